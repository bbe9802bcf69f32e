const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** How many calls each hour of a working day gets, beside the others. */
const BUSY = [1, 1, 1, 1, 1, 2, 6, 18, 52, 88, 100, 92, 70, 74, 90, 84, 66, 42, 22, 12, 8, 5, 3, 2]
const WEEKEND = 0.18
/** A company that grows. */
const GROWTH = 0.25

export type Hour = { from: number; calls: number; isNight: boolean }

/**
 * How many calls began in each hour.
 *
 * @param count of all calls together
 */
export function* hoursOf(count: number, days: number, until: Date): Generator<Hour> {
  const end = Math.floor(until.getTime() / HOUR_MS) * HOUR_MS
  const hours = Array.from({ length: days * 24 }, (_, n) => {
    const from = end - (days * 24 - n) * HOUR_MS
    const date = new Date(from)
    const isWeekend = date.getUTCDay() % 6 === 0
    const busy = BUSY[date.getUTCHours()] ?? 0
    const weight = busy * (isWeekend ? WEEKEND : 1) * (1 + (GROWTH * n) / (days * 24))
    return { from, weight, isNight: isWeekend || date.getUTCHours() < 9 || date.getUTCHours() >= 18 }
  })
  const all = hours.reduce((sum, { weight }) => sum + weight, 0)
  let weighed = 0
  let given = 0
  for (const { from, weight, isNight } of hours) {
    weighed += weight
    const calls = Math.round((weighed / all) * count) - given
    given += calls
    yield { from, calls, isNight }
  }
}

export const daysBefore = (until: Date, days: number): number => until.getTime() - days * DAY_MS
