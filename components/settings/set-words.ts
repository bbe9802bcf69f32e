/** "Set, changed on 14 November 2026" */
export function setWords(isSet: boolean, changedAt: string | null): string {
  if (!isSet) return 'Not set'
  if (!changedAt) return 'Set'
  // UTC on the server and in the browser alike, or the two would differ around midnight.
  const day = new Date(changedAt).toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'UTC' })
  return `Set, changed on ${day}`
}
