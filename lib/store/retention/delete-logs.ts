import type { Database } from '../database'
import { forBoth, textsFromJson } from '../json-rows'
import { projectCalls } from '../project'

/** How far the log was looked through in one run: rows up to this id stay, for a reason. */
export type LogPosition = { id: number }

/**
 * Deletes the oldest of the log: the raw webhooks of calls that began before a time, and what belongs to no call. The calls
 * keep their line, their legs and their visits, and say that their log was deleted.
 *
 * @param position where the run stands; moved on
 * @param limit so many rows are looked at
 * @returns how many rows were deleted, and whether there may be more
 */
export async function deleteOldLogs(
  db: Database,
  { before, now, position, limit }: { before: string; now: string; position: LogPosition; limit: number },
): Promise<{ deleted: number; isDone: boolean }> {
  // In the order in which they came: the oldest stand first, without an index by time.
  const rows = await db.query(
    'SELECT id, call_id, received_at FROM log WHERE id > $1 ORDER BY id LIMIT $2',
    position.id,
    limit,
  )
  const old = rows.filter(({ received_at }) => String(received_at) < before)
  const last = rows.at(-1)
  if (!last || old.length === 0) return { deleted: 0, isDone: true }

  const callIds = [...new Set(old.flatMap(({ call_id }) => (call_id === null ? [] : [String(call_id)])))]
  const own = old.flatMap(({ id, call_id }) => (call_id === null ? [Number(id)] : []))
  // Whatever their log can still tell is told first.
  const behind = await db.query(BEHIND, JSON.stringify(callIds))
  if (behind.length > 0)
    await projectCalls(
      db,
      behind.map(({ call_id }) => String(call_id)),
    )
  const deleted = await db.transaction(
    async (query) => {
      const young = await query(YOUNG, JSON.stringify(callIds), before)
      const ids = JSON.stringify(callIds.filter((id) => !young.some((row) => row.id === id)))
      await query(MARK, ids, now)
      await query(DELETE_EFFECTS, ids)
      const gone = await query(DELETE_LOG, ids)
      const others = await query(DELETE_ROWS, JSON.stringify(own))
      return gone.length + others.length
    },
    { relaxed: true },
  )
  position.id = Number(last.id)
  return { deleted, isDone: rows.length < limit || String(last.received_at) >= before }
}

const texts = textsFromJson('$1')

/** Calls with more rows in the log than were gathered. */
const BEHIND = forBoth(
  (provider) => `SELECT l.call_id FROM log l LEFT JOIN calls c ON c.id = l.call_id
    WHERE l.call_id IN ${texts[provider]} AND c.log_deleted_at IS NULL
    GROUP BY l.call_id, c.log_rows HAVING COUNT(*) > COALESCE(c.log_rows, 0)`,
)

/** A row of theirs has an early time all the same: a clock was wrong. */
const YOUNG = forBoth(
  (provider) => `SELECT id FROM calls WHERE id IN ${texts[provider]} AND started_at >= $2`,
)

const MARK = forBoth(
  (provider) =>
    `UPDATE calls SET log_deleted_at = $2 WHERE id IN ${texts[provider]} AND log_deleted_at IS NULL`,
)

/** What services answered is as raw as what carriers sent. */
const DELETE_EFFECTS = forBoth((provider) => `DELETE FROM effects WHERE call_id IN ${texts[provider]}`)
const DELETE_LOG = forBoth((provider) => `DELETE FROM log WHERE call_id IN ${texts[provider]} RETURNING id`)

const DELETE_ROWS = {
  sqlite: 'DELETE FROM log WHERE id IN (SELECT value FROM json_each($1)) RETURNING id',
  postgresql:
    'DELETE FROM log WHERE id IN (SELECT value::bigint FROM json_array_elements_text($1::json)) RETURNING id',
}
