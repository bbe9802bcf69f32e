import type { CallEvent, Carrier, CarrierReply, Hook, RawRequest } from '@/lib/carriers/carrier'
import type { Heard } from '@/lib/flow/call'
import { MASK } from '@/lib/flow/walk'
import { callIdOf } from '@/lib/store/call-id'
import type { LoggedEvent, LogRow } from '@/lib/store/call-log'
import type { Reaction } from './hooks'
import type { Webhook } from './webhook'

/** A webhook and what became of it, as the log keeps it. How long it took is not known yet. */
export function rowOf(
  { accountCarrier, event, key, token, isSensitive }: Webhook,
  request: RawRequest,
  { kind, callId, wait, logged, problem }: Reaction,
  reply: CarrierReply,
  receivedAt: Date,
): LogRow {
  const masked = isSensitive
    ? { ...event, ...(event.type === 'heard' && { heard: maskedHeard(event.heard) }), key: MASK }
    : event
  const isVoicemail = 'isVoicemail' in event && token
  const logEvent: LoggedEvent = {
    ...masked,
    ...(problem && { problem }),
    ...(isVoicemail && { left: { version: token.call.version, node: token.call.node } }),
  }
  return {
    key,
    waitKey: wait ?? null,
    callId:
      callId ??
      token?.call.id ??
      (event.conversationId ? callIdOf(accountCarrier, event.conversationId) : null),
    carrier: accountCarrier,
    kind: kind ?? event.type,
    receivedAt: receivedAt.toISOString(),
    request: JSON.stringify(shownRequest(request, isSensitive)),
    event: withoutSealed(JSON.stringify(logEvent)),
    status: reply.status,
    reply: reply.body,
    turn: logged ? JSON.stringify(logged) : null,
    durationMicros: 0,
  }
}

/** Time first: rows that come together stand together in the index of the keys, which spares most of its writing. */
export const keyOf = (carrier: Carrier, hook: Hook, event: CallEvent): string =>
  `${event.at ?? ''}|${carrier.name}:${hook}:${event.key}`

/** A webhook as a log may keep it: without the sealed state, without what proves who sent it, and without what is sensitive. */
function shownRequest({ method, url, headers, body }: RawRequest, isSensitive: boolean) {
  const { authorization: _, cookie: __, ...shown } = headers
  if (isSensitive) return { method, url: url.split('?')[0], headers: shown, body: MASK }
  return {
    method,
    url: withoutSealed(url),
    headers: shown,
    body: withoutSealed(Buffer.from(body).toString('utf8')),
  }
}

/** A sealed text is as good as the call that it stands for. */
export const withoutSealed = (text: string): string => text.replace(/([?&]t=)[\w-]+/g, '$1…')

function maskedHeard(heard: Heard): Heard {
  if (heard.type === 'digits') return { ...heard, digits: MASK }
  if (heard.type === 'speech') return { ...heard, texts: [MASK] }
  return heard
}
