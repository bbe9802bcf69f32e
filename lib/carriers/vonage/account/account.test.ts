import { generateKeyPairSync } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { RemoteAccount } from '../../account'
import { type FakeVonage, startFakeVonage } from '../testing/fake-api'
import type { FakeApplication, FakeNumber } from '../testing/fake-api/world'
import { account } from '.'

const PUBLIC_URL = 'https://voice.example.com'
const { publicKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
})
const wanted = { name: 'Patchbay', publicKey, publicUrl: PUBLIC_URL }

let fake: FakeVonage
let vonage: RemoteAccount
beforeEach(async () => {
  fake = await startFakeVonage()
  vonage = reaching()
})
afterEach(() => fake.close())

const reaching = (other: { apiSecret?: string; timeoutSeconds?: number } = {}) =>
  account({
    apiKey: fake.apiKey,
    apiSecret: fake.apiSecret,
    hosts: { api: fake.url, rest: fake.url },
    ...other,
  })

function holds(application: Partial<FakeApplication>): FakeApplication {
  const whole = {
    id: 'aaaaaaaa-bbbb-cccc-dddd-0123456789ab',
    name: 'IVR',
    keys: { public_key: publicKey },
    capabilities: {},
    ...application,
  }
  fake.applications.set(whole.id, whole)
  return whole
}

function owns(number: Partial<FakeNumber> & { msisdn: string }) {
  fake.numbers.set(number.msisdn, {
    country: 'GB',
    type: 'mobile-lvn',
    features: ['VOICE', 'SMS'],
    ...number,
  })
}

test('an application is made with signed webhooks that come here, and nothing is left to change', async () => {
  const made = await vonage.createApplication(wanted)
  if (!made.ok) throw new Error(made.message)
  expect(vonage.webhookChanges(made.value, PUBLIC_URL)).toEqual([])
  expect(fake.applications.get(made.value.id)?.capabilities.voice).toEqual({
    webhooks: {
      answer_url: address('answer', 5_000),
      fallback_answer_url: address('fallback', 5_000),
      event_url: address('event', 10_000),
    },
    signed_callbacks: true,
  })
  expect(await vonage.application(made.value.id)).toEqual(made)
})

test('when the answer to a creation is lost, the next try finds what it made', async () => {
  fake.fails(1, 'half-done', /^POST/)
  expect(await vonage.createApplication(wanted)).toMatchObject({ ok: false, reason: 'unreachable' })
  expect(fake.applications.size).toBe(1)
  expect(await vonage.createApplication(wanted)).toMatchObject({ ok: true, value: { name: 'Patchbay' } })
  expect(fake.applications.size).toBe(1)
})

test('an application of somebody else that has the name is not taken unasked', async () => {
  holds({ name: 'Patchbay', keys: { public_key: '-----BEGIN PUBLIC KEY-----other' } })
  expect(await vonage.createApplication(wanted)).toMatchObject({ ok: false, reason: 'name-taken' })
})

test('addresses are set without losing anything else of the document', async () => {
  const rtc = { webhooks: { event_url: { address: 'https://app.example.com/rtc', http_method: 'POST' } } }
  const messages = { version: 'v1', 'odd-Name_here': { camelCase: true, snake_case: [1] } }
  const { id } = holds({
    privacy: { improve_ai: false },
    capabilities: {
      rtc,
      messages,
      voice: {
        webhooks: { answer_url: { address: 'https://old.example.com/', http_method: 'GET' } },
        signed_callbacks: false,
        region: 'eu-west',
        conversations_ttl: 48,
      },
    },
  })
  const set = await vonage.setWebhooks(id, PUBLIC_URL)
  expect(set).toMatchObject({ ok: true, value: { isSigned: true, answer: { method: 'POST' } } })
  const kept = fake.applications.get(id)
  expect(kept).toMatchObject({
    privacy: { improve_ai: false },
    keys: { public_key: publicKey },
    capabilities: {
      rtc,
      messages,
      voice: { region: 'eu-west', conversations_ttl: 48, signed_callbacks: true },
    },
  })
  expect(kept?.capabilities.voice?.webhooks).toMatchObject({ event_url: address('event', 10_000) })
})

test('a plan says what is now and what will be, whichever way the connect time-out is written', async () => {
  holds({
    capabilities: {
      voice: {
        webhooks: {
          answer_url: { address: 'https://old.example.com/a', http_method: 'GET', connection_timeout: 500 },
        },
      },
    },
  })
  const read = await vonage.applications()
  if (!read.ok || !read.value[0]) throw new Error('there is one')
  expect(vonage.webhookChanges(read.value[0], PUBLIC_URL)).toEqual([
    {
      what: 'Answer address',
      now: 'GET https://old.example.com/a · connects within 0.5 s',
      will: `POST ${PUBLIC_URL}/webhooks/vonage/answer · connects within 1 s, answers within 5 s`,
    },
    { what: 'Fallback address', now: null, will: expect.stringContaining('/fallback') },
    { what: 'Event address', now: null, will: expect.stringContaining('answers within 10 s') },
    { what: 'Signed webhooks', now: null, will: 'on' },
  ])
})

