import { dialectOf } from '@/lib/carriers'
import type { CallAccess, Calls } from '@/lib/carriers/carrier'
import { allow } from '@/lib/store/allow'
import { callIdOf } from '@/lib/store/call-id'
import { getFlow } from '@/lib/store/flows'
import { getNumber } from '@/lib/store/numbers'
import {
  findPlacedByKey,
  getPlacedCall,
  markAsked,
  moveTurn,
  noteProgress,
  type PlacedCall,
  takeBack,
  takeTurn,
} from '@/lib/store/placed-calls'
import { placedLinks } from '@/lib/voice/placed'
import type { Sealer } from '@/lib/voice/token'
import { callsAt } from './access'
import type { CallingDeps } from './calling'
import { ANSWERED_WITHIN_MS, asShown, NEVER_ASKED, type ShownPlacedCall } from './look'
import { keepSent } from './noted'
import { troubleText } from './words'

/** How long somebody who asks may be kept waiting for a turn. */
const MAX_WAIT_MS = 10_000

export type CallWanted = {
  /** E.164, one of our numbers. */
  from: string
  /** E.164. */
  to: string
  /** The id of a flow; its live version runs. */
  flow: string
  /** The same key asks for the same call, however often. */
  idempotencyKey: string
}

export type Placing =
  | { ok: true; call: ShownPlacedCall; isNew: boolean }
  | {
      ok: false
      reason: 'key-reused' | 'number-not-found' | 'flow-not-found' | 'flow-not-published' | 'not-set-up'
    }
  | { ok: false; reason: 'too-many'; retryAfterSeconds: number }

/**
 * Rings somebody, and lets a flow speak to them when they answer. Resolves when the carrier has said whether it does; nothing is
 * ever asked twice of it, because nobody shall be rung twice.
 */
export async function place(deps: CallingDeps, sealer: Sealer, wanted: CallWanted): Promise<Placing> {
  const { db, now } = deps
  allow(db, 'publisher')
  const { from, to, flow: flowId, idempotencyKey } = wanted
  const known = await findPlacedByKey(db, idempotencyKey)
  if (known) {
    const isSame = known.from === from && known.to === to && known.flowId === flowId
    return isSame
      ? { ok: true, call: asShown(known, now()), isNew: false }
      : { ok: false, reason: 'key-reused' }
  }

  const [number, flow] = await Promise.all([getNumber(db, from), getFlow(db, flowId)])
  if (!number) return { ok: false, reason: 'number-not-found' }
  if (!flow) return { ok: false, reason: 'flow-not-found' }
  if (!flow.liveVersion) return { ok: false, reason: 'flow-not-published' }
  const { carrier } = number
  const at = await callsAt(deps, carrier)
  if (!at) return { ok: false, reason: 'not-set-up' }

  const startedAt = now()
  const taken = await takeTurn(
    db,
    { idempotencyKey, carrier, from, to, flowId, versionId: flow.liveVersion.id },
    { perSecond: at.calls.perSecond, maxWaitMs: MAX_WAIT_MS, now },
  )
  if (!taken.ok) return taken
  if (!taken.isNew) return { ok: true, call: asShown(taken.call, now()), isNew: false }
  const isDone = await ask(deps, sealer, taken.call, at, startedAt + MAX_WAIT_MS)
  const call = await getPlacedCall(db, taken.call.id)
  if (!isDone || !call) return { ok: false, reason: 'too-many', retryAfterSeconds: 1 }
  return { ok: true, call: asShown(call, now()), isNew: true }
}

/**
 * Waits for the call's turn, and asks the carrier.
 *
 * @returns false when the carrier was too busy until the time was up
 */
async function ask(
  { db, config, now, sleep }: CallingDeps,
  sealer: Sealer,
  call: PlacedCall,
  { calls, access }: { calls: Calls; access: CallAccess },
  until: number,
): Promise<boolean> {
  const { id, carrier, from, to, versionId } = call
  const links = placedLinks(
    { sealer, publicUrl: config.publicUrl },
    { accountCarrier: carrier, dialect: dialectOf(carrier) },
    { id, version: versionId },
  )
  let due: number | undefined = Date.parse(call.dueAt ?? '')
  for (;;) {
    await sleep(Math.max(0, due - now()))
    // This process stood still, as a laptop does that is closed: by now everybody was told that nobody is rung.
    if (now() - due > ANSWERED_WITHIN_MS) await takeBack(db, id, NEVER_ASKED)
    // Taken back while it waited.
    if (!(await markAsked(db, id))) return true
    const askedAt = now()
    const answer = await calls.place(access, { from, to, ...links })
    const tookMs = now() - askedAt
    if (answer.ok) {
      const { legId, conversationId, sent } = answer
      await noteProgress(db, id, { state: 'placed', legId, conversationId })
      const callId = callIdOf(carrier, conversationId)
      if (sent) await keepSent(db, { callId, kind: 'place', startedAt: askedAt, sent }, tookMs)
      return true
    }
    if (answer.reason !== 'too-many') {
      const reason = troubleText(carrier, answer, MAYBE_PLACED)
      // Where nobody knows whether it was placed, it stays asked for; a webhook of the call tells, if it was.
      await noteProgress(db, id, { state: answer.isUnknown ? 'asked' : 'refused', reason })
      return true
    }
    due = await moveTurn(db, call, { perSecond: calls.perSecond, until, now })
    if (due === undefined) return false
  }
}

const MAYBE_PLACED =
  'It may have been placed all the same: look at the carrier’s own list of calls before you ask again.'
