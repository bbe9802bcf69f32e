import { callIdOf } from '@/lib/store/call-id'
import { getPlacedCall, type PlacedCall, type PlacedState } from '@/lib/store/placed-calls'
import type { CallingDeps } from './calling'

/** A carrier answers, or is given up on, within this time; whoever asked it is gone after it. */
export const ANSWERED_WITHIN_MS = 30_000

/** A placed call as it is told of. */
export type ShownPlacedCall = Omit<
  PlacedCall,
  'state' | 'dueAt' | 'legId' | 'conversationId' | 'versionId'
> & {
  /** `unknown`: the carrier was asked, and nobody knows whether it has placed the call. */
  state: PlacedState | 'unknown'
  /** The id of the call in the log, as soon as there is one. */
  callId: string | null
}

/** How it stands with a call that was asked for here. */
export async function look({ db, now }: CallingDeps, id: string): Promise<ShownPlacedCall | undefined> {
  const call = await getPlacedCall(db, id)
  return call && asShown(call, now())
}

/**
 * A call as it stands, also where the process that placed it has gone: what waited for its turn then was never asked for, and of
 * what was asked for nobody has the answer. Nothing is ever tried again by itself.
 */
export function asShown(
  { dueAt, legId: _, conversationId, versionId: __, ...call }: PlacedCall,
  now: number,
): ShownPlacedCall {
  const shown = { ...call, callId: conversationId && callIdOf(call.carrier, conversationId) }
  if (call.state === 'waiting' && now - Date.parse(dueAt ?? '') > ANSWERED_WITHIN_MS)
    return { ...shown, state: 'refused', reason: NEVER_ASKED }
  if (call.state !== 'asked') return shown
  if (call.reason) return { ...shown, state: 'unknown' }
  return now - Date.parse(call.updatedAt) > ANSWERED_WITHIN_MS
    ? { ...shown, state: 'unknown', reason: NO_ANSWER_KEPT }
    : shown
}

export const NEVER_ASKED = 'Patchbay was stopped before it was this call’s turn. Nobody was rung.'
const NO_ANSWER_KEPT =
  'Patchbay was stopped while it asked the carrier. It may have been placed: look at the carrier’s own list of calls before you ask again.'
