import { type CallRecord, callRecord } from './calls'
import type { Database } from './database'
import { CLOCK, forBoth, textsFromJson } from './json-rows'

/** A call as it stands now, and when its row was written by the database's clock. */
export type ChangedCall = CallRecord & {
  changedAt: string
  logRows: number
  /** Something was recorded on it, a voicemail or the call. */
  isRecorded: boolean
}

/**
 * Calls whose rows were written at that moment or later, in the order of their writing. Cheap when there are few.
 *
 * @param since ISO 8601, UTC
 * @param limit how many at most
 */
export async function changedCalls(db: Database, since: string, limit: number): Promise<ChangedCall[]> {
  const rows = await db.query(
    `SELECT c.*, EXISTS (SELECT 1 FROM recordings r WHERE r.call_id = c.id) AS is_recorded
      FROM calls c WHERE changed_at >= $1 ORDER BY changed_at, id LIMIT $2`,
    since,
    limit,
  )
  return rows.map((row) => ({
    ...callRecord(row),
    changedAt: String(row.changed_at),
    logRows: Number(row.log_rows),
    isRecorded: row.is_recorded === true || row.is_recorded === 1,
  }))
}

/** When the row of a call was written last; nothing where none ever was. What is read after this misses nothing before it. */
export async function lastChangeOfCalls(db: Database): Promise<string | undefined> {
  const [row] = await db.query(
    'SELECT changed_at FROM calls WHERE changed_at IS NOT NULL ORDER BY changed_at DESC LIMIT 1',
  )
  return row && String(row.changed_at)
}

/**
 * Has it told that the calls of some recordings have changed, as they have where a recording was fetched, heard or deleted. Not in
 * the transaction that did so: whoever writes calls holds them first and their recordings then, and neither may wait for the other.
 */
export async function tellOfRecordings(db: Database, ids: string[]): Promise<void> {
  if (ids.length > 0) await db.query(RECORDINGS_CHANGED, JSON.stringify(ids))
}

const texts = textsFromJson('$1')

const RECORDINGS_CHANGED = forBoth(
  (provider) => `UPDATE calls SET changed_at = ${CLOCK[provider]}
    WHERE id IN (SELECT call_id FROM recordings WHERE id IN ${texts[provider]})`,
)
