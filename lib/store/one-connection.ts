import { setTimeout as pause } from 'node:timers/promises'
import {
  isDriverAdapterError,
  type SqlDriverAdapter,
  type SqlQuery,
  type Transaction,
} from '@prisma/driver-adapter-utils'

/** How long a statement waits for another process that is writing. */
const BUSY_MS = 5_000
const BUSY_STEP_MS = 5

export type OneConnection = SqlDriverAdapter & {
  /** A transaction that does not wait for the disk: whole or not there after a power cut, but for a while perhaps not there. */
  startRelaxed: () => Promise<Transaction>
}

/**
 * Makes one SQLite connection safe for many callers at a time.
 *
 * A connection has one transaction at most, and whatever is run on it meanwhile belongs to that transaction: a log row
 * written then would be acknowledged before it is durable, and lost when the transaction is rolled back. So statements from
 * outside wait until a transaction is over. Transactions take the write lock when they begin: SQLite refuses at once, however
 * long its busy timeout, when one that began with reading wants to write after another process has written.
 *
 * Waiting for another process is done here and not in SQLite, whose waiting would stop the whole event loop.
 */
export function oneConnection(inner: SqlDriverAdapter): OneConnection {
  let open: Promise<void> | undefined

  const statement = <T>(run: () => Promise<T>): Promise<T> =>
    patiently(async () => {
      // Not in a function of its own: after that were over, another might begin before this goes on.
      while (open) await open
      return run()
    })

  /**
   * Tries for the write lock again and again. Between the tries others run: who only reads needs no lock, and does not wait
   * for another process that is writing.
   */
  const begin = (isRelaxed: boolean): Promise<Transaction> => patiently(() => tryToBegin(isRelaxed))

  /** Nothing else runs until the transaction is over, so how it is synced is its own affair. */
  async function tryToBegin(isRelaxed: boolean): Promise<Transaction> {
    while (open) await open
    let over = () => {}
    open = new Promise<void>((resolve) => {
      over = () => {
        open = undefined
        resolve()
      }
    })
    const end = async () => {
      try {
        if (isRelaxed) await inner.executeRaw(FULL)
      } catch (trouble) {
        // Refused while a transaction is open, as one whose undoing failed is.
        await inner.executeRaw(plain('ROLLBACK')).catch(() => {})
        await inner.executeRaw(FULL).catch(() => {})
        throw trouble
      } finally {
        over()
      }
    }
    try {
      const transaction = await inner.startTransaction()
      try {
        await transaction.executeRaw(plain('COMMIT'))
        if (isRelaxed) await transaction.executeRaw(plain('PRAGMA synchronous=NORMAL'))
        await transaction.executeRaw(plain('BEGIN IMMEDIATE'))
      } catch (trouble) {
        await transaction.rollback()
        throw trouble
      }
      return ending(transaction, end)
    } catch (trouble) {
      await end()
      throw trouble
    }
  }

  return {
    provider: inner.provider,
    adapterName: inner.adapterName,
    queryRaw: (query: SqlQuery) => statement(() => inner.queryRaw(query)),
    executeRaw: (query: SqlQuery) => statement(() => inner.executeRaw(query)),
    executeScript: (script: string) => statement(() => inner.executeScript(script)),
    dispose: () => inner.dispose(),

    startTransaction: () => begin(false),
    startRelaxed: () => begin(true),
  }
}

/** The same transaction, which tells when it is over, and then touches the connection no more: it may be another's. */
function ending(inner: Transaction, over: () => Promise<void>): Transaction {
  let isOver = false
  const run = async <T>(statement: () => Promise<T>): Promise<T> => {
    if (isOver) throw new Error('The transaction is over')
    return statement()
  }
  return {
    provider: inner.provider,
    adapterName: inner.adapterName,
    options: inner.options,
    queryRaw: (query) => run(() => inner.queryRaw(query)),
    executeRaw: (query) => run(() => inner.executeRaw(query)),
    async commit() {
      if (isOver) return
      isOver = true
      await inner.commit().finally(over)
    },
    async rollback() {
      if (isOver) return
      isOver = true
      // Undone already, unless that failed; then everything that came after would belong to it.
      await inner.executeRaw(plain('ROLLBACK')).catch(() => {})
      await inner.rollback().finally(over)
    },
  }
}

const plain = (sql: string): SqlQuery => ({ sql, args: [], argTypes: [] })
const FULL = plain('PRAGMA synchronous=FULL')

async function patiently<T>(run: () => Promise<T>): Promise<T> {
  // Waiting for others in this process does not count.
  let until: number | undefined
  for (;;) {
    try {
      return await run()
    } catch (trouble) {
      until ??= Date.now() + BUSY_MS
      if (!isBusy(trouble) || Date.now() > until) throw trouble
      await pause(BUSY_STEP_MS)
    }
  }
}

const isBusy = (trouble: unknown): boolean =>
  isDriverAdapterError(trouble) && (trouble.cause as { kind?: string } | undefined)?.kind === 'SocketTimeout'
