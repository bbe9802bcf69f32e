import { z } from 'zod'
import type { LegInCall } from '@/lib/carriers/carrier'
import { callIdOf } from '@/lib/store/call-id'
import { logOfCall } from '@/lib/store/call-log'
import { getCall } from '@/lib/store/calls'
import { getPlacedCall, isPlacedId, takeBack } from '@/lib/store/placed-calls'
import { callsAt } from './access'
import type { CallingDeps } from './calling'
import { troubleText } from './words'

export type HungUp =
  /** It is over, or was already. */
  | { ok: true }
  | { ok: false; reason: 'not-found' | 'not-set-up' }
  /** The carrier has been asked for it and has not answered. */
  | { ok: false; reason: 'not-known-yet' }
  | { ok: false; reason: 'carrier'; text: string }

type Found = HungUp | { carrier: string; leg: LegInCall }

/** Ends a call: one that was asked for here, or any that goes on. */
export async function hangUp(deps: CallingDeps, id: string): Promise<HungUp> {
  const found = isPlacedId(id) ? await placedLeg(deps, id) : await legInLog(deps, id)
  if ('ok' in found) return found
  const at = await callsAt(deps, found.carrier)
  if (!at) return { ok: false, reason: 'not-set-up' }
  const done = await at.calls.hangUp(at.access, found.leg)
  return done.ok ? done : { ok: false, reason: 'carrier', text: troubleText(found.carrier, done) }
}

async function placedLeg({ db }: CallingDeps, id: string): Promise<Found> {
  if (await takeBack(db, id, 'It was taken back before it was its turn. Nobody was rung.'))
    return { ok: true }
  const call = await getPlacedCall(db, id)
  if (!call) return { ok: false, reason: 'not-found' }
  if (call.state === 'ended' || call.state === 'refused') return { ok: true }
  const { carrier, legId, conversationId } = call
  if (!legId) return { ok: false, reason: 'not-known-yet' }
  const callId = conversationId && callIdOf(carrier, conversationId)
  return { carrier, leg: { legId, ...(callId && (await regionOf({ db }, callId))) } }
}

async function legInLog({ db }: CallingDeps, id: string): Promise<Found> {
  const call = await getCall(db, id)
  if (!call) return { ok: false, reason: 'not-found' }
  if (call.state === 'ended') return { ok: true }
  if (!call.legId) return { ok: false, reason: 'not-known-yet' }
  return { carrier: call.carrier, leg: { legId: call.legId, ...(await regionOf({ db }, id)) } }
}

const told = z.object({ regionUrl: z.string() })

/** Where the carrier wants to be called about a call: it told with the first webhook. */
async function regionOf(
  { db }: Pick<CallingDeps, 'db'>,
  callId: string,
): Promise<Pick<LegInCall, 'regionUrl'>> {
  for (const { event } of await logOfCall(db, callId)) {
    const read = told.safeParse(event && JSON.parse(event))
    if (read.success) return { regionUrl: read.data.regionUrl }
  }
  return {}
}
