import { DateTime } from 'luxon'

/** The other moment that is asked about: a time of day, and a date where it is not today. */
export type AskedMoment = { time: string; date: string | null }

export const DEFAULT_TIME = '18:00'

/** Reads `?at=18:00&on=2026-12-24`; what makes no sense counts as not asked. */
export function readMoment({ at, on }: { at?: unknown; on?: unknown }): AskedMoment {
  const isTime = typeof at === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/.test(at)
  const isDate = typeof on === 'string' && /^\d{4}-\d\d-\d\d$/.test(on) && DateTime.fromISO(on).isValid
  return { time: isTime ? at : DEFAULT_TIME, date: isDate ? on : null }
}

/** That time on the wall clock of a time zone: today, or on the date that is asked about. */
export function momentIn(timeZone: string, { time, date }: AskedMoment, now: Date): Date {
  const day = date ?? todayIn(timeZone, now)
  return DateTime.fromISO(`${day}T${time}`, { zone: timeZone }).toJSDate()
}

/** The date of today in a time zone. */
export const todayIn = (timeZone: string, now: Date): string =>
  DateTime.fromJSDate(now, { zone: timeZone }).toISODate() ?? now.toISOString().slice(0, 10)
