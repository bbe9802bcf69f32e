import { DateTime } from 'luxon'
import { type Calendar, type CalendarState, WEEKDAYS, type Weekday } from './calendar'
import { dayAfter } from './days'
import { publicHolidayName } from './holidays'
import { calendarState, nextChange } from './hours'
import { localTime } from './local-time'

/** What a calendar says of one day. */
export type CalendarDay = {
  /** `2026-12-24` */
  date: string
  weekday: Weekday
  /** Open at any time of it; else a holiday if it is one at any time; else closed. */
  state: CalendarState
  /** When it is open, by the clock of the calendar's time zone; `24:00` is the end of the day. */
  open: { from: string; to: string }[]
  /** What the day is called: a public holiday, or as written by hand. */
  name?: string
  /** An override by hand holds on a part of it. */
  isOverridden: boolean
}

/**
 * What a calendar says of the days to come, the same as calls will meet it.
 *
 * @param from a moment of the first day
 */
export function calendarDays(calendar: Calendar, from: Date, count: number): CalendarDay[] {
  const first = DateTime.fromJSDate(from, { zone: calendar.timeZone }).startOf('day')
  const spans = spansOf(calendar, first.toJSDate(), dayAfter(first, count).toJSDate())
  const until = calendar.override ? Date.parse(calendar.override.until) : Number.NEGATIVE_INFINITY
  return Array.from({ length: count }, (_, n) => {
    const day = dayAfter(first, n)
    const [begin, end] = [day.toMillis(), dayAfter(day).toMillis()]
    const its = spans.filter((span) => span.from < end && span.until > begin)
    const open = its
      .filter(({ state }) => state === 'open')
      .map((span) => ({
        from: span.from <= begin ? '00:00' : timeAt(span.from, calendar.timeZone),
        to: span.until >= end ? '24:00' : timeAt(span.until, calendar.timeZone),
      }))
    const date = day.toFormat('yyyy-MM-dd')
    const name = nameOf(calendar, date, day.plus({ hours: 12 }).toJSDate())
    return {
      date,
      weekday: WEEKDAYS[day.weekday - 1] ?? 'mon',
      state: open.length > 0 ? 'open' : its.some(({ state }) => state === 'holiday') ? 'holiday' : 'closed',
      open,
      ...(name && { name }),
      // An override that is over says nothing of today any more, nor what today was like before it began.
      isOverridden: until > Math.max(begin, from.getTime()),
    }
  })
}

type Span = { from: number; until: number; state: CalendarState }

function spansOf(calendar: Calendar, from: Date, until: Date): Span[] {
  const spans: Span[] = []
  let at = from
  for (;;) {
    const next = nextChange(calendar, at)
    const end = next && next.at < until ? next.at : until
    spans.push({ from: at.getTime(), until: end.getTime(), state: calendarState(calendar, at) })
    if (end === until) return spans
    at = end
  }
}

const timeAt = (milliseconds: number, timeZone: string) => localTime(new Date(milliseconds), timeZone).time

function nameOf({ days, publicHolidays, timeZone }: Calendar, date: string, noon: Date): string | undefined {
  const byHand = days.find((day) => day.date === date)
  if (byHand) return byHand.name
  return publicHolidays && publicHolidayName(publicHolidays, noon, timeZone)
}
