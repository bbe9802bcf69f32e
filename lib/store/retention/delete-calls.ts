import type { Database, Query } from '../database'
import { emptyRecordings } from '../erase-recordings'
import { letGo } from '../insights/count'
import { forBoth, textsFromJson } from '../json-rows'
import { lockCalls } from '../lock-calls'
import { bury } from './tombstones'

/**
 * Deletes calls with all that belongs to them, in one short transaction; what was counted of them stays. What is heard of them
 * afterwards makes no call of them again. It can be done again, so it does not wait for the disk.
 *
 * @param now ISO 8601, UTC
 */
export async function deleteCalls(db: Database, callIds: string[], now: string): Promise<void> {
  const ids = JSON.stringify(callIds)
  const states = await db.query(SPAN, ids)
  const span = states[0]
  await db.transaction(
    async (query) => {
      // Whoever is writing them now is through before they go, or finds that they are gone.
      await lockCalls(query, callIds)
      await bury(query, callIds, now)
      // What was recorded has gone before; what was told of it since goes with the call.
      await emptyRecordings(query, callIds, db.actor.name)
      for (const statement of DELETE) await query(statement, ids)
      await letGo(query, callIds)
      if (typeof span?.since === 'string') await deleteStates(query, ids, span.since, String(span.until))
    },
    { relaxed: true },
  )
}

/** Their kept states are named after them, and lie between their beginning and their end. */
const deleteStates = (query: Query, ids: string, since: string, until: string) =>
  query(DELETE_STATES, ids, since, new Date(Date.parse(until) + STATES_AFTER_MS).toISOString())

/** How long after the last thing known of a call it may still have gone on. */
const STATES_AFTER_MS = 86_400_000

const texts = textsFromJson('$1')

const SPAN = forBoth(
  (provider) => `SELECT MIN(started_at) AS since, MAX(COALESCE(ended_at, started_at)) AS until
    FROM calls WHERE id IN ${texts[provider]}`,
)

/** What belongs to a call, by table; the calls themselves last: they say what belongs to them. */
const DELETE = [
  forBoth((provider) => `DELETE FROM log WHERE call_id IN ${texts[provider]}`),
  forBoth((provider) => `DELETE FROM effects WHERE call_id IN ${texts[provider]}`),
  forBoth((provider) => `DELETE FROM visits WHERE call_id IN ${texts[provider]}`),
  forBoth((provider) => `DELETE FROM legs WHERE call_id IN ${texts[provider]}`),
  forBoth(
    (provider) => `DELETE FROM placed_calls WHERE leg_id IN
      (SELECT leg_id FROM calls WHERE id IN ${texts[provider]} AND leg_id IS NOT NULL)`,
  ),
  forBoth((provider) => `DELETE FROM calls WHERE id IN ${texts[provider]}`),
]

const DELETE_STATES = {
  sqlite: `DELETE FROM kept_states WHERE created_at >= $2 AND created_at <= $3
    AND substr(ref, 1, instr(ref, '#') - 1) IN ${texts.sqlite}`,
  postgresql: `DELETE FROM kept_states WHERE created_at >= $2 AND created_at <= $3
    AND split_part(ref, '#', 1) IN ${texts.postgresql}`,
}
