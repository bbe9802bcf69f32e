import { describe, expect, test } from 'vitest'
import { maskedAddress, maskerOf } from './masked-number'
import { written } from './numbers'

test.each([
  ['+447700900123', '+44 77•• ••••23'],
  ['+442079460018', '+44 20 •••• ••18'],
  ['+12025550143', '+1 20• ••• ••43'],
  ['sip:alice@acme.example', 'sip:••••@acme.example'],
  ['alice', '••••'],
  ['anonymous', 'anonymous'],
  ['', ''],
])('%s is kept as %s', (address, masked) => {
  expect(maskedAddress(address)).toBe(masked)
  expect(maskedAddress(masked)).toBe(masked)
  expect(written(masked)).toBe(masked)
})

describe('a number goes from a text however it is written', () => {
  const mask = maskerOf('+447700900123')
  test.each([
    '{"from":"447700900123"}',
    '+447700900123',
    '00447700900123',
    '+44 7700 900123',
    '+44 (0)7700 900-123',
    '07700 900123',
    'sip:447700900123@carrier.example',
    '/answer?from=447700900123&to=1',
    '/answer?from=%2B447700900123',
    '/answer?from=%20447700900123',
    '/answer?from=%2b44%207700%20900123',
    '"{\\"from\\":\\"447700900123\\"}"',
    '4 4 7 7 0 0 9 0 0 1 2 3',
    '7700900123',
  ])('%s', (text) => {
    expect(mask(text)).toContain('+44 77•• ••••23')
    expect(mask(text).replace(/\D/g, '')).not.toContain('7700900123')
  })

  test.each(['1447700900123', '4477009001234', '447700900124', 'CON-2541d01c-253e-48be', '2026-01-01T12:00'])(
    'but %s stays',
    (text) => expect(mask(text)).toBe(text),
  )
})

test('a SIP address goes with its scheme and without; another’s stays', () => {
  const mask = maskerOf('sip:alice@acme.example')
  expect(mask('"from":"alice@acme.example","to":"sip:malice@acme.example"')).toBe(
    '"from":"sip:••••@acme.example","to":"sip:malice@acme.example"',
  )
  expect(mask('?from=sip%3Aalice%40acme.example&x')).toBe('?from=sip:••••@acme.example&x')
})

test('whom nobody can be known by is masked nowhere', () => {
  expect(maskerOf('anonymous')('anonymous')).toBe('anonymous')
})
