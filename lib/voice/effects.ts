import type { Sent } from '@/lib/carriers/carrier'
import type { CallState, Heard } from '@/lib/flow/call'
import type { Effect } from '@/lib/flow/kind'
import { findLogByWait } from '@/lib/store/call-log'
import type { Database } from '@/lib/store/database'
import { claimEffect, claimWait, effectState, finishEffect } from '@/lib/store/effects'
import { inTime } from './in-time'
import { shownRequest } from './shown-request'
import type { Sealer } from './token'

/** How often the store is asked whether another process has finished. */
const POLL_MS = 60
/** What an effect may take beyond its own time-out before whoever ran it is given up for dead. */
const GRACE_SECONDS = 5
const SMS_TIMEOUT_SECONDS = 10

/** What came of an effect, and what went over the network for it. */
export type Ran = { heard: Heard; sent?: Sent }

/** Runs an effect. `asRequest` says what is sent, for when it fails before anything comes back. */
export type EffectRunner = {
  run: (effect: Effect, idempotencyKey: string) => Promise<Ran>
  asRequest: (effect: Effect, idempotencyKey: string) => Sent
}

export type Effects = {
  /**
   * True for the outcome of a wait that leads on: the first that asks. Asked before the first effect behind it, so that an
   * outcome that comes late or beside another does nothing in the outside world.
   *
   * @param outcome the key under which the log knows the webhook
   */
  leadsOn: (wait: string, callId: string, outcome: string) => Promise<boolean>
  /**
   * The outcome of an effect that belongs to a wait, run once however often and wherever it is asked for.
   *
   * @param id of the wait: the effect's idempotency key
   * @param call that it is for, as it stands then: what is sensitive about it goes into no log
   * @param effect what to run if nobody has; nothing when it is only asked after
   * @param budgetMs how long to wait for it
   * @returns the outcome, or how long it has been going on
   */
  outcome: (
    id: string,
    call: CallState,
    effect: Effect | undefined,
    budgetMs: number,
  ) => Promise<Heard | { elapsedMs: number }>
}

/** Runs effects of the outside world: each once per wait, also when a webhook comes twice or to two processes. */
export function makeEffects(
  db: Database,
  sealer: Sealer,
  runner: EffectRunner,
  onTrouble: (trouble: unknown, message: string) => void,
): Effects {
  /** Those that this process has asked for, until a while after they are over; `theirs` where another process runs it. */
  const mine = new Map<string, { startedAt: number; outcome: Promise<Heard | 'theirs'> }>()

  async function claim(id: string, callId: string, kind: string): Promise<boolean> {
    try {
      return await inTime(claimEffect(db, { id, callId, kind }))
    } catch (trouble) {
      // The database is away. A call goes on; that the same webhook also reaches another process now is the smaller evil.
      onTrouble(trouble, 'An effect could not be claimed; it is run all the same')
      return true
    }
  }

  async function start(id: string, call: CallState, effect: Effect): Promise<Heard | 'theirs'> {
    setTimeout(() => mine.delete(id), FORGOTTEN_AFTER_MS).unref()
    if (!(await claim(id, call.id, effect.type))) return 'theirs'
    const startedAt = performance.now()
    const { heard, sent } = await runner.run(effect, id).catch((trouble: unknown): Ran => {
      const reason = reasonOf(trouble)
      onTrouble(reason, 'An effect failed')
      return { heard: { type: 'effect-failed', reason } }
    })
    const durationMicros = (performance.now() - startedAt) * 1_000
    const shown = shownRequest(sent ?? runner.asRequest(effect, id), call)
    const kept = call.wait?.sensitive ? { sealed: sealer.seal(JSON.stringify(heard), purposeOf(id)) } : heard
    await finishEffect(db, id, kept, { ...shown, durationMicros }).catch((trouble) =>
      onTrouble(trouble, 'The outcome of an effect could not be kept'),
    )
    return heard
  }

  return {
    async leadsOn(wait, callId, outcome) {
      try {
        if ((await inTime(claimWait(db, wait, callId, outcome))) !== outcome) return false
        // One that had no effects behind it claimed nothing, and stands in the log.
        const first = await inTime(findLogByWait(db, wait))
        return first === undefined || first.key === outcome
      } catch (trouble) {
        onTrouble(trouble, 'A wait could not be claimed; the call goes on all the same')
        return true
      }
    },

    async outcome(id, call, effect, budgetMs) {
      const until = performance.now() + budgetMs
      // Set before anything is awaited: the same webhook a moment later finds it.
      if (effect && !mine.has(id)) mine.set(id, { startedAt: Date.now(), outcome: start(id, call, effect) })
      const own = mine.get(id)
      if (own) {
        const outcome = await within(own.outcome, until - performance.now())
        if (outcome === undefined) return { elapsedMs: Date.now() - own.startedAt }
        if (outcome !== 'theirs') return outcome
      }
      return theirs({ db, sealer }, id, effect, until)
    },
  }
}

/** Longer than any effect takes with the polls that follow it. */
const FORGOTTEN_AFTER_MS = 120_000

/** Waits for what another process runs. */
async function theirs(
  { db, sealer }: { db: Database; sealer: Sealer },
  id: string,
  effect: Effect | undefined,
  until: number,
): Promise<Heard | { elapsedMs: number }> {
  for (;;) {
    // A database that does not answer says nothing about the effect: it is asked again at the next look.
    const state = await inTime(effectState(db, id)).catch(() => 'unknown' as const)
    if (state === undefined) return { type: 'effect-failed', reason: 'never-started' }
    if (state !== 'unknown' && state.state === 'done')
      return 'sealed' in state.outcome ? opened(sealer, id, state.outcome.sealed) : state.outcome
    const elapsedMs = state === 'unknown' ? 0 : Date.now() - Date.parse(state.startedAt)
    if (elapsedMs > (timeoutOf(effect) + GRACE_SECONDS) * 1_000)
      return { type: 'effect-failed', reason: 'lost' }
    if (performance.now() + POLL_MS > until) return { elapsedMs }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS))
  }
}

const purposeOf = (id: string): string => `effect:${id}`

function opened(sealer: Sealer, id: string, sealed: string): Heard {
  const text = sealer.open(sealed, purposeOf(id))
  return text === undefined ? { type: 'effect-failed', reason: 'lost' } : (JSON.parse(text) as Heard)
}

/** A short word for the log: ours (`timeout`) or the network's code (`ECONNREFUSED`), never a sentence that holds an address. */
function reasonOf(trouble: unknown): string {
  if (!(trouble instanceof Error)) return 'failed'
  const code = (trouble as NodeJS.ErrnoException).code
  return /^[a-z-]+$/.test(trouble.message) ? trouble.message : (code ?? 'failed')
}

const timeoutOf = (effect: Effect | undefined): number =>
  effect?.type === 'http' ? effect.timeoutSeconds : effect?.type === 'sms' ? SMS_TIMEOUT_SECONDS : 20

async function within<T>(promise: Promise<T>, milliseconds: number): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), Math.max(0, milliseconds))
  })
  try {
    return await Promise.race([promise, late])
  } finally {
    clearTimeout(timer)
  }
}
