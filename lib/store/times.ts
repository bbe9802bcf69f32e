/** Now, as times are stored: ISO 8601, UTC, milliseconds. */
export const nowIso = (): string => new Date().toISOString()

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/

/** A carrier's time as times are stored; nothing when it is none. */
export function isoTime(time: string | undefined): string | undefined {
  if (time === undefined || !TIME.test(time)) return undefined
  const milliseconds = Date.parse(time)
  return Number.isNaN(milliseconds) ? undefined : new Date(milliseconds).toISOString()
}
