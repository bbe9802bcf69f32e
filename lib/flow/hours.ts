import { DateTime } from 'luxon'
import type { Calendar, CalendarState } from './calendar'
import { dayAfter } from './days'
import { holidayEdges, isPublicHoliday } from './holidays'
import type { World } from './kind'
import { localTime } from './local-time'

/** A calendar that does not change for so many days is said never to. */
const DAYS_AHEAD = 400

/**
 * Is it open? An override counts first while it lasts; then the days written by hand (open in their ranges, a holiday
 * outside them), then public holidays, then the week. Ranges are read off the wall clock of the calendar's time zone, so
 * nine o'clock stays nine o'clock when the clocks change.
 */
export function calendarState(calendar: Calendar, now: Date): CalendarState {
  const { override, timeZone, week, days, publicHolidays } = calendar
  if (override && now.getTime() < Date.parse(override.until)) return override.state
  const { date, time, weekday } = localTime(now, timeZone)
  const isIn = (ranges: { from: string; to: string }[]) =>
    ranges.some(({ from, to }) => from <= time && time < to)
  const byHand = days.filter((day) => day.date === date)
  if (byHand.length > 0) return byHand.some(({ open }) => isIn(open)) ? 'open' : 'holiday'
  if (publicHolidays && isPublicHoliday(publicHolidays, now, timeZone)) return 'holiday'
  return isIn(week[weekday] ?? []) ? 'open' : 'closed'
}

/** What a walk asks of calendars: the state of the one of that name at a moment, or nothing where there is none. */
export const openingsOf =
  (calendars: Record<string, Calendar>, now: Date): World['opening'] =>
  (name) => {
    const calendar = Object.hasOwn(calendars, name) ? calendars[name] : undefined
    return calendar && calendarState(calendar, now)
  }

/**
 * When it will next be something else than it is now, or nothing when that is more than a year away.
 *
 * @returns the moment to the minute (or second, for the end of an override), and what it will be then
 */
export function nextChange(calendar: Calendar, now: Date): { at: Date; state: CalendarState } | undefined {
  const state = calendarState(calendar, now)
  const untilOverride = calendar.override ? Date.parse(calendar.override.until) : Number.NaN
  const start = DateTime.fromJSDate(now, { zone: calendar.timeZone }).startOf('day')
  const end = dayAfter(start, DAYS_AHEAD)
  const holidays = calendar.publicHolidays
    ? holidayEdges(calendar.publicHolidays, now, end.toJSDate(), calendar.timeZone)
    : []
  const marked = [untilOverride, ...holidays].filter((at) => at > now.getTime())
  for (let day: DateTime = start; day < end; day = dayAfter(day)) {
    const dayEnd = dayAfter(day).toMillis()
    const edges = [...edgesOf(calendar, day), ...marked.filter((at) => at >= day.toMillis() && at < dayEnd)]
    for (const at of edges.sort((one, other) => one - other)) {
      if (at <= now.getTime()) continue
      const then = calendarState(calendar, new Date(at))
      if (then !== state) return { at: new Date(at), state: then }
    }
  }
}

/** Moments of a day at which its ranges may begin or end. On a day when the clocks change, with either offset. */
function edgesOf({ week, days, timeZone }: Calendar, day: DateTime): number[] {
  const next = dayAfter(day)
  const { date, weekday } = localTime(day.toJSDate(), timeZone)
  const ranges = [
    ...(week[weekday] ?? []),
    ...days.filter((written) => written.date === date).flatMap(({ open }) => open),
  ]
  const minutes = ranges.flatMap(({ from, to }) => [minutesOf(from), minutesOf(to)])
  const midnight = Date.UTC(day.year, day.month - 1, day.day)
  const offsets = day.offset === next.offset ? [day.offset] : [day.offset, next.offset]
  return [
    day.toMillis(),
    ...(offsets.length > 1 ? [clockChange(day, next)] : []),
    ...offsets.flatMap((offset) => minutes.map((minute) => midnight + (minute - offset) * 60_000)),
  ]
}

/** The moment between two at which the offset changes. */
function clockChange(day: DateTime, next: DateTime): number {
  let [before, after] = [day.toMillis(), next.toMillis()]
  while (after - before > 60_000) {
    const middle = before + Math.floor((after - before) / 120_000) * 60_000
    if (DateTime.fromMillis(middle, { zone: day.zone }).offset === day.offset) before = middle
    else after = middle
  }
  return after
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
