import { type CallRecord, callRecord } from './calls'
import type { Database } from './database'

/** A call as it stands now, and when its row was written by the database's clock. */
export type ChangedCall = CallRecord & { changedAt: string; logRows: number }

/**
 * Calls whose rows were written at that moment or later, in the order of their writing. Cheap when there are few.
 *
 * @param since ISO 8601, UTC
 * @param limit how many at most
 */
export async function changedCalls(db: Database, since: string, limit: number): Promise<ChangedCall[]> {
  const rows = await db.query(
    'SELECT * FROM calls WHERE changed_at >= $1 ORDER BY changed_at, id LIMIT $2',
    since,
    limit,
  )
  return rows.map((row) => ({
    ...callRecord(row),
    changedAt: String(row.changed_at),
    logRows: Number(row.log_rows),
  }))
}

/** When the row of a call was written last; nothing where none ever was. What is read after this misses nothing before it. */
export async function lastChangeOfCalls(db: Database): Promise<string | undefined> {
  const [row] = await db.query(
    'SELECT changed_at FROM calls WHERE changed_at IS NOT NULL ORDER BY changed_at DESC LIMIT 1',
  )
  return row && String(row.changed_at)
}
