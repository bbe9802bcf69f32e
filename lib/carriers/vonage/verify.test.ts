import { createHash, createHmac } from 'node:crypto'
import fc from 'fast-check'
import { SignJWT } from 'jose'
import { expect, test } from 'vitest'
import type { Account, RawRequest } from '../carrier'
import { verify } from './verify'

const SECRET = 'test-signature-secret-0123456789'
const APPLICATION = 'aaaaaaaa-bbbb-cccc-dddd-0123456789ab'
const NOW = new Date(1767268800_000)

const account: Account = {
  carrier: 'vonage',
  id: 'abcd1234',
  secrets: [SECRET],
  applicationIds: [APPLICATION],
  acceptsUnsigned: false,
}

/** The vectors of the reference, section 10. */
const BODY =
  '{"from":"447700900001","to":"447700900000","uuid":"aaaaaaaa-bbbb-cccc-dddd-0123456789ab","conversation_uuid":"CON-aaaaaaaa-bbbb-cccc-dddd-0123456789ab","status":"ringing","direction":"inbound","timestamp":"2026-01-01T12:00:00.000Z"}'
const TOKEN =
  'eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiJ9.eyJpYXQiOjE3NjcyNjg4MDAsImp0aSI6IjExMTExMTExLTIyMjItNDMzMy04NDQ0LTU1NTU1NTU1NTU1NSIsImlzcyI6IlZvbmFnZSIsInBheWxvYWRfaGFzaCI6IjBkNWI4ZDRlYzZiM2FmMWRmNTAxMDQ0MmNlN2VmY2ExYjA3MWJkMWNjZDQ5ODhmYzBmNTYwZDdjNTljMGQ2OTkiLCJhcGlfa2V5IjoiYWJjZDEyMzQiLCJhcHBsaWNhdGlvbl9pZCI6ImFhYWFhYWFhLWJiYmItY2NjYy1kZGRkLTAxMjM0NTY3ODlhYiJ9.S-mx75TSMKNBuH9ziMTn7Uhb9FOrEayORcxIjIdrpeI'
const QUERY =
  'to=442079460000&from=447700900000&conversation_uuid=CON-aaaaaaaa-bbbb-cccc-dddd-0123456789ab&uuid=aaaaaaaabbbbccccdddd0123456789ab'
const QUERY_HASH = '08667688ebf21e929db110c2c9b057b1c75d4e580f230d5d9a16d61b796b1ae3'

const sha256 = (text: string | Uint8Array) => createHash('sha256').update(text).digest('hex')
const mac = (text: string, secret = SECRET) => createHmac('sha256', secret).update(text).digest('hex')

const post = (body: string, authorization?: string): RawRequest => ({
  method: 'POST',
  url: '/webhooks/vonage/event',
  headers: { authorization },
  body: new TextEncoder().encode(body),
})
const get = (query: string, authorization?: string): RawRequest => ({
  method: 'GET',
  url: `/webhooks/vonage/answer?${query}`,
  headers: { authorization },
  body: new Uint8Array(),
})

type Signing = { claims?: Record<string, unknown>; secret?: string; alg?: string; payload?: string }

async function signed({ claims = {}, secret = SECRET, alg = 'HS256', payload = BODY }: Signing = {}) {
  const token = await new SignJWT({
    iss: 'Vonage',
    iat: NOW.getTime() / 1000,
    api_key: 'abcd1234',
    payload_hash: sha256(payload),
    ...claims,
  })
    .setProtectedHeader({ alg })
    .sign(new TextEncoder().encode(secret))
  return `Bearer ${token}`
}

test('a webhook signed by Vonage is taken, and so is one where the secret is being rotated', async () => {
  const request = post(BODY, `Bearer ${TOKEN}`)
  expect(await verify(request, [account], NOW)).toEqual({ ok: true, request, account })
  for (const secrets of [
    ['new', SECRET],
    [SECRET, 'new'],
    ['', SECRET],
  ])
    expect(await verify(request, [{ ...account, secrets }], NOW)).toMatchObject({ ok: true })
})

test('the account is found by the key in the token, among all that speak this dialect', async () => {
  const sandbox = { ...account, carrier: 'sandbox', id: 'sandbox', secrets: ['another'] }
  const request = post(BODY, `Bearer ${TOKEN}`)
  expect(await verify(request, [sandbox, account], NOW)).toMatchObject({ ok: true, account })
  expect(await verify(request, [sandbox], NOW)).toEqual({ ok: false, reason: 'unknown-account' })
  expect(await verify(request, [], NOW)).toEqual({ ok: false, reason: 'unknown-account' })
})

test('a webhook sent by GET is taken with and without our own token in what was hashed', async () => {
  const authorization = await signed({ claims: { payload_hash: QUERY_HASH } })
  expect(await verify(get(QUERY, authorization), [account], NOW)).toMatchObject({ ok: true })
  expect(await verify(get(`t=abc&${QUERY}`, authorization), [account], NOW)).toMatchObject({ ok: true })
  const all = '{"t":"abc","2":"x y","1":"é"}'
  const withToken = await signed({ payload: all })
  expect(await verify(get('t=abc&2=x+y&1=%C3%A9', withToken), [account], NOW)).toMatchObject({ ok: true })
  expect(await verify(get(`${QUERY}&from=1`, authorization), [account], NOW)).toEqual({
    ok: false,
    reason: 'body-changed',
  })
})

