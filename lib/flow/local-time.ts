import { DateTime } from 'luxon'
import { WEEKDAYS, type Weekday } from './calendar'

/** A moment as the clock on the wall of a time zone shows it. */
export type LocalTime = {
  /** `2026-03-03` */
  date: string
  /** `09:05` */
  time: string
  weekday: Weekday
}

export const localTime = (moment: Date, timeZone: string): LocalTime =>
  shown(DateTime.fromJSDate(moment, { zone: timeZone }))

/** The day before a date: `2026-02-28` for `2026-03-01`. */
export function dayBefore(date: string): Pick<LocalTime, 'date' | 'weekday'> {
  return shown(DateTime.fromISO(date, { zone: 'UTC' }).minus({ days: 1 }))
}

const shown = ({ year, month, day, hour, minute, weekday }: DateTime): LocalTime => ({
  date: `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`,
  time: `${two(hour)}:${two(minute)}`,
  weekday: WEEKDAYS[weekday - 1] ?? 'mon', // luxon counts from Monday, 1 to 7
})

const two = (number: number): string => String(number).padStart(2, '0')
