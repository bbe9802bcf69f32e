import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Account, type CallEvent, HOOKS, type Hook, type RawRequest } from '../carrier'
import { read } from './read'

const account: Account = {
  carrier: 'vonage',
  id: 'abcd1234',
  secrets: ['test-signature-secret-0123456789'],
  applicationIds: [],
  acceptsUnsigned: false,
}

type Fixture = { hook: Hook; method: 'GET' | 'POST'; body?: unknown; query?: string }

const folder = new URL('./fixtures/', import.meta.url)
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.json') && !name.endsWith('.golden.json'))
  .map((name) => name.replace('.json', ''))
const fixture = (name: string): Fixture => JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8'))

const requestOf = ({ hook, method, body, query }: Fixture, token?: string): RawRequest => ({
  method,
  url: `/webhooks/vonage/${hook}?${[token && `t=${token}`, query].filter(Boolean).join('&')}`,
  headers: {},
  body: new TextEncoder().encode(body === undefined ? '' : JSON.stringify(body)),
})

const readFixture = (name: string, token?: string) =>
  read({ ok: true, request: requestOf(fixture(name), token), account }, fixture(name).hook)

const readBody = (body: unknown, hook: Hook = 'event', more: Partial<RawRequest> = {}) =>
  read({ ok: true, request: { ...requestOf({ hook, method: 'POST', body }), ...more }, account }, hook)

const conversationId = 'CON-2541d01c-253e-48be-a8e0-da4bbe4c3722'
const legId = 'aaaaaaaabbbbccccdddd0123456789ab'
const far = 'bbbbbbbb-cccc-dddd-eeee-0123456789ab'
const at = '2026-01-01T12:00:41.712Z'
const there = { conversationId, legId, at, caller: '+447700900001', called: '+442079460000' }
const farLeg = { conversationId, legId: far, at, caller: '+442079460000', called: '+442079460018' }
const leg = { ...farLeg, type: 'leg', direction: 'outbound' }

const heard = (heard: unknown, more = {}) => ({ type: 'heard', heard, ...there, ...more })
const digits = (digits: string) => heard({ type: 'digits', digits })
const notReached = (outcome: string, detail: string) => ({ heard: { type: 'dial', outcome, detail } })
const recording = {
  type: 'recording',
  recordingId: 'cccccccc-dddd-eeee-ffff-0123456789ab',
  sizeBytes: 12222,
  startedAt: '2026-01-01T12:00:35.000Z',
  endedAt: '2026-01-01T12:00:42.000Z',
  conversationId,
  at,
}
const ended = {
  ...there,
  type: 'leg',
  state: 'completed',
  direction: 'inbound',
  startedAt: '2026-01-01T12:00:35.000Z',
  endedAt: '2026-01-01T12:00:42.000Z',
  durationSeconds: 7,
  price: { total: 0.000525, perMinute: 0.0045, currency: 'EUR' },
}
const incoming = { ...there, at: undefined, type: 'incoming', direction: 'inbound' }
const silence = heard({ type: 'silence' })

