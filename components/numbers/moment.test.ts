import { expect, test } from 'vitest'
import { momentIn, readMoment } from './moment'

const now = new Date('2026-07-01T21:30:00Z')

test('six o’clock is six on the wall of each flow, on its own today', () => {
  const six = readMoment({})
  expect(momentIn('Europe/London', six, now).toISOString()).toBe('2026-07-01T17:00:00.000Z')
  expect(momentIn('America/New_York', six, now).toISOString()).toBe('2026-07-01T22:00:00.000Z')
  // There it is tomorrow already.
  expect(momentIn('Asia/Tokyo', six, now).toISOString()).toBe('2026-07-02T09:00:00.000Z')
})

test('any time of any day can be asked about', () => {
  const asked = readMoment({ at: '09:15', on: '2026-12-25' })
  expect(momentIn('Europe/London', asked, now).toISOString()).toBe('2026-12-25T09:15:00.000Z')
})

test.each([
  { at: '25:00' },
  { at: 'noon' },
  { at: ['18:00', '19:00'] },
  { on: '2026-02-31' },
  { on: 'tomorrow' },
])('%j is not asked', (given) => {
  expect(readMoment(given)).toEqual({ time: '18:00', date: null })
})
