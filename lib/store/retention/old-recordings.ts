import type { Query } from '../database'

/** The shelves on which a recording has anything left to be deleted. */
const SHELVES = ['unheard', 'heard', 'call', 'deleted', 'awaited']
const each = (make: (shelf: string, at: number) => string): string => SHELVES.map(make).join(' UNION ALL ')

/** Some of the calls on which something was recorded before a time, and is still there; a shelf at a time, in its index. */
export async function callsWithOldRecordings(query: Query, before: string, limit: number): Promise<string[]> {
  const rows = await query(
    `SELECT DISTINCT call_id FROM (${each(
      (
        shelf,
        at,
      ) => `SELECT call_id FROM (SELECT call_id FROM recordings WHERE shelf = '${shelf}' AND recorded_at < $1
        ORDER BY recorded_at LIMIT $2) some${at}`,
    )}) found LIMIT $2`,
    before,
    limit,
  )
  return rows.map(({ call_id }) => String(call_id))
}

/** How many recordings from before a time there are, counted no further than to a bound; and when the oldest after it was made. */
export async function countOldRecordings(
  query: Query,
  before: string,
  atMost: number,
): Promise<{ due: number; next: string | null }> {
  const [[counted], [after]] = await Promise.all([
    query(
      `SELECT COUNT(*) AS due FROM (SELECT 1 FROM (${each(
        (shelf) => `SELECT id FROM recordings WHERE shelf = '${shelf}' AND recorded_at < $1`,
      )}) old LIMIT ${Math.trunc(atMost)}) counted`,
      before,
    ),
    query(
      `SELECT MIN(next) AS next FROM (${each(
        (shelf) =>
          `SELECT MIN(recorded_at) AS next FROM recordings WHERE shelf = '${shelf}' AND recorded_at >= $1`,
      )}) young`,
      before,
    ),
  ])
  return { due: Number(counted?.due), next: after?.next ? String(after.next) : null }
}