/** What each fixture says, without its key. */
const EXPECTED: Record<string, object> = {
  'a-call-comes-in': { ...incoming, regionUrl: 'https://api-eu-3.vonage.com' },
  'a-call-comes-in-by-get': { ...incoming, caller: '+14845552121', legId: '0A0000000123ABCD1' },
  'a-call-comes-in-without-a-number': { ...incoming, caller: 'anonymous' },
  'a-call-comes-in-from-an-app': {
    ...incoming,
    legId: far,
    caller: 'alice',
    regionUrl: 'https://api-us-3.vonage.com',
  },
  'a-call-comes-in-from-a-sip-phone': { ...incoming, legId: far, caller: 'sip:desk@acme.example' },
  'caller-pressed-keys-until-the-timeout': digits('3'),
  'caller-pressed-keys-up-to-the-last': digits('0042'),
  'caller-pressed-one-key': digits('1'),
  'caller-ended-with-hash': digits('1234'),
  'caller-pressed-hash-alone': digits('#'),
  'caller-pressed-nothing': silence,
  'caller-pressed-nothing-null': silence,
  'caller-pressed-keys-old-form': digits('1234'),
  'caller-pressed-nothing-old-form': silence,
  'caller-pressed-keys-by-get': digits('3'),
  'caller-pressed-keys-by-get-old-form': { ...digits('007'), caller: undefined, called: undefined },
  'caller-spoke': heard({ type: 'speech', texts: ['Sales', 'sails'] }),
  'caller-spoke-confidence-as-number': heard({ type: 'speech', texts: ['billing'] }),
  'caller-said-nothing': silence,
  'caller-was-not-understood': silence,
  'caller-pressed-a-key-while-speaking': digits('2'),
  'leg-started': { ...there, type: 'leg', state: 'started', direction: 'inbound' },
  'leg-ringing': { ...there, type: 'leg', state: 'ringing', direction: 'inbound' },
  'leg-answered': { ...there, type: 'leg', state: 'answered', direction: 'inbound' },
  'caller-hung-up-during-prompt': { ...ended, network: 'GB-FIXED', endedBy: 'user', sipCode: 200 },
  'call-ended-by-the-flow': { ...ended, at: '2026-01-01T12:00:42.003Z', endedBy: 'platform' },
  'callee-is-busy': { ...leg, state: 'busy', sipCode: 486, ...notReached('busy', 'busy') },
  'callee-does-not-answer': { ...leg, state: 'no-answer', ...notReached('no-answer', 'timeout') },
  'callee-is-unavailable': {
    ...leg,
    state: 'no-answer',
    detail: 'unavailable',
    sipCode: 480,
    ...notReached('no-answer', 'unanswered: unavailable'),
  },
  'callee-declines': {
    ...leg,
    state: 'rejected',
    detail: 'declined',
    sipCode: 603,
    ...notReached('busy', 'rejected: declined'),
  },
  'callee-number-is-invalid': {
    ...leg,
    state: 'rejected',
    detail: 'invalid_number',
    ...notReached('failed', 'rejected: invalid_number'),
  },
  'callee-cannot-be-routed': {
    ...leg,
    state: 'failed',
    detail: 'cannot_route',
    sipCode: 404,
    ...notReached('failed', 'failed: cannot_route'),
  },
  'caller-gave-up-before-the-callee-answered': { ...leg, state: 'cancelled' },
  'callee-answered': { ...leg, state: 'answered', network: '23410' },
  'a-machine-answered': { ...leg, state: 'machine', ...notReached('machine', 'machine') },
  'a-machine-beeped': {
    ...leg,
    direction: undefined,
    state: 'machine',
    detail: 'beep_start',
    ...notReached('machine', 'machine'),
  },
  'a-human-answered': { type: 'leg', state: 'human', conversationId, legId: far, at },
  'a-websocket-was-closed': {
    ...leg,
    direction: undefined,
    state: 'disconnected',
    called: 'wss://agent.example.com/voice',
  },
  'a-recording-is-ready': {
    ...recording,
    recordingUrl: 'https://api.nexmo.com/v1/files/cccccccc-dddd-eeee-ffff-0123456789ab',
  },
  'a-recording-is-ready-at-the-event-address': {
    ...recording,
    recordingUrl: 'https://api-us.nexmo.com/v1/files/cccccccc-dddd-eeee-ffff-0123456789ab',
  },
  'a-transcription-is-ready': {
    type: 'transcription',
    recordingId: recording.recordingId,
    transcriptionUrl: 'https://api-us.nexmo.com/v1/files/dddddddd-eeee-ffff-0000-0123456789ab',
    conversationId,
  },
  'a-document-has-come-to-its-notify': { type: 'heard', heard: { type: 'resumed' }, conversationId, at },
  'a-document-has-come-to-its-notify-by-get': {
    type: 'heard',
    heard: { type: 'resumed' },
    conversationId,
    at,
  },
  'caller-went-into-a-room': {
    type: 'moved',
    toConversationId: 'CON-4bf66420-d6cb-46e0-9ba9-f7eede9a7301',
    conversationId,
    legId,
    at,
  },
  'our-document-was-not-understood': {
    type: 'trouble',
    reason: 'Syntax error in NCCO. Invalid value type or action.',
    conversationId,
    at,
  },
  'our-answer-came-too-late': {
    ...there,
    at: undefined,
    type: 'fallback',
    reason: 'Socket timeout.',
    original: { url: 'https://ivr.example.com/webhooks/vonage/answer', type: 'answer' },
  },
  'our-answer-to-keys-was-broken': {
    ...there,
    type: 'fallback',
    reason: 'Invalid NCCO.',
    original: { url: 'https://ivr.example.com/webhooks/vonage/input?t=abc', type: 'event' },
  },
  'our-answer-came-too-late-by-get': {
    ...there,
    at: undefined,
    type: 'fallback',
    reason: 'Connection closed.',
    original: { url: 'https://ivr.example.com/webhooks/vonage/answer', type: 'answer' },
  },
  'a-callee-is-to-hear-a-whisper': { ...farLeg, at: undefined, type: 'whisper' },
  'a-sender-of-ones-own-tells-the-end': {
    type: 'leg',
    state: 'completed',
    durationSeconds: 120,
    legId,
    at,
  },
}

