import { DateTime, type DateTimeFormatOptions } from 'luxon'
import { lasted } from './lasted'
import type { Locale } from './locales'

/** How dates and numbers are written in one language: the one place that says so. Words beside them stay English. */
export type Formats = ReturnType<typeof formatsIn>

/** @param locale the language in which whoever looks reads dates */
export function formatsIn(locale: Locale) {
  const at = (iso: string, timeZone: string) => DateTime.fromISO(iso, { zone: timeZone, locale })
  const hour = usesTwelveHours(locale) ? 'numeric' : '2-digit'
  const MINUTES: DateTimeFormatOptions = { hour, minute: '2-digit' }
  const SECONDS: DateTimeFormatOptions = { ...MINUTES, second: '2-digit' }
  const decimal = (number: number, places: number) =>
    number.toLocaleString(locale, { minimumFractionDigits: places, maximumFractionDigits: places })
  const write = (moment: DateTime, how: DateTimeFormatOptions) => plainSpaces(moment.toLocaleString(how))

  return {
    locale,

    /** A moment in a time zone, to be read at a glance: `14:03`, `yesterday 14:03`, `3 Mar 14:03`, `3 Mar 2025`. */
    glance(iso: string, timeZone: string, now: Date): string {
      const moment = at(iso, timeZone)
      const today = DateTime.fromJSDate(now, { zone: timeZone })
      const time = write(moment, MINUTES)
      if (moment.hasSame(today, 'day')) return time
      if (moment.hasSame(today.minus({ days: 1 }), 'day')) return `yesterday ${time}`
      return moment.hasSame(today, 'year')
        ? `${write(moment, { day: 'numeric', month: 'short' })} ${time}`
        : write(moment, { day: 'numeric', month: 'short', year: 'numeric' })
    },

    /** The same moment in full, with its zone: `Tuesday 3 March 2026, 14:03:02 GMT`. */
    inFull(iso: string, timeZone: string): string {
      const moment = at(iso, timeZone)
      return `${write(moment, { weekday: 'long' })} ${write(moment, LONG)}, ${write(moment, SECONDS)} ${moment.toFormat('ZZZZ')}`
    },

    /** Time of day to the second: `14:03:02`. */
    clock: (iso: string, timeZone: string): string => write(at(iso, timeZone), SECONDS),

    /** The day alone: `3 March 2026`. */
    day: (iso: string, timeZone: string): string => write(at(iso, timeZone), LONG),

    /** The day without its year: `3 March`, or `3 Mar`. */
    dayOfYear: (iso: string, timeZone: string, month: 'long' | 'short' = 'long'): string =>
      write(at(iso, timeZone), { day: 'numeric', month }),

    /** A date of no time zone, as people say it: `Thu 24 December`; with its year when it is another than that of `near`. */
    date(date: string, near?: string): string {
      const day = at(date, 'utc')
      if (!day.isValid) return date
      const isFar = near !== undefined && near.slice(0, 4) !== date.slice(0, 4)
      return `${write(day, { weekday: 'short' })} ${write(day, isFar ? LONG : { day: 'numeric', month: 'long' })}`
    },

    /** A month: `Mar`. */
    month: (date: string): string => write(at(date, 'utc'), { month: 'short' }),

    /** A whole number: `12,345`. */
    count: (number: number | bigint): string => number.toLocaleString(locale),

    decimal,

    /** A part of a whole: `4.2 %`. */
    percent: (share: number | null): string => (share === null ? '–' : `${decimal(share * 100, 1)} %`),

    /** A difference between two shares, in points of a hundred: `+4.2 points`. */
    points: (difference: number): string =>
      `${difference > 0 ? '+' : difference < 0 ? '−' : '±'}${decimal(Math.abs(difference * 100), 1)} points`,

    /** An amount: `€0.0142`, `$1.20`. Calls cost fractions of a cent, so as many places as say something are shown. */
    price({ total, currency }: { total: number; currency: string }): string {
      const places = { minimumFractionDigits: 2, maximumFractionDigits: 6 }
      try {
        return new Intl.NumberFormat(locale, { style: 'currency', currency, ...places }).format(total)
      } catch {
        return `${total} ${currency}`
      }
    },

    /** How long a short while was, to be read beside others: `0.4 s`, `7.1 s`, `1 min 12 s`. */
    soon: (milliseconds: number): string =>
      milliseconds < 59_950 ? `${decimal(milliseconds / 1_000, 1)} s` : lasted(milliseconds / 1_000),

    /** How long something took: `0.4 ms`, `12 ms`. */
    took: (micros: number): string =>
      micros < 9_950 ? `${decimal(micros / 1_000, 1)} ms` : `${decimal(micros / 1_000, 0)} ms`,
  }
}

const LONG: DateTimeFormatOptions = { day: 'numeric', month: 'long', year: 'numeric' }

const usesTwelveHours = (locale: Locale): boolean =>
  new Intl.DateTimeFormat(locale, { hour: 'numeric' }).resolvedOptions().hour12 === true

/** Versions of ICU differ in which space they put before `PM`; the server and the browser must write the same. */
const plainSpaces = (text: string): string => text.replace(/[\u202f\u00a0]/g, ' ')
