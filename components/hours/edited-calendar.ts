import { type Calendar, WEEKDAYS, type Weekday } from '@/lib/flow/calendar'
import { timeText } from './time-text'

/** A range as it is typed: its times may not be times yet. `key` lasts while it is edited. */
export type EditedRange = { key: string; from: string; to: string }
export type EditedDay = { key: string; date: string; name: string; open: EditedRange[] }

/** A calendar while it is edited. The override is not part of it: it takes effect at once, by itself. */
export type EditedCalendar = {
  timeZone: string
  week: Record<Weekday, EditedRange[]>
  holidays: { country: string; state: string; region: string }
  days: EditedDay[]
}

export const edited = ({ timeZone, week, publicHolidays, days }: Calendar): EditedCalendar => ({
  timeZone,
  week: Object.fromEntries(
    WEEKDAYS.map((day) => [day, (week[day] ?? []).map(withKey)]),
  ) as EditedCalendar['week'], // one entry for each weekday
  holidays: {
    country: publicHolidays?.country ?? '',
    state: publicHolidays?.state ?? '',
    region: publicHolidays?.region ?? '',
  },
  days: days.map(({ date, name, open }) => ({ key: newKey(), date, name, open: open.map(withKey) })),
})

/** Nine to five: what most first ranges are; a second one goes from an hour after the first. */
export function nextRange(ranges: EditedRange[]): EditedRange {
  const last = timeText(ranges.at(-1)?.to ?? '')
  if (!last) return { key: newKey(), from: '09:00', to: '17:00' }
  const hour = Math.min(Number(last.slice(0, 2)) + 1, 23)
  const text = (at: number) => `${String(at).padStart(2, '0')}:00`
  return { key: newKey(), from: text(hour), to: text(Math.min(hour + 4, 24)) }
}

export const newDay = (date: string): EditedDay => ({ key: newKey(), date, name: '', open: [] })

export const copied = (ranges: EditedRange[]): EditedRange[] => ranges.map(withKey)

/** What is wrong, by the key of the range or day that it is wrong with. */
export type Faults = Record<string, string>

/** What stands in the way of saving. */
export function faultsOf({ week, days }: EditedCalendar): Faults {
  const faults: Faults = {}
  for (const ranges of [...Object.values(week), ...days.map(({ open }) => open)])
    for (const [at, range] of ranges.entries()) {
      const fault = rangeFault(range, ranges.slice(0, at))
      if (fault) faults[range.key] = fault
    }
  for (const [at, { key, date }] of days.entries()) {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) faults[key] = 'Choose the day.'
    else if (days.slice(0, at).some((other) => other.date === date))
      faults[key] = 'This day is in the list already. Put its hours there.'
  }
  return faults
}

function rangeFault({ from, to }: EditedRange, before: EditedRange[]): string | undefined {
  const [begin, end] = [timeText(from), timeText(to)]
  if (!begin || !end) return 'Write times such as 9:00 or 17:30.'
  if (begin >= end)
    return 'The end is not after the beginning. For a night, end at 24:00 and begin the next day at 0:00.'
  const isOver = before.some((other) => {
    const [otherBegin, otherEnd] = [timeText(other.from), timeText(other.to)]
    return otherBegin !== undefined && otherEnd !== undefined && begin < otherEnd && otherBegin < end
  })
  return isOver ? 'These hours lie over those before them.' : undefined
}

/** As it is stored; nothing while something stands in the way. Ranges come in their order, days by date. */
export function calendarOf(calendar: EditedCalendar): Calendar | undefined {
  if (Object.keys(faultsOf(calendar)).length > 0) return undefined
  const { timeZone, week, holidays, days } = calendar
  const { country, state, region } = holidays
  return {
    timeZone,
    week: Object.fromEntries(
      WEEKDAYS.filter((day) => week[day].length > 0).map((day) => [day, stored(week[day])]),
    ),
    ...(country && { publicHolidays: { country, ...(state && { state }), ...(region && { region }) } }),
    days: days
      .map(({ date, name, open }) => ({ date, name: name.trim(), open: stored(open) }))
      .sort((one, other) => one.date.localeCompare(other.date)),
  }
}

const stored = (ranges: EditedRange[]) =>
  ranges
    .map(({ from, to }) => ({ from: timeText(from) ?? '', to: timeText(to) ?? '' }))
    .sort((one, other) => one.from.localeCompare(other.from))

let keys = 0
const newKey = (): string => {
  keys += 1
  return `k${keys}`
}
const withKey = ({ from, to }: { from: string; to: string }): EditedRange => ({ key: newKey(), from, to })