test.each(names)('%s is told as it happened', (name) => {
  const { key, ...event } = readFixture(name)
  expect(key).not.toBe('')
  expect(event).toStrictEqual(
    Object.fromEntries(Object.entries(EXPECTED[name] ?? {}).filter(([, v]) => v !== undefined)),
  )
})

test('the same webhook again has the same key, and one that says something else another', () => {
  const events = names.map((name) => readFixture(name, 'seal-1'))
  expect(names.map((name) => readFixture(name, 'seal-1'))).toEqual(events)
  // Some fixtures are the same event in another form: by GET, at another address, retried with other details.
  const essence = ({ caller, called, regionUrl, ...event }: CallEvent) => ({ ...event, recordingUrl: '' })
  for (const one of events)
    for (const other of events) if (one.key === other.key) expect(essence(one)).toEqual(essence(other))
  expect(new Set(events.map(({ key }) => key)).size).toBeGreaterThan(30)
})

test('a second answer webhook for the same leg is a retry, whatever else it says', () => {
  const call = { uuid: legId, conversation_uuid: conversationId, from: '447700900001', to: '442079460000' }
  const first = readBody(call, 'answer').key
  expect(readBody({ ...call, region_url: 'https://api-us-3.vonage.com' }, 'answer').key).toBe(first)
  expect(readBody({ ...call, uuid: far }, 'answer').key).not.toBe(first)
})

test('the same key pressed at the next menu is another webhook, even from a sender who gives no time', () => {
  const body = { uuid: legId, conversation_uuid: conversationId, dtmf: '1' }
  const keyAt = (token: string) => readBody(body, 'input', { url: `/webhooks/vonage/input?t=${token}` }).key
  expect(keyAt('seal-1')).toBe(keyAt('seal-1'))
  expect(keyAt('seal-1')).not.toBe(keyAt('seal-2'))
})

test('a state told to two addresses keeps its answer at the one that waits for instructions', () => {
  const { body } = fixture('callee-is-busy')
  expect(readBody(body, 'event').key).not.toBe(readBody(body, 'connect').key)
  expect(readBody(body, 'event')).not.toHaveProperty('heard')
})

test('what was pressed cannot be read from a key', () => {
  expect(readFixture('caller-pressed-keys-up-to-the-last').key).not.toContain('0042')
})

test('a machine is no outcome for a leg that is joined whatever answers', () => {
  const { body } = fixture('a-machine-answered')
  const url = '/webhooks/vonage/connect?t=abc&machines=join'
  expect(readBody(body, 'connect', { url })).not.toHaveProperty('heard')
  expect(readBody(fixture('callee-is-busy').body, 'connect', { url })).toHaveProperty('heard')
})

test('what makes no sense is kept as nonsense, with what is wrong with it', () => {
  const bytes = (text: string) => ({ body: new TextEncoder().encode(text) })
  expect(readBody(undefined)).toMatchObject({ type: 'nonsense', why: 'the body is not JSON' })
  expect(readBody(undefined, 'input', bytes('{"dtmf":'))).toMatchObject({ type: 'nonsense' })
  expect(readBody([1])).toMatchObject({ type: 'nonsense', why: 'the body is not a JSON object' })
  expect(readBody({})).toMatchObject({ type: 'nonsense', why: 'nothing in it is known' })
  expect(readBody({ status: 'constructor' })).toMatchObject({
    type: 'nonsense',
    why: 'an unknown status "constructor"',
  })
  expect(readBody({ to: '442079460000' }, 'answer')).toMatchObject({
    type: 'nonsense',
    why: 'a call without an id',
  })
  expect(readBody({ uuid: 'x' }, 'event').type).toBe('nonsense')
  expect(readBody({ a: 1 }).key).not.toBe(readBody({ a: 2 }).key)
})

test('the address decides where the fields leave it open', () => {
  const call = { uuid: legId, conversation_uuid: conversationId }
  expect(readBody(call, 'notify')).toMatchObject({ heard: { type: 'resumed' } })
  expect(readBody(call, 'input')).toMatchObject({ heard: { type: 'silence' } })
  expect(readBody({ ...call, status: 'completed' }, 'input')).toMatchObject({ state: 'completed' })
  expect(readBody({ ...call, dtmf: { digits: '5' } }, 'event')).toMatchObject({
    heard: { type: 'digits', digits: '5' },
  })
  expect(readBody({ uuid: legId }, 'answer')).toMatchObject({ type: 'incoming', conversationId: legId })
})

