import { dialectOf } from '@/lib/carriers'
import { nodeOf } from '@/lib/flow/document'
import { allow } from '@/lib/store/allow'
import { audit } from '@/lib/store/audit'
import { callIdOf } from '@/lib/store/call-id'
import { findLogByWait } from '@/lib/store/call-log'
import { type CallDetail, getCall } from '@/lib/store/calls'
import { newId } from '@/lib/store/new-id'
import { getPlacedCall, isPlacedId } from '@/lib/store/placed-calls'
import { getVersion, liveVersionOf } from '@/lib/store/versions'
import { sentOnUrl } from '@/lib/voice/sent-on'
import { standingOf } from '@/lib/voice/standing'
import type { Sealer } from '@/lib/voice/token'
import { waitKey } from '@/lib/voice/turn'
import { callsAt } from './access'
import type { CallingDeps } from './calling'
import { noted } from './noted'
import { regionOf } from './region'
import { troubleText, uncertainty } from './words'

/** A node of the version that the call runs, or the start of another flow's live version; by their ids. */
export type MoveTarget = { node: string } | { flow: string }

export type Moved =
  | { ok: true }
  | { ok: false; reason: 'not-found' | 'over' | 'not-known-yet' | 'not-set-up' }
  /** No node of the version that the call runs, or no published flow. */
  | { ok: false; reason: 'node-not-found' | 'flow-not-published' }
  /** Somebody was reached, and they talk. */
  | { ok: false; reason: 'talking' }
  /** The flow's part in the call is over: it is in a conference, or runs a carrier's own document. */
  | { ok: false; reason: 'out-of-hand' }
  | { ok: false; reason: 'carrier'; text: string }

/**
 * Sends a call that goes on to another place. The carrier is given an address that carries the call's sealed state, and asks
 * there what the caller hears. What the caller was waiting for before is over then.
 */
export async function move(
  deps: CallingDeps,
  sealer: Sealer,
  askedId: string,
  to: MoveTarget,
): Promise<Moved> {
  const { db, config } = deps
  allow(db, 'publisher')
  const id = await logIdOf(deps, askedId)
  const call = id && (await getCall(db, id))
  if (!id || !call)
    return { ok: false, reason: isPlacedId(askedId) && id !== undefined ? 'not-known-yet' : 'not-found' }
  if (call.state === 'ended') return { ok: false, reason: 'over' }
  if (!call.legId) return { ok: false, reason: 'not-known-yet' }

  const dialect = { accountCarrier: call.carrier, dialect: dialectOf(call.carrier) }
  const standing = await standingOf({ db, sealer }, dialect, id)
  if (!standing?.wait) return { ok: false, reason: call.turns === 0 ? 'not-known-yet' : 'out-of-hand' }
  if (await findLogByWait(db, waitKey(id, standing.wait.n))) return { ok: false, reason: 'out-of-hand' }
  if (standing.wait.type === 'dial' && isTalking(call)) return { ok: false, reason: 'talking' }

  const place = await placeOf(deps, standing.version, to)
  if (!place.ok) return place
  const at = await callsAt(deps, call.carrier)
  if (!at) return { ok: false, reason: 'not-set-up' }
  const { version, node, name } = place
  const url = sentOnUrl({ sealer, publicUrl: config.publicUrl }, dialect, {
    id: newId(),
    callId: id,
    by: db.actor.name,
    version,
    node,
    name,
    call: standing,
  })
  const leg = { legId: call.legId, ...(await regionOf(deps, id)) }
  const done = await noted(deps, { callId: id, kind: 'move' }, () => at.calls.move(at.access, leg, url))
  const outcome = done.ok ? undefined : uncertainty(done)
  if (done.ok || outcome)
    await audit(db, { action: 'call.moved', subject: id, details: { to: name, ...(outcome && { outcome }) } })
  if (done.ok) return { ok: true }
  return { ok: false, reason: 'carrier', text: troubleText(call.carrier, done, MAYBE_MOVED) }
}

const MAYBE_MOVED = 'The caller may have been moved all the same.'

/** The id under which a call stands in the log; `null` where it does not yet. */
async function logIdOf({ db }: CallingDeps, id: string): Promise<string | null | undefined> {
  if (!isPlacedId(id)) return id
  const placed = await getPlacedCall(db, id)
  return placed?.conversationId && callIdOf(placed.carrier, placed.conversationId)
}

/** A dialled party has answered and is there. A machine that is listened to still has not been joined. */
const isTalking = ({ legs }: Pick<CallDetail, 'legs'>): boolean =>
  legs.some(
    ({ answeredAt, endedAt, state }) => answeredAt !== null && endedAt === null && state !== 'machine',
  )

type Found = { ok: true; version: string; node: string; name: string } | Extract<Moved, { ok: false }>

async function placeOf({ db }: CallingDeps, running: string, to: MoveTarget): Promise<Found> {
  if ('flow' in to) {
    const live = await liveVersionOf(db, to.flow)
    if (!live) return { ok: false, reason: 'flow-not-published' }
    const { id, document } = live
    return { ok: true, version: id, node: document.start ?? '', name: document.name }
  }
  const version = await getVersion(db, running)
  const node = version && nodeOf(version.document, to.node)
  if (!version || !node) return { ok: false, reason: 'node-not-found' }
  return { ok: true, version: running, node: to.node, name: node.name || to.node }
}
