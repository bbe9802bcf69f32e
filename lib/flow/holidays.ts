import Holidays from 'date-holidays'
import type { Calendar } from './calendar'

type Place = NonNullable<Calendar['publicHolidays']>
type Span = { from: number; until: number; name: string }

/** Holidays that begin in one year and last into the next are looked for this far over the turn of the year. */
const DAYS_OVER_NEW_YEAR = 14

/** Finding a year's holidays costs milliseconds, which no caller should wait for twice. */
const years = new Map<string, Span[]>()
const MAX_YEARS = 500

/**
 * Is it a public holiday there? Only days off by law count (`public`), with their substitute days; banks' and schools'
 * holidays and mere observances do not. A country that nobody knows has none.
 */
export const isPublicHoliday = (place: Place, moment: Date, timeZone: string): boolean =>
  around(place, moment, timeZone).some(
    ({ from, until }) => from <= moment.getTime() && moment.getTime() < until,
  )

/** What the public holiday of a moment is called, in English where that is known; nothing when there is none. */
export const publicHolidayName = (place: Place, moment: Date, timeZone: string): string | undefined =>
  around(place, moment, timeZone).find(
    ({ from, until }) => from <= moment.getTime() && moment.getTime() < until,
  )?.name

/** When a public holiday begins or ends from that moment to another. */
export const holidayEdges = (place: Place, from: Date, to: Date, timeZone: string): number[] =>
  [...around(place, from, timeZone), ...around(place, to, timeZone)]
    .flatMap((span) => [span.from, span.until])
    .filter((at) => at > from.getTime() && at <= to.getTime())

function around(place: Place, moment: Date, timeZone: string): Span[] {
  // Fourteen days are more than any zone's offset, so the year need not be that of the zone.
  const near = [-DAYS_OVER_NEW_YEAR, 0, DAYS_OVER_NEW_YEAR].map((days) =>
    new Date(moment.getTime() + days * 86_400_000).getUTCFullYear(),
  )
  return [...new Set(near)].flatMap((year) => holidaysOf(place, year, timeZone))
}

function holidaysOf({ country, state, region }: Place, year: number, timeZone: string): Span[] {
  const key = JSON.stringify([country, state, region, timeZone, year])
  const known = years.get(key)
  if (known) return known
  const book = new Holidays()
  book.init(country, state, region, { types: ['public'] })
  book.setTimezone(timeZone)
  const spans = (book.getHolidays(year, 'en') ?? []).map(({ start, end, name }) => ({
    from: start.getTime(),
    until: end.getTime(),
    name,
  }))
  if (years.size >= MAX_YEARS) years.clear()
  years.set(key, spans)
  return spans
}
