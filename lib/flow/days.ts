import type { DateTime } from 'luxon'

/**
 * The beginning of the day so many after another. Where the clocks change at midnight a day begins at one, and so would those that
 * are merely counted on from it.
 */
export const dayAfter = (day: DateTime, days = 1): DateTime => day.plus({ days }).startOf('day')
