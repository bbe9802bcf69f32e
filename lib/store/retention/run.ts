import type { Database } from '../database'
import { deleteCalls } from './delete-calls'
import { deleteOldLogs } from './delete-logs'
import { maskOldCalls } from './mask-calls'
import { maskOldPlaced } from './mask-placed'
import type { Pace } from './pace'
import { type Done, NOTHING_DONE } from './runs'
import { limitOf, type Retention } from './settings'

/** Recordings lie in files as well as in the database; whoever keeps them deletes both. */
export type KeptRecordings = {
  /** Those of calls; before the calls themselves. */
  deleteOfCalls: (callIds: string[]) => Promise<number>
  /** Some of those that were made before a time; 0 when there are no more. */
  deleteOlder: (before: string, limit: number) => Promise<number>
}

/** The state of a call that is too long for an address is kept while the call goes on, and no call goes on for so long. */
const STATE_DAYS = 2
/** How long it is known which calls were deleted: longer than carriers tell of calls. */
const TOMBSTONE_DAYS = 90

/**
 * Deletes what is older than it shall be, and masks the numbers of callers, a small batch at a time.
 *
 * @param onProgress told after each batch what was done so far
 * @returns what was done; when it was told to stop, so far
 */
export async function applyRetention(
  db: Database,
  { callsDays, logDays, recordingsDays, maskAfterDays }: Retention,
  {
    pace,
    now,
    recordings,
    onProgress = () => {},
  }: { pace: Pace; now: Date; recordings?: KeptRecordings; onProgress?: (done: Done) => void },
): Promise<Done> {
  const done = { ...NOTHING_DONE }
  const at = now.toISOString()
  /** Runs batches that say how many they did, until they do none. */
  const until = (batch: (size: number) => Promise<{ isDone: boolean }>) =>
    pace.run(async (size) => {
      const result = await batch(size)
      onProgress(done)
      return result
    })

  const tasks: [string | undefined, (before: string) => Promise<boolean>][] = [
    [
      recordings && limitOf(recordingsDays, now),
      (before) =>
        until(async (size) => {
          const deleted = (await recordings?.deleteOlder(before, size)) ?? 0
          done.recordings += deleted
          return { isDone: deleted === 0 }
        }),
    ],
    [
      limitOf(callsDays, now),
      (before) =>
        until(async (size) => {
          const rows = await db.query(OLD_CALLS, before, size)
          const ids = rows.map(({ id }) => String(id))
          if (ids.length > 0) {
            done.recordings += (await recordings?.deleteOfCalls(ids)) ?? 0
            await deleteCalls(db, ids, at)
            done.calls += ids.length
          }
          return { isDone: ids.length < size }
        }),
    ],
    [limitOf(callsDays, now), (before) => until((size) => deleteSome(db, OLD_PLACED, before, size))],
    [
      // What belongs to no call goes with the calls of its time.
      latest(limitOf(logDays, now), limitOf(callsDays, now)),
      (before) => {
        const position = { id: 0 }
        return until(async (size) => {
          const { deleted, isDone } = await deleteOldLogs(db, { before, now: at, position, limit: size * 8 })
          done.logRows += deleted
          return { isDone }
        })
      },
    ],
    [
      limitOf(maskAfterDays, now),
      (before) =>
        until(async (size) => {
          const masked = await maskOldCalls(db, { before, now: at, limit: size })
          done.masked += masked
          return { isDone: masked < size }
        }),
    ],
    [
      limitOf(maskAfterDays, now),
      (before) =>
        until(async (size) => ({ isDone: (await maskOldPlaced(db, { before, limit: size })) < size })),
    ],
    [limitOf(STATE_DAYS, now), (before) => until((size) => deleteSome(db, OLD_STATES, before, size))],
    [limitOf(TOMBSTONE_DAYS, now), (before) => until((size) => deleteSome(db, OLD_TOMBSTONES, before, size))],
  ]
  for (const [before, run] of tasks) if (before !== undefined && !(await run(before))) break
  return done
}

const latest = (one: string | undefined, other: string | undefined): string | undefined =>
  one === undefined || (other !== undefined && other > one) ? other : one

async function deleteSome(
  { query }: Database,
  sql: string,
  before: string,
  size: number,
): Promise<{ isDone: boolean }> {
  const gone = await query(sql, before, size)
  return { isDone: gone.length < size }
}

const OLD_CALLS = 'SELECT id FROM calls WHERE started_at < $1 ORDER BY started_at, id LIMIT $2'
const OLD_PLACED = `DELETE FROM placed_calls WHERE id IN
  (SELECT id FROM placed_calls WHERE created_at < $1 ORDER BY created_at LIMIT $2) RETURNING id`
const OLD_STATES = `DELETE FROM kept_states WHERE ref IN
  (SELECT ref FROM kept_states WHERE created_at < $1 ORDER BY created_at LIMIT $2) RETURNING ref`
const OLD_TOMBSTONES = `DELETE FROM deleted_calls WHERE id IN
  (SELECT id FROM deleted_calls WHERE deleted_at < $1 ORDER BY deleted_at LIMIT $2) RETURNING id`
