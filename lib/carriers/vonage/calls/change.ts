import type { Voice } from '@vonage/voice'
import type { CallAccess, CallChanged, Calls, LegInCall } from '../../carrier'
import { ask } from './client'

/** Ends a leg; a call that consists of two ends with it. */
export const hangUp: Calls['hangUp'] = (access, leg) =>
  change(access, leg, (voice) => voice.hangupCall(encodeURIComponent(leg.legId)))

/** Sends a leg on to what an address answers. */
export const move: Calls['move'] = (access, leg, answerUrl) =>
  change(access, leg, (voice) => voice.transferCallWithURL(encodeURIComponent(leg.legId), answerUrl))

/** Reads the list of calls, one at most: nothing is changed by it. */
export const check: NonNullable<Calls['check']> = (access) =>
  change(access, {}, (voice) => voice.getCallsPage({ pageSize: 1 }))

async function change(
  access: CallAccess,
  { regionUrl }: Pick<LegInCall, 'regionUrl'>,
  question: (voice: Voice) => Promise<unknown>,
): Promise<CallChanged> {
  const asked = await ask(access, regionUrl, question)
  const sent = asked.sent && { sent: asked.sent }
  if (asked.ok) return { ok: true, ...sent }
  const { reason, isUnknown, detail } = asked
  return { ok: false, reason, ...(isUnknown && { isUnknown }), ...(detail && { detail }), ...sent }
}
