import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { makeSealer } from './token'

const key = randomBytes(32)
const sealer = makeSealer([key])

test('what is sealed is opened again, short or long, for its own purpose only', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 5_000 }), (text) => {
      const sealed = sealer.seal(text, 'vonage')
      expect(sealed).toMatch(/^[\w-]+$/)
      expect(sealer.open(sealed, 'vonage')).toBe(text)
      expect(sealer.open(sealed, 'whisper')).toBeUndefined()
    }),
    { numRuns: 50 },
  )
})

test('the same state gives the same address, so a webhook that comes twice gets the same reply', () => {
  expect(sealer.seal('{"node":"menu"}', 'vonage')).toBe(sealer.seal('{"node":"menu"}', 'vonage'))
  expect(sealer.seal('{"node":"menu"}', 'vonage')).not.toBe(sealer.seal('{"node":"sales"}', 'vonage'))
})

test('a token with any byte changed is refused, and so is rubbish', () => {
  const bytes = Buffer.from(sealer.seal('{"node":"menu"}', 'vonage'), 'base64url')
  for (let at = 0; at < bytes.length; at += 1) {
    const forged = Buffer.from(bytes)
    forged[at] = (forged[at] ?? 0) ^ 1
    expect(sealer.open(forged.toString('base64url'), 'vonage')).toBeUndefined()
  }
  for (const rubbish of ['', 'x', '!!', 'a'.repeat(3_000)])
    expect(sealer.open(rubbish, 'vonage')).toBeUndefined()
})

test('a token sealed with the old key opens while keys are being changed, and not once the old key is gone', () => {
  const sealed = sealer.seal('state', 'vonage')
  const fresh = randomBytes(32)
  expect(makeSealer([fresh, key]).open(sealed, 'vonage')).toBe('state')
  expect(makeSealer([fresh]).open(sealed, 'vonage')).toBeUndefined()
})
