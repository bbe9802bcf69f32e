import { setTimeout as pause } from 'node:timers/promises'
import { appendLog, type OwnEvent, ownRow } from '@/lib/store/call-log'
import { LONGEST_CALL_MS } from '@/lib/store/callers-inside'
import { projectCalls } from '@/lib/store/projection'
import { type QuietCall, quietCalls } from '@/lib/store/quiet-calls'
import { callsAt } from './access'
import type { CallingDeps } from './calling'
import { regionOf } from './region'

/** Who was not heard of for so long is asked after. A long conversation is as quiet as a call whose end was lost. */
export const QUIET_MS = 10 * 60_000
/** Asked again after twice the time, up to this. */
const LONGEST_PAUSE_MS = 60 * 60_000
/** Between two questions: a carrier has other things to do. */
const BREATH_MS = 400
/** Asked after in one round. */
const MOST_ASKED = 50

/**
 * Keeps calls from going on for ever whose end was lost. One look at all of them; called again each minute.
 *
 * The carrier is asked: what it says of the end goes into the log; what it does not know any more is lost sight of. What it
 * says goes on is left alone, and asked after again later. Where nobody can be asked, a day decides: no carrier lets a call
 * go on for so long.
 */
export function makeKeepSight(deps: CallingDeps, { breathMs = BREATH_MS } = {}) {
  /** When each is asked after again: this process's own memory, for a question too many does no harm. */
  const next = new Map<string, { at: number; pauseMs: number }>()

  return async function keepSight(): Promise<void> {
    const now = deps.now()
    const seen = new Set<string>()
    let asked = 0
    let after: QuietCall | undefined
    do {
      const calls = await quietCalls(deps.db, new Date(now - QUIET_MS).toISOString(), after)
      after = calls.at(-1)
      for (const call of calls) {
        seen.add(call.id)
        if (now - Date.parse(call.heardAt) < QUIET_MS || now < (next.get(call.id)?.at ?? 0)) continue
        if (asked >= MOST_ASKED) return
        asked += 1
        const happened = await becameOf(deps, call)
        if (happened) {
          await appendLog(deps.db, [ownRow(call, happened, new Date(deps.now()).toISOString())])
          await projectCalls(deps.db, [call.id])
        } else {
          const pauseMs = Math.min(LONGEST_PAUSE_MS, 2 * (next.get(call.id)?.pauseMs ?? QUIET_MS / 2))
          next.set(call.id, { at: now + pauseMs, pauseMs })
        }
        await pause(breathMs)
      }
    } while (after)
    for (const id of next.keys()) if (!seen.has(id)) next.delete(id)
  }
}

/** What became of a call, as far as anybody knows; nothing where it goes on, or nobody can say. */
async function becameOf(deps: CallingDeps, call: QuietCall): Promise<OwnEvent | undefined> {
  const { carrier, legId, direction, id } = call
  const isTooOld = deps.now() - Date.parse(call.startedAt) > LONGEST_CALL_MS
  const nobodyKnows = isTooOld ? ({ type: 'lost' } as const) : undefined
  const at = await callsAt(deps, carrier)
  if (!at?.calls.look || !legId) return nobodyKnows
  const looked = await at.calls.look(at.access, { legId, ...(await regionOf(deps, id)) })
  if (!looked.ok) return looked.reason === 'not-found' ? { type: 'lost' } : nobodyKnows
  if (!looked.isOver) return undefined
  return {
    type: 'found-over',
    leg: { type: 'leg', state: 'completed', direction, legId, ...looked.told, key: `found-over|${legId}` },
  }
}
