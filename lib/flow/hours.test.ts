import { expect, test } from 'vitest'
import { type Calendar, calendar } from './calendar'
import { calendarState, nextChange } from './hours'

const office = [{ from: '09:00', to: '17:30' }]
const weekdays = { mon: office, tue: office, wed: office, thu: office, fri: office }
const london = (more: Partial<Parameters<typeof calendar.parse>[0] & object> = {}): Calendar =>
  calendar.parse({ timeZone: 'Europe/London', week: weekdays, ...more })

const stateAt = (book: Calendar, moment: string) => calendarState(book, new Date(moment))
const changeAfter = (book: Calendar, moment: string) => {
  const change = nextChange(book, new Date(moment))
  return change && [change.at.toISOString(), change.state]
}

test('a range begins with its first minute and is over with its last', () => {
  expect(stateAt(london(), '2026-03-03T08:59:59.999Z')).toBe('closed')
  expect(stateAt(london(), '2026-03-03T09:00:00Z')).toBe('open')
  expect(stateAt(london(), '2026-03-03T17:29:59.999Z')).toBe('open')
  expect(stateAt(london(), '2026-03-03T17:30:00Z')).toBe('closed')
  expect(stateAt(london(), '2026-03-07T12:00:00Z')).toBe('closed')
})

test('a lunch break closes', () => {
  const book = london({
    week: {
      tue: [
        { from: '09:00', to: '12:00' },
        { from: '13:00', to: '17:00' },
      ],
    },
  })
  expect(stateAt(book, '2026-03-03T12:30:00Z')).toBe('closed')
  expect(stateAt(book, '2026-03-03T13:00:00Z')).toBe('open')
  expect(changeAfter(book, '2026-03-03T11:00:00Z')).toEqual(['2026-03-03T12:00:00.000Z', 'closed'])
})

test('open up to 24:00 and from 00:00 is open over midnight', () => {
  const book = london({
    week: { fri: [{ from: '20:00', to: '24:00' }], sat: [{ from: '00:00', to: '02:00' }] },
  })
  expect(stateAt(book, '2026-03-06T23:59:59Z')).toBe('open')
  expect(stateAt(book, '2026-03-07T00:00:00Z')).toBe('open')
  expect(changeAfter(book, '2026-03-06T23:00:00Z')).toEqual(['2026-03-07T02:00:00.000Z', 'closed'])
})

test('nine o’clock in London stays nine o’clock on the wall when the clocks change', () => {
  expect(stateAt(london(), '2026-03-27T08:30:00Z')).toBe('closed')
  expect(stateAt(london(), '2026-03-30T08:30:00Z')).toBe('open')
  expect(stateAt(london(), '2026-10-23T08:30:00Z')).toBe('open')
  expect(stateAt(london(), '2026-10-26T08:30:00Z')).toBe('closed')
})

test('and in New York, where they change on other days', () => {
  const book = london({ timeZone: 'America/New_York' })
  expect(stateAt(book, '2026-03-06T13:30:00Z')).toBe('closed')
  expect(stateAt(book, '2026-03-09T13:30:00Z')).toBe('open')
  expect(changeAfter(book, '2026-03-06T23:00:00Z')).toEqual(['2026-03-09T13:00:00.000Z', 'open'])
  expect(changeAfter(book, '2026-10-30T22:00:00Z')).toEqual(['2026-11-02T14:00:00.000Z', 'open'])
})

test('an opening in the hour that does not exist begins when the clocks have changed', () => {
  const book = london({ week: { sun: [{ from: '01:30', to: '04:00' }] } })
  expect(stateAt(book, '2026-03-29T00:59:00Z')).toBe('closed')
  expect(stateAt(book, '2026-03-29T01:00:00Z')).toBe('open')
  expect(changeAfter(book, '2026-03-29T00:00:00Z')).toEqual(['2026-03-29T01:00:00.000Z', 'open'])
})

test('an opening in the hour that comes twice is open twice', () => {
  const book = london({ week: { sun: [{ from: '01:30', to: '02:00' }] } })
  expect(changeAfter(book, '2026-10-25T00:00:00Z')).toEqual(['2026-10-25T00:30:00.000Z', 'open'])
  expect(changeAfter(book, '2026-10-25T00:30:00Z')).toEqual(['2026-10-25T01:00:00.000Z', 'closed'])
  expect(changeAfter(book, '2026-10-25T01:00:00Z')).toEqual(['2026-10-25T01:30:00.000Z', 'open'])
  expect(changeAfter(book, '2026-10-25T01:30:00Z')).toEqual(['2026-10-25T02:00:00.000Z', 'closed'])
})

const british = { country: 'GB', state: 'ENG' }

