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

  /** Resolves when no transaction is open. What follows it in the same tick is alone. */
  const alone = async () => {
    while (open) await open
  }

  const statement = async <T>(run: () => Promise<T>): Promise<T> => {
    await alone()
    return patiently(async () => {
      await alone()
      return run()
    })
  }

  /** Nothing else runs until the transaction is over, so how it is synced is its own affair. */
  async function begin(isRelaxed: boolean): Promise<Transaction> {
    await alone()
    let over = () => {}
    open = new Promise<void>((resolve) => {
      over = () => {
        open = undefined
        resolve()
      }
    })
    const end = async () => {
      if (isRelaxed) await inner.executeRaw(plain('PRAGMA synchronous=FULL'))
      over()
    }
    try {
      const transaction = await inner.startTransaction()
      try {
        await transaction.executeRaw(plain('COMMIT'))
        if (isRelaxed) await transaction.executeRaw(plain('PRAGMA synchronous=NORMAL'))
        await patiently(() => transaction.executeRaw(plain('BEGIN IMMEDIATE')))
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

/** The same transaction, which tells when it is over. */
const ending = (inner: Transaction, over: () => Promise<void>): Transaction => ({
  provider: inner.provider,
  adapterName: inner.adapterName,
  options: inner.options,
  queryRaw: (query) => inner.queryRaw(query),
  executeRaw: (query) => inner.executeRaw(query),
  commit: () => inner.commit().finally(over),
  rollback: () => inner.rollback().finally(over),
})

const plain = (sql: string): SqlQuery => ({ sql, args: [], argTypes: [] })

async function patiently<T>(run: () => Promise<T>): Promise<T> {
  const until = Date.now() + BUSY_MS
  for (;;) {
    try {
      return await run()
    } catch (trouble) {
      if (!isBusy(trouble) || Date.now() > until) throw trouble
      await pause(BUSY_STEP_MS)
    }
  }
}

const isBusy = (trouble: unknown): boolean =>
  isDriverAdapterError(trouble) && (trouble.cause as { kind?: string } | undefined)?.kind === 'SocketTimeout'
