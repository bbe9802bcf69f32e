import { z } from 'zod'

/** Local time to the minute; `24:00` is the end of a day. */
export const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'a time such as 09:00')
export const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a date such as 2026-12-24')

/** From when to when on one day, local time; the end is not part of it. */
export const timeRange = z
  .strictObject({ from: timeOfDay, to: timeOfDay })
  .refine(({ from, to }) => from < to, 'a range ends after it begins; one over midnight is two ranges')

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Weekday = (typeof WEEKDAYS)[number]

/**
 * Opening hours, named and used by many flows. They are no settings of a node: a change, or an override for an afternoon,
 * takes effect at once in every flow that names the calendar, without publishing.
 */
export const calendar = z.strictObject({
  timeZone: z.string().refine((zone) => isTimeZone(zone), 'a time zone such as Europe/London'),
  /** When it is open on each day of the week; a missing day is closed. */
  week: z.partialRecord(z.enum(WEEKDAYS), z.array(timeRange).max(10)).default({}),
  /** Public holidays of a country (ISO 3166), state and region, as `date-holidays` knows them. */
  publicHolidays: z
    .strictObject({
      country: z.string().length(2),
      state: z.string().optional(),
      region: z.string().optional(),
    })
    .optional(),
  /** Days written by hand: closed all day, or open in the ranges given (a half day). They win over public holidays. */
  days: z
    .array(
      z.strictObject({ date: day, name: z.string().max(80), open: z.array(timeRange).max(10).default([]) }),
    )
    .max(1_000)
    .default([]),
  /** Opens or closes by hand until a moment (ISO 8601 with offset); after it the calendar goes on by itself. */
  override: z
    .strictObject({
      state: z.enum(['open', 'closed', 'holiday']),
      until: z.iso.datetime({ offset: true }),
      note: z.string().max(200).default(''),
    })
    .optional(),
})

export type Calendar = z.infer<typeof calendar>
export type CalendarState = 'open' | 'closed' | 'holiday'

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}
