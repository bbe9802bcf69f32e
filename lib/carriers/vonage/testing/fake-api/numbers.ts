import { type Answer, type Asked, type FakeApi, isOwner, type World } from './world'

const SETTABLE = [
  'app_id',
  'moHttpUrl',
  'moSmppSysType',
  'voiceCallbackType',
  'voiceCallbackValue',
  'voiceStatusCallback',
  'messagesCallbackType',
  'messagesCallbackValue',
] as const
const CALLBACK_TYPES = ['sip', 'tel', 'app']

/** Numbers API (https://developer.vonage.com/en/api/numbers). */
export const numbers: FakeApi = (world, asked) => {
  const address = `${asked.method} ${asked.url.pathname}`
  if (address !== 'GET /account/numbers' && address !== 'POST /number/update') return undefined
  if (!isOwner(world, asked))
    return { status: 401, body: { 'error-code': '401', 'error-code-label': 'authentication failed' } }
  return address === 'GET /account/numbers' ? owned(world, asked) : update(world, asked)
}

/** An account without numbers, and a search that finds none, get `{}`. */
function owned({ numbers }: World, { url }: Asked): Answer {
  const query = url.searchParams
  const size = Number(query.get('size') ?? 10)
  if (!(size >= 1 && size <= 100)) return failed
  const pattern = query.get('pattern') ?? ''
  const hasApplication = query.get('has_application')
  const found = [...numbers.values()].filter(
    (number) =>
      isLike(number.msisdn, pattern, query.get('search_pattern') ?? '0') &&
      (!query.get('application_id') || number.app_id === query.get('application_id')) &&
      (hasApplication === null || String(number.app_id !== undefined) === hasApplication) &&
      (!query.get('country') || number.country === query.get('country')),
  )
  if (found.length === 0) return { status: 200, body: {} }
  const index = Number(query.get('index') ?? 1)
  return {
    status: 200,
    body: { count: found.length, numbers: found.slice((index - 1) * size, index * size) },
  }
}

const isLike = (msisdn: string, pattern: string, how: string): boolean =>
  how === '1' ? msisdn.includes(pattern) : how === '2' ? msisdn.endsWith(pattern) : msisdn.startsWith(pattern)

/** What the form leaves out is reset. */
function update({ numbers, applications }: World, asked: Asked): Answer {
  if (!asked.headers['content-type']?.startsWith('application/x-www-form-urlencoded')) return failed
  const { country, msisdn = '', ...given } = Object.fromEntries(new URLSearchParams(asked.body))
  const number = numbers.get(msisdn)
  if (!number || number.country !== country) return failed
  if (Object.keys(given).some((name) => !SETTABLE.some((known) => known === name))) return failed
  if (given.app_id !== undefined && !applications.has(given.app_id)) return failed
  if (given.voiceCallbackType && !CALLBACK_TYPES.includes(given.voiceCallbackType)) return failed
  const { type, features } = number
  numbers.set(msisdn, { country, msisdn, type, features, ...given })
  return { status: 200, body: { 'error-code': '200', 'error-code-label': 'success' } }
}

const failed: Answer = { status: 420, body: { 'error-code': '420', 'error-code-label': 'method failed' } }
