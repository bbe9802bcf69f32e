import type { LegInCall } from '@/lib/carriers/carrier'
import { allow } from '@/lib/store/allow'
import { audit } from '@/lib/store/audit'
import { callIdOf } from '@/lib/store/call-id'
import { appendLog, ownRow } from '@/lib/store/call-log'
import { getCall } from '@/lib/store/calls'
import { getPlacedCall, isPlacedId, takeBack } from '@/lib/store/placed-calls'
import { projectCalls } from '@/lib/store/projection'
import { callsAt } from './access'
import type { CallingDeps } from './calling'
import { noted } from './noted'
import { regionOf } from './region'
import { troubleText, uncertainty } from './words'

export type HungUp =
  /** It is over, or was already. */
  | { ok: true }
  | { ok: false; reason: 'not-found' | 'not-set-up' }
  /** The carrier has been asked for it and has not answered. */
  | { ok: false; reason: 'not-known-yet' }
  | { ok: false; reason: 'carrier'; text: string }

type Found = HungUp | { carrier: string; leg: LegInCall; callId: string | undefined }

/** Ends a call: one that was asked for here, or any that goes on. The log and the audit log know who did it. */
export async function hangUp(deps: CallingDeps, id: string): Promise<HungUp> {
  const { db, now } = deps
  allow(db, 'publisher')
  const found = isPlacedId(id) ? await placedLeg(deps, id) : await legInLog(deps, id)
  if ('ok' in found) return found
  const { carrier, leg, callId } = found
  const at = await callsAt(deps, carrier)
  if (!at) return { ok: false, reason: 'not-set-up' }
  const done = await noted(deps, { callId, kind: 'hang-up' }, () => at.calls.hangUp(at.access, leg))
  if (!done.ok) {
    const outcome = uncertainty(done)
    if (outcome) await audit(db, { action: 'call.ended', subject: callId ?? id, details: { outcome } })
    return { ok: false, reason: 'carrier', text: troubleText(carrier, done, MAYBE_ENDED) }
  }
  // The carrier tells the end before or after this; together they say who ended it, in either order.
  if (callId) {
    const happened = { type: 'hung-up-here', by: db.actor.name } as const
    await appendLog(db, [ownRow({ id: callId, carrier }, happened, new Date(now()).toISOString())])
    await projectCalls(db, [callId])
  }
  await audit(db, { action: 'call.ended', subject: callId ?? id })
  return { ok: true }
}

const MAYBE_ENDED = 'The call may have been ended all the same.'

async function placedLeg({ db }: CallingDeps, id: string): Promise<Found> {
  if (await takeBack(db, id, 'It was taken back before it was its turn. Nobody was rung.'))
    return { ok: true }
  const call = await getPlacedCall(db, id)
  if (!call) return { ok: false, reason: 'not-found' }
  if (call.state === 'ended' || call.state === 'refused') return { ok: true }
  const { carrier, legId, conversationId } = call
  if (!legId) return { ok: false, reason: 'not-known-yet' }
  const callId = conversationId && callIdOf(carrier, conversationId)
  const region = callId ? await regionOf({ db }, callId) : {}
  return { carrier, leg: { legId, ...region }, callId: callId ?? undefined }
}

async function legInLog({ db }: CallingDeps, id: string): Promise<Found> {
  const call = await getCall(db, id)
  if (!call) return { ok: false, reason: 'not-found' }
  if (call.state === 'ended') return { ok: true }
  if (!call.legId) return { ok: false, reason: 'not-known-yet' }
  return {
    carrier: call.carrier,
    leg: { legId: call.legId, ...(await regionOf({ db }, id)) },
    callId: id,
  }
}
