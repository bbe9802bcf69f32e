import { DateTime } from 'luxon'

/** A moment in a time zone, to be read at a glance: `14:03`, `yesterday 14:03`, `3 Mar 14:03`, `3 Mar 2025`. */
export function glance(iso: string, timeZone: string, now: Date): string {
  const at = DateTime.fromISO(iso, { zone: timeZone })
  const today = DateTime.fromJSDate(now, { zone: timeZone })
  const time = at.toFormat('HH:mm')
  if (at.hasSame(today, 'day')) return time
  if (at.hasSame(today.minus({ days: 1 }), 'day')) return `yesterday ${time}`
  return at.toFormat(at.hasSame(today, 'year') ? 'd LLL HH:mm' : 'd LLL yyyy')
}

/** The same moment in full, with its zone: `Tuesday 3 March 2026, 14:03:02 GMT`. */
export const inFull = (iso: string, timeZone: string): string =>
  DateTime.fromISO(iso, { zone: timeZone }).setLocale('en-GB').toFormat('cccc d LLLL yyyy, HH:mm:ss ZZZZ')

/** Time of day to the second: `14:03:02`. */
export const clock = (iso: string, timeZone: string): string =>
  DateTime.fromISO(iso, { zone: timeZone }).toFormat('HH:mm:ss')

/** How long: `8 s`, `2 min 14 s`, `1 h 5 min`. */
export function lasted(seconds: number): string {
  const whole = Math.round(seconds)
  if (whole < 60) return `${whole} s`
  if (whole < 3_600) return `${Math.floor(whole / 60)} min ${whole % 60} s`
  return `${Math.floor(whole / 3_600)} h ${Math.floor((whole % 3_600) / 60)} min`
}

/** How long a short while was, to be read beside others: `0.4 s`, `7.1 s`, `1 min 12 s`. */
export const soon = (milliseconds: number): string =>
  milliseconds < 59_950 ? `${(milliseconds / 1_000).toFixed(1)} s` : lasted(milliseconds / 1_000)

/** How long something took: `0.4 ms`, `12 ms`. */
export const took = (micros: number): string =>
  micros < 9_950 ? `${(micros / 1_000).toFixed(1)} ms` : `${Math.round(micros / 1_000)} ms`