test('only clean numbers become numbers', () => {
  const caller = (from: unknown) => readBody({ uuid: legId, from }, 'answer').caller
  expect(caller('447700900001')).toBe('+447700900001')
  expect(caller(447700900001)).toBe('+447700900001')
  expect(caller('+447700900001')).toBe('+447700900001')
  expect(caller('07700900001')).toBe('07700900001')
  expect(caller('12345')).toBe('12345')
  expect(caller('Unknown')).toBe('Unknown')
  expect(caller(' ')).toBeUndefined()
  expect(caller({ number: 1 })).toBeUndefined()
  expect(caller('anon\u0000ymous\ud800')).toBe('anonymous')
})

test('times are told in one form', () => {
  const when = (timestamp: unknown) => readBody({ uuid: legId, status: 'ringing', timestamp }).at
  expect(when('2026-01-01T12:00:00Z')).toBe('2026-01-01T12:00:00.000Z')
  expect(when('2026-01-01T13:00:00+01:00')).toBe('2026-01-01T12:00:00.000Z')
  expect(when('2026-01-01 12:00:00')).toBe('2026-01-01T12:00:00.000Z')
  expect(when('2026-13-01T12:00:00Z')).toBeUndefined()
  expect(when(7)).toBeUndefined()
})

const hook = fc.constantFrom(...(Object.keys(HOOKS) as Hook[]))
const FIELD_NAMES = [
  ...['uuid', 'call_uuid', 'conversation_uuid', 'conversation_uuid_from', 'conversation_uuid_to', 'status'],
  ...['dtmf', 'speech', 'payload', 'reason', 'original_request', 'recording_url', 'recording_uuid', 'from'],
  ...['to', 'timestamp', 'transcription_url', 'size', 'price', 'rate', 'detail', 'sip_code', '__proto__'],
]
const anyFields = fc.dictionary(
  fc.constantFrom(...FIELD_NAMES),
  fc.oneof(
    fc.jsonValue(),
    fc.string(),
    fc.constantFrom('completed', 'machine', '{"digits":7}', '{', at),
    fc.record({ digits: fc.jsonValue(), results: fc.jsonValue(), url: fc.jsonValue() }),
  ),
)

const isEvent = (event: CallEvent) => {
  expect(event.key.length).toBeGreaterThan(0)
  expect(event.key.length).toBeLessThanOrEqual(250)
  expect(JSON.parse(JSON.stringify(event))).toEqual(event)
}

test('a number that cannot be is left out, and the rest of the webhook counts', () => {
  const odd = { status: 'completed', uuid: legId, conversation_uuid: conversationId, network: '23410' }
  const whole = { duration: '7', sip_code: 200, price: '0.01', rate: '0.02' }
  expect(readBody({ ...odd, ...whole })).toMatchObject({
    durationSeconds: 7,
    sipCode: 200,
    price: { total: 0.01, perMinute: 0.02 },
  })
  for (const number of ['99999999999', '-1', '9'.repeat(400), 1e300]) {
    const event = readBody({ ...odd, duration: number, sip_code: number, price: number, rate: number })
    expect(event).toMatchObject({ type: 'leg', state: 'completed', network: '23410' })
    for (const name of ['durationSeconds', 'sipCode', 'price']) expect(event).not.toHaveProperty(name)
  }
  expect(readBody({ ...odd, duration: 86_400 * 30 + 1 })).not.toHaveProperty('durationSeconds')
  const sized = {
    recording_uuid: far,
    recording_url: 'https://api.nexmo.com/v1/files/a',
    size: '99999999999',
  }
  expect(readBody(sized, 'recording')).not.toHaveProperty('sizeBytes')
})

test('whatever comes, it is told as something and nothing throws', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), hook, (body, hook) =>
      isEvent(readBody(0, hook, { body })),
    ),
  )
  fc.assert(fc.property(fc.jsonValue(), hook, (body, hook) => isEvent(readBody(body, hook))))
  fc.assert(fc.property(anyFields, hook, (body, hook) => isEvent(readBody(body, hook))))
  fc.assert(
    fc.property(anyFields, hook, (fields, hook) => {
      const query = Object.entries(fields)
        .map(
          ([name, value]) =>
            `${name}=${encodeURIComponent(typeof value === 'string' ? value.replace(/\p{Cs}/gu, '') : JSON.stringify(value))}`,
        )
        .join('&')
      isEvent(readBody(undefined, hook, { method: 'GET', url: `/webhooks/vonage/${hook}?${query}` }))
    }),
  )
})
