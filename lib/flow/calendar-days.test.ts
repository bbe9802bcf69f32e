import { expect, test } from 'vitest'
import { calendar } from './calendar'
import { calendarDays } from './calendar-days'
import { holidayPlaces } from './holiday-places'

const office = calendar.parse({
  timeZone: 'Europe/London',
  week: {
    mon: [
      { from: '09:00', to: '12:30' },
      { from: '13:30', to: '17:00' },
    ],
    sat: [{ from: '20:00', to: '24:00' }],
    sun: [{ from: '00:00', to: '02:00' }],
  },
  publicHolidays: { country: 'GB', state: 'ENG' },
  days: [{ date: '2026-12-24', name: 'Christmas Eve', open: [{ from: '09:00', to: '12:00' }] }],
})
const from = (iso: string, count = 1) => calendarDays(office, new Date(iso), count)

test('a day tells when it is open, in all its ranges', () => {
  expect(from('2026-03-02T15:00:00Z')).toEqual([
    {
      date: '2026-03-02',
      weekday: 'mon',
      state: 'open',
      open: [
        { from: '09:00', to: '12:30' },
        { from: '13:30', to: '17:00' },
      ],
      isOverridden: false,
    },
  ])
})

test('a night over midnight belongs to both days, and a day without ranges is closed', () => {
  expect(from('2026-03-07T12:00:00Z', 3).map(({ date, state, open }) => [date, state, open])).toEqual([
    ['2026-03-07', 'open', [{ from: '20:00', to: '24:00' }]],
    ['2026-03-08', 'open', [{ from: '00:00', to: '02:00' }]],
    ['2026-03-09', 'open', expect.anything()],
  ])
  expect(from('2026-03-03T12:00:00Z')).toMatchObject([{ state: 'closed', open: [] }])
})

test('public holidays have their names, and a half day written by hand its hours', () => {
  expect(from('2026-12-24T00:00:00Z', 3)).toMatchObject([
    { state: 'open', name: 'Christmas Eve', open: [{ from: '09:00', to: '12:00' }] },
    { state: 'holiday', name: 'Christmas Day', open: [] },
    { state: 'holiday', name: 'Boxing Day', open: [] },
  ])
})

test('an override shows up on the days that it touches, and on no day after it', () => {
  const overridden = {
    ...office,
    override: { state: 'closed' as const, until: '2026-03-02T10:00:00Z', note: '' },
  }
  expect(calendarDays(overridden, new Date('2026-03-01T12:00:00Z'), 3)).toMatchObject([
    { date: '2026-03-01', state: 'closed', isOverridden: true },
    { date: '2026-03-02', state: 'open', open: [{ from: '10:00' }, {}], isOverridden: true },
    { date: '2026-03-03', isOverridden: false },
  ])
})

test('ninety days have ninety dates, also when the clocks change', () => {
  const dates = from('2026-02-15T12:00:00Z', 90).map(({ date }) => date)
  expect(new Set(dates).size).toBe(90)
  expect([dates[0], dates.at(-1)]).toEqual(['2026-02-15', '2026-05-15'])
  const clocksChange = calendar.parse({
    timeZone: 'Europe/London',
    week: { sun: [{ from: '00:30', to: '09:00' }] },
  })
  expect(calendarDays(clocksChange, new Date('2026-03-29T12:00:00Z'), 1)[0]?.open).toEqual([
    { from: '00:30', to: '09:00' },
  ])
})

test('countries are known by name, with their states', () => {
  const britain = holidayPlaces().find(({ code }) => code === 'GB')
  expect(britain?.name).toMatch(/United Kingdom|Great Britain/)
  expect(britain?.within).toContainEqual({ code: 'SCT', name: 'Scotland', within: [] })
})

test('a day that begins at one, because the clocks change at midnight, moves none after it', () => {
  const bar = calendar.parse({
    timeZone: 'America/Santiago',
    week: { sun: [{ from: '20:00', to: '24:00' }], tue: [{ from: '00:00', to: '02:00' }] },
  })
  expect(calendarDays(bar, new Date('2026-09-06T15:00:00Z'), 3)).toMatchObject([
    { date: '2026-09-06', open: [{ from: '20:00', to: '24:00' }] },
    { date: '2026-09-07', state: 'closed', open: [] },
    { date: '2026-09-08', open: [{ from: '00:00', to: '02:00' }] },
  ])
})
