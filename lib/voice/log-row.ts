import {
  type CallEvent,
  type Carrier,
  type CarrierReply,
  HOOKS,
  type Hook,
  type RawRequest,
} from '@/lib/carriers/carrier'
import type { Heard } from '@/lib/flow/call'
import { MASK } from '@/lib/flow/walk'
import { callIdOf } from '@/lib/store/call-id'
import type { LoggedEvent, LogRow } from '@/lib/store/call-log'
import type { Reaction } from './hooks'
import type { Webhook } from './webhook'
import { hideIn } from './without-secrets'

/** A webhook and what became of it, as the log keeps it. How long it took is not known yet. */
export function rowOf(
  { accountCarrier, event, key, token, isSensitive, secrets }: Webhook,
  request: RawRequest,
  { kind, callId, wait, logged, problem }: Reaction,
  reply: CarrierReply,
  receivedAt: Date,
): LogRow {
  const isVoicemail = 'isVoicemail' in event && token
  const logEvent: LoggedEvent = {
    ...(isSensitive ? maskedEvent(event) : event),
    // What stands in the way of making sense of it says what it says.
    ...(problem && { problem: isSensitive && event.type === 'nonsense' ? 'nonsense' : problem }),
    // Where it was left, its address alone knows.
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
    request: hideIn(JSON.stringify(shownRequest(request, isSensitive)), secrets),
    event: hideIn(withoutSealed(JSON.stringify(logEvent)), secrets),
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
  if (isSensitive) return { method, url: url.split('?')[0], headers: plainHeaders(headers), body: MASK }
  return {
    method,
    url: withoutSealed(url),
    // Proxies repeat the address in headers of their own.
    headers: JSON.parse(withoutSealed(JSON.stringify(shown))) as Record<string, string>,
    body: withoutSealed(Buffer.from(body).toString('utf8')),
  }
}

/** A sealed text is as good as the call that it stands for. */
export const withoutSealed = (text: string): string => text.replace(/([?&]t=)[\w-]+/g, '$1…')

/** What says nothing of the call; a proxy may have put the whole address into any other. */
const plainHeaders = (headers: RawRequest['headers']) =>
  Object.fromEntries(
    Object.entries(headers).filter(([name]) =>
      ['content-type', 'content-length', 'user-agent'].includes(name),
    ),
  )

/**
 * Whether what a webhook says belongs in no log: its call waits for something sensitive; or something was heard, or would not be
 * understood, and nobody can tell for which wait, since the state of the call is not there or cannot be read just now.
 */
export function isUnsayable({
  hook,
  event,
  token,
  sealed,
  placed,
}: Pick<Webhook, 'hook' | 'event' | 'token' | 'sealed' | 'placed'>): boolean {
  if (token) return token.call.wait?.sensitive === true
  if (placed || event.type === 'incoming' || event.type === 'sent-on') return false
  return (
    event.type === 'heard' || event.type === 'fallback' || (sealed !== null && HOOKS[hook] === 'instructions')
  )
}

/** What happened, without any words of whoever sent it that may say what was heard. */
function maskedEvent(event: CallEvent): CallEvent {
  const masked = { ...event, key: MASK }
  switch (masked.type) {
    case 'heard':
      return { ...masked, heard: maskedHeard(masked.heard) }
    case 'nonsense':
      return { ...masked, why: MASK }
    case 'trouble':
      return { ...masked, reason: MASK }
    case 'leg':
      return { ...masked, ...(masked.detail !== undefined && { detail: MASK }) }
    case 'fallback': {
      const url = masked.original.url.split('?')[0] ?? ''
      return { ...masked, original: { ...masked.original, url } }
    }
    default:
      return masked
  }
}

function maskedHeard(heard: Heard): Heard {
  if (heard.type === 'digits') return { ...heard, digits: MASK }
  if (heard.type === 'speech') return { ...heard, texts: [MASK] }
  return heard
}
