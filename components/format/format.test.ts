import { expect, test } from 'vitest'
import { phone } from './phone'
import { clock, glance, inFull, lasted, took } from './time'

const now = new Date('2026-03-03T14:30:00Z')

test.each([
  ['+442079460000', '+44 20 7946 0000'],
  ['+12025550143', '+1 202 555 0143'],
  ['anonymous', 'anonymous'],
  ['sip:desk@acme.example', 'sip:desk@acme.example'],
])('%s is shown as %s', (e164, shown) => expect(phone(e164)).toBe(shown))

test.each([
  ['2026-03-03T14:03:02.000Z', '14:03'],
  ['2026-03-02T23:59:00.000Z', 'yesterday 23:59'],
  ['2026-02-01T09:05:00.000Z', '1 Feb 09:05'],
  ['2025-12-31T09:05:00.000Z', '31 Dec 2025'],
])('%s is seen at a glance as %s', (iso, shown) => expect(glance(iso, 'Europe/London', now)).toBe(shown))

test('a moment is shown in the zone of its flow, where it may be another day', () => {
  expect(glance('2026-03-03T00:30:00.000Z', 'America/New_York', now)).toBe('yesterday 19:30')
  expect(clock('2026-07-01T12:00:05.000Z', 'Europe/London')).toBe('13:00:05')
  expect(inFull('2026-03-03T14:03:02.000Z', 'Europe/London')).toBe('Tuesday 3 March 2026, 14:03:02 GMT')
})

test.each([
  [0, '0 s'],
  [59.4, '59 s'],
  [134, '2 min 14 s'],
  [3_900, '1 h 5 min'],
])('%d seconds last %s', (seconds, shown) => expect(lasted(seconds)).toBe(shown))

test('what a webhook took is told in milliseconds', () => {
  expect([took(412), took(12_400)]).toEqual(['0.4 ms', '12 ms'])
})
