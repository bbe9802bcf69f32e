import { WEEKDAYS, type Weekday } from './calendar'

/** A moment as the clock on the wall of a time zone shows it. */
export type LocalTime = {
  /** `2026-03-03` */
  date: string
  /** `09:05` */
  time: string
  weekday: Weekday
}

export function localTime(moment: Date, timeZone: string): LocalTime {
  const iso = localIso(moment, timeZone)
  const date = iso.slice(0, 10)
  return { date, time: iso.slice(11, 16), weekday: weekdayOf(date) }
}

/** The day before a date: `2026-02-28` for `2026-03-01`. */
export function dayBefore(date: string): Pick<LocalTime, 'date' | 'weekday'> {
  const before = new Date(Date.parse(date) - 86_400_000).toISOString().slice(0, 10)
  return { date: before, weekday: weekdayOf(before) }
}

// JavaScript counts from Sunday.
const weekdayOf = (date: string): Weekday => WEEKDAYS[(new Date(date).getUTCDay() + 6) % 7] ?? 'mon'

/** One formatter a time zone: making one costs more than a whole turn. With what it said last: a turn asks again and again. */
const clocks = new Map<string, { format: Intl.DateTimeFormat; time: number; iso: string }>()

/** ISO 8601 with the offset of a time zone, to the second: `2026-07-01T09:30:00+01:00`. */
export function localIso(moment: Date, timeZone: string): string {
  const clock = clocks.get(timeZone) ?? { format: formatOf(timeZone), time: Number.NaN, iso: '' }
  clocks.set(timeZone, clock)
  if (clock.time !== moment.getTime()) {
    const parts: Record<string, string> = {}
    for (const { type, value } of clock.format.formatToParts(moment)) parts[type] = value
    const { year = '', month, day, hour, minute, second, timeZoneName = '' } = parts
    const offset = timeZoneName.replace('GMT', '') || '+00:00'
    clock.iso = `${year.padStart(4, '0')}-${month}-${day}T${hour}:${minute}:${second}${offset}`
    clock.time = moment.getTime()
  }
  return clock.iso
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const two = '2-digit'
  return new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: two,
    day: two,
    hour: two,
    minute: two,
    second: two,
    timeZoneName: 'longOffset',
  })
}
