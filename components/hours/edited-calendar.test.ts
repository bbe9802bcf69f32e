import { expect, test } from 'vitest'
import { calendar } from '@/lib/flow/calendar'
import { calendarOf, edited, faultsOf, nextRange } from './edited-calendar'
import { shortTime, timeText } from './time-text'

const office = calendar.parse({
  timeZone: 'Europe/London',
  week: {
    mon: [
      { from: '09:00', to: '12:30' },
      { from: '13:30', to: '17:00' },
    ],
  },
  publicHolidays: { country: 'GB', state: 'ENG' },
  days: [{ date: '2026-12-24', name: 'Christmas Eve', open: [{ from: '09:00', to: '12:00' }] }],
})

test.each([
  ['9', '09:00'],
  ['930', '09:30'],
  ['9:30', '09:30'],
  ['9.30', '09:30'],
  [' 17 ', '17:00'],
  ['5pm', '17:00'],
  ['5:30 p.m.', '17:30'],
  ['12am', '00:00'],
  ['12 pm', '12:00'],
  ['24', '24:00'],
  ['0', '00:00'],
])('“%s” is the time %s', (typed, time) => expect(timeText(typed)).toBe(time))

test.each(['', '25', '24:30', '9:75', '13pm', 'noon', '9:3'])('“%s” is no time', (typed) =>
  expect(timeText(typed)).toBeUndefined(),
)

test('a time is short where there is little room', () => {
  expect(['09:00', '17:30', '00:00', '24:00', '10:00'].map(shortTime)).toEqual([
    '9',
    '17:30',
    '0',
    '24',
    '10',
  ])
})

test('a calendar that nobody touched is stored as it was', () => {
  expect(calendarOf(edited(office))).toEqual(office)
})

test('ranges are stored in their order, times as they are meant', () => {
  const week = { ...edited(office).week, mon: [range('1pm', '5pm'), range('9', '1230')] }
  expect(calendarOf({ ...edited(office), week })?.week.mon).toEqual([
    { from: '09:00', to: '12:30' },
    { from: '13:00', to: '17:00' },
  ])
})

test('what cannot be stored is told at its place, and holds saving back', () => {
  const told = (...mon: ReturnType<typeof range>[]) => {
    const calendar = { ...edited(office), week: { ...edited(office).week, mon } }
    expect(calendarOf(calendar)).toBeUndefined()
    return Object.values(faultsOf(calendar))
  }
  expect(told(range('9', 'noon'))).toEqual(['Write times such as 9:00 or 17:30.'])
  expect(told(range('22', '6'))).toEqual([expect.stringContaining('end at 24:00')])
  expect(told(range('9', '12'), range('11', '15'))).toEqual([expect.stringContaining('lie over')])
})

test('a day can stand in the list only once', () => {
  const { days, ...rest } = edited(office)
  const twice = [...days, ...edited(office).days]
  expect(Object.values(faultsOf({ ...rest, days: twice }))).toEqual([expect.stringContaining('already')])
  expect(Object.values(faultsOf({ ...rest, days: days.map((day) => ({ ...day, date: '' })) }))).toEqual([
    'Choose the day.',
  ])
})

test('a first range is nine to five, a second begins after the first', () => {
  expect(nextRange([])).toMatchObject({ from: '09:00', to: '17:00' })
  expect(nextRange([range('9', '12:30')])).toMatchObject({ from: '13:00', to: '17:00' })
  expect(nextRange([range('9', '23:30')])).toMatchObject({ from: '23:00', to: '24:00' })
})

function range(from: string, to: string) {
  return { key: `${from}-${to}`, from, to }
}
