import { expect, test } from 'vitest'
import { filtersIn } from './asked-calls'

/** Chile's clocks go from midnight to one as 6 September 2026 begins. */
const SANTIAGO = 'America/Santiago'
const SUNDAY_NOON = new Date('2026-09-06T15:00:00.000Z')

const timesOf = (asked: Record<string, string>, timeZone: string, now: Date) => {
  const { from, to } = filtersIn(asked, timeZone, now).filters
  return [from, to]
}

test('days are those of the time zone, also when the clocks change in one of them', () => {
  const noon = new Date('2026-03-29T12:00:00.000Z')
  expect(timesOf({ when: 'today' }, 'Europe/London', noon)).toEqual([
    '2026-03-29T00:00:00.000Z',
    '2026-03-29T23:00:00.000Z',
  ])
  expect(timesOf({ from: '2026-10-25', to: '2026-10-25' }, 'Europe/London', noon)).toEqual([
    '2026-10-24T23:00:00.000Z',
    '2026-10-26T00:00:00.000Z',
  ])
})

test('a day that begins at one, because there is no midnight, moves no other', () => {
  const [today, tomorrow, week] = [
    '2026-09-06T04:00:00.000Z',
    '2026-09-07T03:00:00.000Z',
    '2026-08-31T04:00:00.000Z',
  ]
  expect(timesOf({ when: 'today' }, SANTIAGO, SUNDAY_NOON)).toEqual([today, tomorrow])
  expect(timesOf({ when: '7-days' }, SANTIAGO, SUNDAY_NOON)).toEqual([week, tomorrow])
  expect(timesOf({ when: 'yesterday' }, SANTIAGO, SUNDAY_NOON)).toEqual(['2026-09-05T04:00:00.000Z', today])
  expect(timesOf({ from: '2026-09-06', to: '2026-09-06' }, SANTIAGO, SUNDAY_NOON)).toEqual([today, tomorrow])
})
