import type { Sent } from '@/lib/carriers/carrier'
import type { CallState } from '@/lib/flow/call'
import { MASK } from '@/lib/flow/walk'
import { withoutSealed } from './log-row'
import { hiding } from './without-secrets'

/** So much of a body is kept. */
const MAX_CHARACTERS = 8_000

/** Headers whose values open nothing. Whatever else a designer sends may be a key. */
const HARMLESS = ['accept', 'accept-language', 'content-type', 'idempotency-key', 'user-agent']

const SECRET_NAME =
  '(?:[\\w.-]*(?:key|token|secret|passw|auth(?!or)|signature|credential)[\\w.-]*|pin|sig|session)'
const SECRET_IN_JSON = new RegExp(`("${SECRET_NAME}"\\s*:\\s*)(?:"(?:[^"\\\\]|\\\\.)*"|-?[\\d.]+)`, 'gi')
const SECRET_IN_FORM = new RegExp(`((?:^|[?&])${SECRET_NAME}=)[^&#]*`, 'gi')
/** Letters and digits mixed, and many of them: a part of a path that may open what stands behind it. */
const SECRET_IN_PATH = /^(?=.*\d)(?=.*[A-Za-z])[\w~.-]{16,}$/

/**
 * A request of ours and its answer as a log may keep them: bounded, and without keys, passwords, sealed states and the sensitive
 * values of the call. Of one that may hold something sensitive only where it went is kept.
 *
 * @param call as it stood when the request was made; absent for what was asked of the carrier about the call itself, whose
 *   addresses hold ids and no secrets
 */
export function shownRequest(
  { method, url, headers, body, status, answer }: Sent,
  call?: Pick<CallState, 'sensitive' | 'variables' | 'wait'>,
): Sent {
  const isSecret = call?.wait?.sensitive === true
  const text = (raw: string) => (raw === '' ? '' : isSecret ? MASK : bounded(withoutNamedSecrets(raw)))
  const shown: Sent = {
    method,
    url: !call ? url : isSecret ? originOf(url) : withoutSecretParts(url),
    ...(headers && { headers: withoutValues(headers, isSecret) }),
    body: text(body),
    ...(status !== undefined && { status }),
    ...(answer !== undefined && { answer: text(answer) }),
  }
  return (call && hiding(call)?.(shown)) ?? shown
}

const withoutNamedSecrets = (text: string): string =>
  withoutSealed(text).replace(SECRET_IN_JSON, `$1"${MASK}"`).replace(SECRET_IN_FORM, `$1${MASK}`)

const bounded = (text: string): string =>
  text.length <= MAX_CHARACTERS ? text : `${text.slice(0, MAX_CHARACTERS)}… (${text.length} characters)`

const originOf = (url: string): string => (URL.canParse(url) ? `${new URL(url).origin}/${MASK}` : MASK)

function withoutSecretParts(url: string): string {
  if (!URL.canParse(url)) return withoutNamedSecrets(url)
  const { origin, pathname, search } = new URL(url)
  const path = pathname
    .split('/')
    .map((part) => (SECRET_IN_PATH.test(part) ? MASK : part))
    .join('/')
  return `${origin}${path}${withoutNamedSecrets(search)}`
}

const withoutValues = (headers: Record<string, string>, isSecret: boolean): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      HARMLESS.includes(name.toLowerCase()) && (!isSecret || name.toLowerCase() === 'content-type')
        ? value
        : MASK,
    ]),
  )
