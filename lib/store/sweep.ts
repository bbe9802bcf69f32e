import { setImmediate as breathe } from 'node:timers/promises'
import type { Database } from './database'
import { type OnCallTrouble, projectCalls } from './project'
import { nowIso } from './times'

const BOOKMARK = 'sweep'
const ROWS_AT_A_TIME = 5_000
/** How long a row may stay invisible behind rows with higher ids: its transaction was begun, but is not over. */
const LATE_COMMIT_MS = 60_000

/**
 * Finds calls whose log has grown and whose row has not, and brings them up to date: what a process that died, or rows that
 * came from a spool, left behind. Cheap when there is little to do; meant for the start of a process and for every minute.
 *
 * Ids are given before a transaction ends, so a row can appear behind others that were seen already. Therefore rows are looked
 * at again until a minute has gone by.
 *
 * @param onTrouble told of each call that cannot be brought up; the bookmark moves past it all the same
 * @returns how many calls were behind
 */
export async function sweep(
  db: Database,
  now: () => Date = () => new Date(),
  onTrouble: OnCallTrouble = () => {},
): Promise<number> {
  const bookmark = await readBookmark(db)
  const [top] = await db.query('SELECT COALESCE(MAX(id), 0) AS id FROM log')
  const highest = Number(top?.id)
  let behind = 0
  for (let from = bookmark.position; from < highest; from += ROWS_AT_A_TIME) {
    const rows = await db.query(BEHIND, from, Math.min(from + ROWS_AT_A_TIME, highest))
    await projectCalls(
      db,
      rows.map(({ call_id }) => String(call_id)),
      onTrouble,
    )
    behind += rows.length
    await breathe()
  }
  if (now().getTime() - Date.parse(bookmark.movedAt) >= LATE_COMMIT_MS) {
    // Whoever comes first moves it; the others find another time in it.
    await db.query(
      'UPDATE bookmarks SET position = horizon, horizon = $1, moved_at = $2 WHERE name = $3 AND moved_at = $4',
      highest,
      now().toISOString(),
      BOOKMARK,
      bookmark.movedAt,
    )
  }
  return behind
}

async function readBookmark(db: Database): Promise<{ position: number; movedAt: string }> {
  await db.query(
    'INSERT INTO bookmarks (name, position, horizon, moved_at) VALUES ($1, 0, 0, $2) ON CONFLICT DO NOTHING',
    BOOKMARK,
    nowIso(),
  )
  const [row] = await db.query('SELECT position, moved_at FROM bookmarks WHERE name = $1', BOOKMARK)
  return { position: Number(row?.position), movedAt: String(row?.moved_at) }
}

/** Of the calls that have rows between two ids: those with more rows in the log than were gathered. Where the log was deleted, none is. */
const BEHIND = `SELECT l.call_id FROM log l LEFT JOIN calls c ON c.id = l.call_id
  WHERE l.call_id IN (SELECT call_id FROM log WHERE id > $1 AND id <= $2 AND call_id IS NOT NULL)
    AND c.log_deleted_at IS NULL
  GROUP BY l.call_id, c.log_rows HAVING COUNT(*) > COALESCE(c.log_rows, 0)`
