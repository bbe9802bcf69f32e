import { ALL_CALLS, batches } from './batches'
import type { Database } from './database'
import { letGo } from './insights/count'
import { forBoth, textsFromJson } from './json-rows'
import { lockCalls } from './lock-calls'
import { gather, type OnCallTrouble, togetherOrEach, write } from './project'
import { deletedAmong } from './retention/tombstones'

const CALLS_AT_A_TIME = 100

/**
 * Makes the rows of all calls, their legs and visits anew from the log, a batch at a time, while the program may go on. Rows of
 * calls that are not in the log go (what was counted of them stays), save those whose log was deleted because it is kept for a
 * shorter time than calls.
 *
 * @param onProgress told after each batch
 * @param onTrouble told of each call that cannot be made anew; its row stays as it was
 * @returns how many calls there are
 */
export async function rebuildCalls(
  db: Database,
  onProgress: (progress: { done: number; total: number }) => void = () => {},
  onTrouble: OnCallTrouble = () => {},
): Promise<number> {
  const [count] = await db.query('SELECT COUNT(DISTINCT call_id) AS calls FROM log')
  const total = Number(count?.calls)
  let done = 0
  for await (const ids of batches(
    db,
    'SELECT DISTINCT call_id AS id FROM log WHERE call_id > $1 ORDER BY call_id LIMIT $2',
    CALLS_AT_A_TIME,
  )) {
    await togetherOrEach(db, ids, (some) => makeAnew(db, some), onTrouble)
    done += ids.length
    onProgress({ done, total })
  }
  for await (const ids of batches(db, ALL_CALLS, CALLS_AT_A_TIME)) {
    await db.transaction(async (query) => {
      const gone = await query(NOT_IN_LOG, JSON.stringify(ids))
      if (gone.length === 0) return
      const theirs = gone.map(({ id }) => String(id))
      for (const statement of DELETE) await query(statement, JSON.stringify(theirs))
      await letGo(query, theirs)
    })
  }
  return done
}

const makeAnew = (db: Database, all: string[]): Promise<void> =>
  db.transaction(async (query) => {
    const kept = await query(LOG_DELETED, JSON.stringify(all))
    const deleted = await deletedAmong(query, all)
    const ids = all.filter((id) => !deleted.has(id) && !kept.some((row) => row.id === id))
    await lockCalls(query, ids)
    for (const statement of DELETE) await query(statement, JSON.stringify(ids))
    const calls = await gather(query, ids)
    if (calls.length > 0) await write(query, calls)
  })

const texts = textsFromJson('$1')

const DELETE = [
  forBoth((provider) => `DELETE FROM visits WHERE call_id IN ${texts[provider]}`),
  forBoth((provider) => `DELETE FROM legs WHERE call_id IN ${texts[provider]}`),
  forBoth((provider) => `DELETE FROM calls WHERE id IN ${texts[provider]}`),
]

const NOT_IN_LOG = forBoth(
  (provider) => `SELECT id FROM calls WHERE id IN ${texts[provider]} AND log_deleted_at IS NULL
    AND NOT EXISTS (SELECT 1 FROM log WHERE call_id = calls.id)`,
)

/** What is left of their log came in afterwards, and is not all of it. */
const LOG_DELETED = forBoth(
  (provider) => `SELECT id FROM calls WHERE id IN ${texts[provider]} AND log_deleted_at IS NOT NULL`,
)