test('a public holiday is one all day long, by the clock of the calendar', () => {
  const book = london({ publicHolidays: british })
  expect(stateAt(book, '2026-05-24T22:59:59Z')).toBe('closed')
  expect(stateAt(book, '2026-05-24T23:00:00Z')).toBe('holiday')
  expect(stateAt(book, '2026-05-25T10:00:00Z')).toBe('holiday')
  expect(stateAt(book, '2026-05-25T23:00:00Z')).toBe('closed')
})

test('the day that stands in for a holiday at the weekend is a holiday too', () => {
  const book = london({ publicHolidays: british })
  expect(stateAt(book, '2027-12-27T10:00:00Z')).toBe('holiday')
  expect(stateAt(book, '2027-12-28T10:00:00Z')).toBe('holiday')
  expect(stateAt(book, '2027-12-29T10:00:00Z')).toBe('open')
  const american = london({ timeZone: 'America/New_York', publicHolidays: { country: 'US' } })
  expect(stateAt(american, '2026-07-03T15:00:00Z')).toBe('holiday')
})

test('days that are only remembered are no holidays', () => {
  expect(stateAt(london({ publicHolidays: british }), '2026-02-13T10:00:00Z')).toBe('open')
  expect(stateAt(london({ week: { sun: office }, publicHolidays: british }), '2026-03-15T10:00:00Z')).toBe(
    'open',
  )
})

test('a state of a country may have its own', () => {
  const scottish = london({ publicHolidays: { country: 'GB', state: 'SCT' } })
  expect(stateAt(scottish, '2026-01-02T10:00:00Z')).toBe('holiday')
  expect(stateAt(london({ publicHolidays: british }), '2026-01-02T10:00:00Z')).toBe('open')
})

test('a country that nobody knows has no holidays, and no crash', () => {
  expect(
    stateAt(london({ publicHolidays: { country: 'XX', state: '?', region: '?' } }), '2026-12-25T10:00:00Z'),
  ).toBe('open')
})

test('a day written by hand wins over the public holiday: open for a while, a holiday for the rest', () => {
  const book = london({
    publicHolidays: british,
    days: [{ date: '2026-12-25', name: 'Christmas', open: [{ from: '10:00', to: '12:00' }] }],
  })
  expect(stateAt(book, '2026-12-25T09:00:00Z')).toBe('holiday')
  expect(stateAt(book, '2026-12-25T10:00:00Z')).toBe('open')
  expect(stateAt(book, '2026-12-25T12:00:00Z')).toBe('holiday')
  expect(changeAfter(book, '2026-12-25T11:00:00Z')).toEqual(['2026-12-25T12:00:00.000Z', 'holiday'])
})

test('a day written by hand without hours is a holiday', () => {
  expect(stateAt(london({ days: [{ date: '2026-03-03', name: 'Move' }] }), '2026-03-03T12:00:00Z')).toBe(
    'holiday',
  )
})

test('an override holds until its moment, to the second, and then the calendar goes on by itself', () => {
  const book = london({ override: { state: 'closed', until: '2026-03-03T15:00:30+01:00' } })
  expect(stateAt(book, '2026-03-03T14:00:29Z')).toBe('closed')
  expect(stateAt(book, '2026-03-03T14:00:30Z')).toBe('open')
  expect(changeAfter(book, '2026-03-03T12:00:00Z')).toEqual(['2026-03-03T14:00:30.000Z', 'open'])
})

test('an override can open a holiday', () => {
  const book = london({ publicHolidays: british, override: { state: 'open', until: '2026-12-26T00:00:00Z' } })
  expect(stateAt(book, '2026-12-25T03:00:00Z')).toBe('open')
})

test('the next change finds its way over the weekend and over Easter', () => {
  expect(changeAfter(london(), '2026-03-06T18:00:00Z')).toEqual(['2026-03-09T09:00:00.000Z', 'open'])
  const book = london({ publicHolidays: british })
  expect(changeAfter(book, '2026-04-02T17:00:00Z')).toEqual(['2026-04-02T23:00:00.000Z', 'holiday'])
  expect(changeAfter(book, '2026-04-06T12:00:00Z')).toEqual(['2026-04-06T23:00:00.000Z', 'closed'])
})

test('a calendar that is never or always open has no next change', () => {
  const always = [{ from: '00:00', to: '24:00' }]
  expect(nextChange(london({ week: {} }), new Date('2026-03-03T12:00:00Z'))).toBeUndefined()
  const week = { mon: always, tue: always, wed: always, thu: always, fri: always, sat: always, sun: always }
  expect(nextChange(london({ week }), new Date('2026-03-03T12:00:00Z'))).toBeUndefined()
})
