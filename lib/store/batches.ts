import { setTimeout as pause } from 'node:timers/promises'
import type { Database } from './database'

/**
 * Ids in their order, some at a time, for work that goes through everything while the program goes on. After each batch it rests for as
 * long as that took: on SQLite, who waits to write looks only now and then whether it may, and a webhook must not find the
 * door shut each time.
 *
 * @param select gives `id`s after `$1`, at most `$2` of them, in their order
 */
export async function* batches(db: Database, select: string, size: number): AsyncGenerator<string[]> {
  for (let after = ''; ; ) {
    const rows = await db.query(select, after, size)
    const ids = rows.map(({ id }) => String(id))
    const last = ids.at(-1)
    if (last === undefined) return
    const begunAt = performance.now()
    yield ids
    await pause(performance.now() - begunAt)
    after = last
  }
}

/** Every call there is, for `batches`. */
export const ALL_CALLS = 'SELECT id FROM calls WHERE id > $1 ORDER BY id LIMIT $2'

/** Does one thing of many, and rests for as long. */
export async function withRest(work: () => Promise<void>): Promise<void> {
  const begunAt = performance.now()
  await work()
  await pause(performance.now() - begunAt)
}
