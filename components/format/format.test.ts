import { expect, test } from 'vitest'
import { formatsIn } from './formats'
import { lasted } from './lasted'
import { askedLocale, LOCALE_NAMES } from './locales'
import { phone } from './phone'

const now = new Date('2026-03-03T14:30:00Z')
const british = formatsIn('en-GB')

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
])('%s is seen at a glance as %s', (iso, shown) =>
  expect(british.glance(iso, 'Europe/London', now)).toBe(shown),
)

test('a moment is shown in the zone of its flow, where it may be another day', () => {
  expect(british.glance('2026-03-03T00:30:00.000Z', 'America/New_York', now)).toBe('yesterday 19:30')
  expect(british.clock('2026-07-01T12:00:05.000Z', 'Europe/London')).toBe('13:00:05')
  expect(british.inFull('2026-03-03T14:03:02.000Z', 'Europe/London')).toBe(
    'Tuesday 3 March 2026, 14:03:02 GMT',
  )
  expect(british.date('2026-12-24', '2026-01-01')).toBe('Thu 24 December')
  expect(british.date('2027-12-24', '2026-01-01')).toBe('Fri 24 December 2027')
})

test('an American reads months first and twelve hours, a German dots and commas', () => {
  const at = '2026-02-01T14:05:00.000Z'
  const [american, german] = [formatsIn('en-US'), formatsIn('de-DE')]
  expect(american.glance(at, 'UTC', now)).toBe('Feb 1 2:05 PM')
  expect(american.clock('2026-02-01T00:05:09Z', 'UTC')).toBe('12:05:09 AM')
  expect(american.day(at, 'UTC')).toBe('February 1, 2026')
  expect(german.glance(at, 'UTC', now)).toBe('1. Feb. 14:05')
  expect(german.inFull(at, 'UTC')).toBe('Sonntag 1. Februar 2026, 14:05:00 UTC')
  expect(german.count(12_345)).toBe('12.345')
  expect([german.percent(0.0421), german.soon(7_100), german.took(412)]).toEqual(['4,2 %', '7,1 s', '0,4 ms'])
  expect(german.price({ total: 0.0142, currency: 'EUR' })).toMatch(/^0,0142\s€$/)
})

test.each(LOCALE_NAMES)('in %s every moment has a day, and hours that are told apart', (locale) => {
  const { glance, clock, inFull, date } = formatsIn(locale)
  const far = '2025-11-05T09:05:07.000Z'
  expect(inFull(far, 'UTC')).toMatch(/2025.*0?9.05.07/)
  expect(glance(far, 'UTC', now)).toMatch(/2025/)
  expect(clock('2026-03-03T09:05:07Z', 'UTC')).not.toBe(clock('2026-03-03T21:05:07Z', 'UTC'))
  expect(date('2026-11-05')).toMatch(/5/)
})

test.each([
  ['de-AT,de;q=0.9,en;q=0.8', 'de-DE'],
  ['en-US,en;q=0.9', 'en-US'],
  ['en-NZ', 'en-GB'],
  ['tlh, fr;q=0.2, nl;q=0.7', 'nl-NL'],
  ['no', 'nb-NO'],
  ['de;q=0, *', 'en-GB'],
  ['', 'en-GB'],
  [null, 'en-GB'],
  [',;q=,;;'.repeat(400), 'en-GB'],
])('a browser that asks for %j gets dates in %s', (header, locale) =>
  expect(askedLocale(header)).toBe(locale),
)

test.each([
  [0, '0 s'],
  [59.4, '59 s'],
  [134, '2 min 14 s'],
  [3_900, '1 h 5 min'],
])('%d seconds last %s', (seconds, shown) => expect(lasted(seconds)).toBe(shown))

test('what a webhook took is told in milliseconds', () => {
  expect([british.took(412), british.took(12_400)]).toEqual(['0.4 ms', '12 ms'])
})