const refusals: [string, Signing, string][] = [
  ['a secret that is not ours', { secret: 'not-the-secret' }, 'bad-signature'],
  ['another issuer', { claims: { iss: 'Nexmo' } }, 'wrong-issuer'],
  ['no issuer', { claims: { iss: undefined } }, 'wrong-issuer'],
  ['six minutes ago', { claims: { iat: NOW.getTime() / 1000 - 360 } }, 'too-old'],
  ['six minutes ahead', { claims: { iat: NOW.getTime() / 1000 + 360 } }, 'too-old'],
  ['an expiry long past', { claims: { exp: NOW.getTime() / 1000 - 360 } }, 'too-old'],
  ['no time', { claims: { iat: undefined } }, 'malformed'],
  ['a time as text', { claims: { iat: '1767268800' } }, 'malformed'],
  ['an application of somebody else', { claims: { application_id: 'x' } }, 'wrong-application'],
  ['a number for an application', { claims: { application_id: 7 } }, 'wrong-application'],
  ['another body', { payload: `${BODY} ` }, 'body-changed'],
  ['no hash of the body', { claims: { payload_hash: undefined } }, 'malformed'],
  ['a hash in capitals', { claims: { payload_hash: sha256(BODY).toUpperCase() } }, 'malformed'],
  ['another algorithm', { alg: 'HS512', secret: SECRET.repeat(2) }, 'wrong-algorithm'],
  ['another account', { claims: { api_key: 'someone' } }, 'unknown-account'],
  ['no account', { claims: { api_key: undefined } }, 'unknown-account'],
  ['an account named as objects name things', { claims: { api_key: '__proto__' } }, 'unknown-account'],
]

test.each(refusals)('a token with %s is refused', async (_, signing, reason) => {
  expect(await verify(post(BODY, await signed(signing)), [account], NOW)).toEqual({ ok: false, reason })
})

test('four minutes of clock difference are let pass either way', async () => {
  for (const seconds of [-240, 240]) {
    const authorization = await signed({ claims: { iat: NOW.getTime() / 1000 + seconds } })
    expect(await verify(post(BODY, authorization), [account], NOW)).toMatchObject({ ok: true })
  }
})

test('an application is asked for only where both sides name one', async () => {
  const without = await signed()
  const other = await signed({ claims: { application_id: 'other' } })
  expect(await verify(post(BODY, without), [account], NOW)).toMatchObject({ ok: true })
  expect(await verify(post(BODY, other), [{ ...account, applicationIds: [] }], NOW)).toMatchObject({
    ok: true,
  })
})

test('a token that promises no algorithm is refused, whatever it says', async () => {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const claims = part({ iss: 'Vonage', iat: NOW.getTime() / 1000, api_key: 'abcd1234' })
  for (const alg of ['none', 'None', 'RS256', undefined, 7])
    for (const signature of ['', 'AAAA'])
      expect(
        await verify(post(BODY, `Bearer ${part({ alg })}.${claims}.${signature}`), [account], NOW),
      ).toMatchObject({ ok: false, reason: expect.stringMatching(/wrong-algorithm|malformed/) })
})

test('a sender of one’s own signs the body with the account’s secret', async () => {
  const others = [{ ...account, id: 'other', secrets: ['', 'other'] }, account]
  expect(await verify(post(BODY, `Bearer ${mac(BODY)}`), others, NOW)).toMatchObject({ ok: true, account })
  expect(await verify(post(BODY, `bearer ${mac(BODY).toUpperCase()}`), others, NOW)).toMatchObject({
    ok: true,
  })
  const refused = { ok: false, reason: 'bad-signature' }
  expect(await verify(post(`${BODY} `, `Bearer ${mac(BODY)}`), others, NOW)).toEqual(refused)
  expect(await verify(post(BODY, `Bearer ${mac(BODY, 'guess')}`), others, NOW)).toEqual(refused)
  expect(await verify(post(BODY, `Bearer ${mac(BODY)}`), [{ ...account, secrets: [''] }], NOW)).toEqual(
    refused,
  )
})

test('the signature of an empty body signs no query', async () => {
  expect(await verify(get(QUERY, `Bearer ${mac('')}`), [account], NOW)).toEqual({
    ok: false,
    reason: 'malformed',
  })
})

test('an unsigned webhook is refused unless an owner takes them; a wrong signature is never taken', async () => {
  const trusting = { ...account, id: 'trusting', acceptsUnsigned: true }
  expect(await verify(post(BODY), [account], NOW)).toEqual({ ok: false, reason: 'unsigned' })
  expect(await verify(post(BODY, 'Basic dTpw'), [account], NOW)).toEqual({ ok: false, reason: 'unsigned' })
  expect(await verify(post(BODY), [account, trusting], NOW)).toMatchObject({ ok: true, account: trusting })
  expect(await verify(post(BODY, await signed({ secret: 'x' })), [trusting, account], NOW)).toEqual({
    ok: false,
    reason: 'bad-signature',
  })
  expect(await verify(post(BODY, 'Bearer nonsense'), [trusting], NOW)).toEqual({
    ok: false,
    reason: 'malformed',
  })
})

test('whatever stands in the header, the answer is an answer', async () => {
  const part = fc.oneof(
    fc.string(),
    fc.json().map((json) => Buffer.from(json).toString('base64url')),
  )
  const header = fc.oneof(
    fc.string(),
    fc.tuple(part, part, part).map((parts) => `Bearer ${parts.join('.')}`),
  )
  await fc.assert(
    fc.asyncProperty(
      header,
      fc.uint8Array(),
      fc.constantFrom('GET', 'POST'),
      async (authorization, body, method) => {
        const request = { method, url: '/webhooks/vonage/input?%', headers: { authorization }, body } as const
        expect(await verify(request, [account], NOW)).toMatchObject({ ok: false })
      },
    ),
  )
})
