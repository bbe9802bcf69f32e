import { DateTime } from 'luxon'

/** A date as people say it: `Thu 24 December`; with its year when it is another than that of `near`. */
export function dateWords(date: string, near?: string): string {
  const day = DateTime.fromISO(date, { zone: 'utc' }).setLocale('en-GB')
  if (!day.isValid) return date
  return day.toFormat(near && near.slice(0, 4) !== date.slice(0, 4) ? 'ccc d LLLL yyyy' : 'ccc d LLLL')
}
