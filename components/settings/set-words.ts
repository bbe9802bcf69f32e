import type { Formats } from '../format/formats'

/** "Set, changed on 14 November 2026" */
export function setWords(isSet: boolean, changedAt: string | null, { day }: Formats): string {
  if (!isSet) return 'Not set'
  if (!changedAt) return 'Set'
  // UTC on the server and in the browser alike, or the two would differ around midnight.
  return `Set, changed on ${day(changedAt, 'UTC')}`
}