test('every application and every number is listed, page after page', async () => {
  for (let at = 0; at < 205; at++) {
    holds({ id: `app-${at}`, name: `IVR ${at}` })
    owns({ msisdn: `4477009${String(at).padStart(5, '0')}` })
  }
  const [applications, numbers] = await Promise.all([vonage.applications(), vonage.numbers()])
  expect(applications.ok && applications.value.length).toBe(205)
  expect(numbers.ok && numbers.value.length).toBe(205)
})

test('an account without numbers has an empty list', async () => {
  expect(await vonage.numbers()).toEqual({ ok: true, value: [] })
})

test('a number tells where it answers; a phone or SIP address goes before an application', async () => {
  owns({ msisdn: '447700900001', app_id: 'app-1' })
  owns({
    msisdn: '447700900002',
    app_id: 'app-1',
    voiceCallbackType: 'sip',
    voiceCallbackValue: 'sip:a@b.example',
  })
  owns({ msisdn: '447700900003', voiceCallbackType: 'app', voiceCallbackValue: 'app-2' })
  owns({ msisdn: '447700900004' })
  const numbers = await vonage.numbers()
  expect(numbers.ok && numbers.value.map(({ answeredBy }) => answeredBy)).toEqual([
    { by: 'application', id: 'app-1' },
    { by: 'sip', address: 'sip:a@b.example' },
    { by: 'application', id: 'app-2' },
    { by: 'nothing' },
  ])
  expect(numbers.ok && numbers.value[0]).toMatchObject({ e164: '+447700900001', features: ['voice', 'text'] })
})

test('linking and unlinking keep what texts come to, and a number elsewhere is left alone', async () => {
  const { id } = holds({})
  const texts = {
    moHttpUrl: 'https://texts.example.com/?a=1&b=2',
    messagesCallbackType: 'app',
    messagesCallbackValue: 'app-9',
  }
  owns({ msisdn: '447700900001', voiceCallbackType: 'tel', voiceCallbackValue: '447700900009', ...texts })
  const linked = await vonage.linkNumber('+447700900001', id)
  expect(linked).toMatchObject({ ok: true, value: { answeredBy: { by: 'application', id } } })
  expect(fake.numbers.get('447700900001')).toMatchObject({ app_id: id, ...texts })
  expect(await vonage.unlinkNumber('+447700900001', id)).toMatchObject({
    ok: true,
    value: { answeredBy: { by: 'nothing' } },
  })
  expect(fake.numbers.get('447700900001')).toMatchObject(texts)

  const other = holds({ id: 'app-other' })
  await vonage.linkNumber('+447700900001', other.id)
  const updates = () => fake.asked.filter(({ method }) => method === 'POST').length
  const before = updates()
  expect(await vonage.unlinkNumber('+447700900001', id)).toMatchObject({ ok: true })
  expect(updates()).toBe(before)
})

test('one 429 is waited out; two are told', async () => {
  fake.fails(1, 429)
  expect(await vonage.check()).toEqual({ ok: true, value: undefined })
  expect(fake.asked).toHaveLength(2)
  fake.fails(2, 429)
  expect(await vonage.check()).toMatchObject({ ok: false, reason: 'too-many-requests' })
})

test.each([
  [401, 'wrong-credentials', 'API key and secret'],
  [500, 'carrier-broken', 'answered 500'],
  ['half-done', 'unreachable', 'try again'],
] as const)('%s is told in words, and not tried again by itself', async (how, reason, words) => {
  fake.fails(1, how)
  const failed = await vonage.check()
  expect(failed).toMatchObject({ ok: false, reason, message: expect.stringContaining(words) })
  expect(fake.asked).toHaveLength(1)
})

test('a wrong secret, an unknown application and an unknown number each say what to do', async () => {
  expect(await reaching({ apiSecret: 'wrong' }).numbers()).toMatchObject({ reason: 'wrong-credentials' })
  expect(await vonage.setWebhooks('none', PUBLIC_URL)).toMatchObject({ reason: 'not-found' })
  expect(await vonage.linkNumber('+447700900001', 'none')).toMatchObject({
    reason: 'not-found',
    message: expect.stringContaining('+44 7700 900001'),
  })
  owns({ msisdn: '447700900001' })
  expect(await vonage.linkNumber('+447700900001', 'none')).toMatchObject({
    reason: 'refused',
    message: expect.stringContaining('method failed'),
  })
})

test('who does not answer is not waited for', async () => {
  fake.fails(1, 'timeout')
  const began = performance.now()
  expect(await reaching({ timeoutSeconds: 0.2 }).check()).toMatchObject({ ok: false, reason: 'timeout' })
  expect(performance.now() - began).toBeLessThan(2_000)
})

test('at most fifteen requests leave in a second', async () => {
  const began = performance.now()
  await Promise.all(Array.from({ length: 8 }, () => vonage.check()))
  expect(performance.now() - began).toBeGreaterThan((7 / 15) * 1_000)
})

const address = (hook: string, socket_timeout: number) => ({
  address: `${PUBLIC_URL}/webhooks/vonage/${hook}`,
  http_method: 'POST',
  connect_timeout: 1_000,
  socket_timeout,
})
