import { generateKeyPairSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { calls } from '.'
import { hostFor } from './client'

const OURS = 'https://api.nexmo.com'

test.each([
  ['https://api-us-3.vonage.com', 'https://api-us-3.vonage.com'],
  ['https://api-eu.nexmo.com/v1', 'https://api-eu.nexmo.com'],
  [undefined, OURS],
  ['http://api-us-3.vonage.com', OURS],
  ['https://vonage.com.example.org', OURS],
  ['https://evilvonage.com', OURS],
  ['not an address', OURS],
])('a call whose webhook named the region %s is changed at %s', (region, host) => {
  expect(hostFor(OURS, region)).toBe(host)
})

test('an API that was set to lie elsewhere gets everything', () => {
  expect(hostFor('http://127.0.0.1:4010', 'https://api-us-3.vonage.com')).toBe('http://127.0.0.1:4010')
})

const leg = { legId: 'leg' }
const access = (privateKey: string) => ({
  credentials: { apiKey: 'a', apiSecret: 'b', applicationId: 'c', privateKey },
  hosts: { api: 'http://127.0.0.1:1' },
})

test('a private key that is none is told as that, before anything is sent', async () => {
  expect(await calls.hangUp(access('nonsense'), leg)).toEqual({ ok: false, reason: 'bad-private-key' })
})

test('where nobody listens, nobody was rung', async () => {
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2_048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
  const call = { from: '+442079460000', to: '+447700900123', answerUrl: 'x', eventUrl: 'y', fallbackUrl: 'z' }
  expect(await calls.place(access(privateKey), call)).toEqual({
    ok: false,
    reason: 'unreachable',
    isUnknown: false,
  })
})
