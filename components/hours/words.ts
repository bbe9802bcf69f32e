import { DateTime } from 'luxon'
import type { CalendarState, Weekday } from '@/lib/flow/calendar'
import type { Formats } from '../format/formats'

export const STATE_WORDS: Record<CalendarState, string> = {
  open: 'Open',
  closed: 'Closed',
  holiday: 'Holiday',
}

export const WEEKDAY_WORDS: Record<Weekday, string> = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
}

/**
 * A moment to come: `17:30`, `midnight`, `tomorrow 9:00`, `Monday 9:00`, `3 March 9:00`. The time is written as the opening hours
 * beside it are, which somebody has typed.
 */
export function ahead(at: Date, timeZone: string, now: Date, { dayOfYear }: Formats): string {
  const then = DateTime.fromJSDate(at, { zone: timeZone }).setLocale('en-GB')
  const today = DateTime.fromJSDate(now, { zone: timeZone }).startOf('day')
  const days = Math.round(then.startOf('day').diff(today, 'days').days)
  const time = then.toFormat('H:mm')
  if (days === 0) return time
  if (days === 1) return time === '0:00' ? 'midnight' : `tomorrow ${time}`
  return days < 7 ? then.toFormat('cccc H:mm') : `${dayOfYear(at.toISOString(), timeZone)} ${time}`
}

/** What comes next: `until 17:30`, `opens Monday 9:00`. */
export function nextWords(
  state: CalendarState,
  next: { at: Date; state: CalendarState } | undefined,
  timeZone: string,
  now: Date,
  formats: Formats,
): string {
  if (!next) return state === 'open' ? 'always' : 'does not open'
  const when = ahead(next.at, timeZone, now, formats)
  if (next.state === 'open') return `opens ${when}`
  return state === 'open' ? `until ${when}` : `${STATE_WORDS[next.state].toLowerCase()} from ${when}`
}
