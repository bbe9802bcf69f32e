import type { LogRow } from '@/lib/store/call-log'
import { inTime } from './in-time'
import type { Spool } from './spool'

/** Rows in one statement: more would keep the database busy while callers wait. */
const MAX_BATCH = 500
/** A database that takes longer than this counts as away; the caller's carrier gives us a second or two in all. */
const APPEND_TIMEOUT_MS = 800
/** How long a database that was away is left alone before it is tried again. */
const AWAY_MS = 1_000

/** `inserted`: the row is in the log. `known`: a row with its key or wait was there before. `spooled`: kept on disk until the database is back. */
export type Written = 'inserted' | 'known' | 'spooled'

export type LogWriter = {
  /** Resolves when the row is durable. Never rejects: a caller must not wait for a disk that is full. */
  write: (row: LogRow) => Promise<Written>
  isDatabaseAway: () => boolean
  /** Moves what is in the spool into the log. Resolves with the number of rows moved; rejects when the database is still away. */
  drain: () => Promise<number>
  /** Writes what is left. */
  close: () => Promise<void>
}

type Waiting = { row: LogRow; settle: (written: Written) => void }

/**
 * Group commit: while one batch is being written the next one gathers, so that under load one statement (and one sync of the
 * disk) carries many webhooks. When the database does not take a batch it goes to the spool.
 *
 * @param append the store's batch insert; answers with the keys that were not there before
 * @param onWritten told the calls of rows that are in the log
 */
export function makeLogWriter(
  append: (rows: LogRow[]) => Promise<Set<string>>,
  spool: Spool,
  onWritten: (callIds: string[]) => void,
  onTrouble: (trouble: unknown, message: string) => void,
): LogWriter {
  const waiting: Waiting[] = []
  let working: Promise<void> | undefined
  let awayUntil = 0

  const isAway = () => awayUntil > 0

  async function work() {
    while (waiting.length > 0) {
      const batch = waiting.splice(0, MAX_BATCH)
      await writeBatch(batch)
    }
    working = undefined
  }

  async function writeBatch(batch: Waiting[]) {
    if (Date.now() < awayUntil) return keep(batch)
    try {
      const inserted = await inTime(append(batch.map(({ row }) => row)), APPEND_TIMEOUT_MS)
      if (isAway()) comeBack()
      // A batch may hold the same webhook twice; only the first of them is the row that was inserted.
      for (const { row, settle } of batch) settle(inserted.delete(row.key) ? 'inserted' : 'known')
      onWritten(callsOf(batch.map(({ row }) => row)))
    } catch (trouble) {
      if (!isAway())
        onTrouble(trouble, 'The database does not take the call log; rows go to the spool until it is back')
      awayUntil = Date.now() + AWAY_MS
      await keep(batch)
    }
  }

  function comeBack() {
    awayUntil = 0
    drain().catch((trouble) =>
      onTrouble(trouble, 'Moving the spool into the database did not work; it is tried again'),
    )
  }

  async function keep(batch: Waiting[]) {
    try {
      await spool.append(batch.map(({ row }) => row))
    } catch (trouble) {
      onTrouble(trouble, 'Rows of the call log are lost: neither the database nor the spool takes them')
    }
    for (const { settle } of batch) settle('spooled')
  }

  const drain = () =>
    spool.drain(async (rows) => {
      const inserted = await inTime(append(rows), APPEND_TIMEOUT_MS)
      // Another webhook may have ended the wait meanwhile. That this one came is kept all the same; one whose key is known stays out by it.
      const late = rows.filter(({ key, waitKey }) => waitKey !== null && !inserted.has(key))
      if (late.length > 0)
        await inTime(append(late.map((row) => ({ ...row, waitKey: null, kind: 'late' }))), APPEND_TIMEOUT_MS)
      onWritten(callsOf(rows))
    })

  return {
    write: (row) =>
      new Promise((settle) => {
        waiting.push({ row, settle })
        working ??= new Promise<void>((done) => setImmediate(() => done(work())))
      }),
    isDatabaseAway: isAway,
    drain,
    async close() {
      await working
    },
  }
}

const callsOf = (rows: LogRow[]): string[] => [...new Set(rows.flatMap(({ callId }) => callId ?? []))]
