import { createHmac, hash } from 'node:crypto'
import type { Heard } from '@/lib/flow/call'
import { type Account, HOOKS, type Hook, type RawRequest } from '../carrier'
import { queryOf, TOKEN_PARAMETER } from './request'

/** Longer keys are hashed: databases bound what they index. */
const MAX_KEY = 200

/**
 * The key by which the log knows a webhook again. Vonage sends no event id, and what it sends twice is the same text, so the
 * key is made of what the event says of itself.
 *
 * Where the answer matters, the hook and the end of our own token are in it as well: the same state of a leg may be told to
 * two addresses, and one of them waits for instructions; and a sender who gives no time may press the same key twice.
 */
export function keyOf(hook: Hook, request: RawRequest, type: string, parts: (string | undefined)[]): string {
  const isAnswered = HOOKS[hook] === 'instructions' && hook !== 'answer'
  const key = [
    type,
    ...(isAnswered ? [hook, tokenEnd(request)] : []),
    ...parts.map((part) => part?.replaceAll('|', '/') ?? ''),
  ].join('|')
  return key.length <= MAX_KEY ? key : `${type}|${hash('sha256', key)}`
}

/** A sealed token ends in its seal, which no other token shares. */
const tokenEnd = ({ url }: RawRequest): string =>
  (/[?&]t=([^&#]*)/.exec(url)?.[1] ?? '').slice(-32).replace(/[^\w-]/g, '')

/**
 * Tells one outcome from another without saying it: keys stand in the log, and what was pressed may be a PIN. A plain hash of
 * four digits is as good as the digits, so it is keyed with the account's secret. An account without one gets no difference.
 */
export const markOf = (heard: Heard, { secrets }: Account): string => {
  const secret = secrets.find((secret) => secret !== '')
  if (!secret) return ''
  return createHmac('sha256', secret).update(JSON.stringify(heard)).digest('base64url').slice(0, 16)
}

/** The key of a webhook that says nothing to know it by: all of it. */
export const keyOfBytes = (request: RawRequest): string => {
  const query = queryOf(request).filter(([name]) => name !== TOKEN_PARAMETER)
  return `nonsense|${request.method}|${hash('sha256', JSON.stringify(query))}|${hash('sha256', request.body)}`
}
