import { setTimeout as pause } from 'node:timers/promises'
import type { Database } from '../database'

/** What one batch may take. On SQLite nobody else writes meanwhile, so it is a few milliseconds. */
const TARGET_MS = { sqlite: 4, postgresql: 20 }
/** Rest after each batch, as a multiple of what it took. */
const REST_PER_WORK = 4
/** The same while callers are being answered. */
const BUSY_REST_PER_WORK = 19
/** New rows of the log a second from which on callers count as being answered. */
const BUSY_ROWS_PER_SECOND = 2
const MIN_REST_MS = 2
const MAX_REST_MS = 2_000
const MAX_BATCH = 500
const START_BATCH = 4

/**
 * How fast background work goes: in batches that grow and shrink so that each takes a few milliseconds, with a rest after each in
 * proportion to it, a longer one while webhooks come in.
 */
export type Pace = {
  /**
   * Runs batches until one says that it was the last.
   *
   * @param batch does so much, and says whether there is more
   * @returns false when it was told to stop before
   */
  run: (batch: (size: number) => Promise<{ isDone: boolean }>) => Promise<boolean>
}

/**
 * @param goesOn asked before each batch: false ends the work
 * @param rest how to rest; tests do not
 */
export function makePace(
  db: Database,
  goesOn: () => boolean | Promise<boolean>,
  rest: (milliseconds: number) => Promise<unknown> = pause,
): Pace {
  const traffic = watchTraffic(db)
  return {
    async run(batch) {
      let size = START_BATCH
      for (;;) {
        if (!(await goesOn())) return false
        const begunAt = performance.now()
        const { isDone } = await batch(size)
        const took = performance.now() - begunAt
        if (isDone) return true
        const isBusy = await traffic.isBusy()
        const target = TARGET_MS[db.provider] / (isBusy ? 2 : 1)
        // Towards the size that would have taken just so long, not all the way: one measure is chance.
        const fitting = (size * target) / Math.max(took, 0.1)
        size = Math.max(1, Math.min(MAX_BATCH, Math.round((size + Math.min(fitting, size * 2)) / 2)))
        const wanted = took * (isBusy ? BUSY_REST_PER_WORK : REST_PER_WORK)
        await rest(Math.min(MAX_REST_MS, Math.max(MIN_REST_MS, wanted)))
      }
    },
  }
}

const LOOK_EVERY_MS = 200

/** Whether the log grows: then callers are being answered, in this process or another. */
function watchTraffic({ query }: Database) {
  let last: { at: number; id: number } | undefined
  let isBusy = false
  return {
    async isBusy(): Promise<boolean> {
      const now = performance.now()
      if (last && now - last.at < LOOK_EVERY_MS) return isBusy
      const [row] = await query('SELECT COALESCE(MAX(id), 0) AS id FROM log')
      const id = Number(row?.id)
      if (last) isBusy = ((id - last.id) * 1_000) / (now - last.at) >= BUSY_ROWS_PER_SECOND
      last = { at: now, id }
      return isBusy
    },
  }
}
