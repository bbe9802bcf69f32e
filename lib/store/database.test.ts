import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { appendLog, findLogByKey } from './call-log'
import { adapterFactory } from './connect'
import { type Database, openDatabase } from './database'
import { createFlow } from './flows'
import { oneConnection } from './one-connection'
import { describeOnEachDatabase, freshDatabase } from './testing/each-database'
import { someFlow } from './testing/flows'
import { logRow } from './testing/log-rows'

const flowsIn = async (db: Database) => Number((await db.query('SELECT COUNT(*) AS n FROM flows'))[0]?.n)

const rename = (n: number) => `UPDATE flows SET name = name || '${n}'`

describeOnEachDatabase((open, provider) => {
  test('a transaction stands as a whole, or not at all', async () => {
    const db = await open()
    const { id } = await createFlow(db, { document: someFlow() })
    const broken = db.transaction(async (query) => {
      await query('UPDATE flows SET name = $1', 'half done')
      throw new Error('stop')
    })
    await expect(broken).rejects.toThrow('stop')
    expect(await db.query('SELECT id, name FROM flows')).toEqual([{ id, name: 'Reception' }])
  })

  test('a log row that is written while a transaction is open outlives its rolling back', async () => {
    const db = await open()
    let written: Promise<unknown> = Promise.resolve()
    const broken = db.transaction(async (query) => {
      await query(rename(1))
      written = appendLog(db, [logRow({ key: 'meanwhile' })])
      await query(rename(2))
      throw new Error('stop')
    })
    await expect(broken).rejects.toThrow('stop')
    await written
    expect(await findLogByKey(db, 'meanwhile')).toBeDefined()
  })

  test('transactions of Prisma and our own wait for each other', async () => {
    const db = await open()
    await createFlow(db, { document: someFlow('+') })
    const tasks = Array.from({ length: 10 }, (_, n) =>
      n % 2 === 0
        ? db.transaction((query) => query(rename(n)))
        : db.client.$transaction([db.client.$executeRawUnsafe(rename(n)), db.client.flow.findMany()]),
    )
    await Promise.all(tasks)
    const [flow] = await db.client.flow.findMany()
    expect([...(flow?.name ?? '')].sort().join('')).toBe('+0123456789')
  })

  test('a parameter may be used twice and in any order', async () => {
    const db = await open()
    expect(await db.query('SELECT $2 || $1 || $2 AS text', 'a', 'b')).toEqual([{ text: 'bab' }])
  })

  test('what is written in one process is read in another at once', async () => {
    const url = await freshDatabase(provider)
    const [one, other] = [await openDatabase(url), await openDatabase(url)]
    // Both write at the same time, in transactions that begin with reading.
    const work = [one, other, one, other, one, other].map((db, n) =>
      db.transaction(async (query) => {
        await query('SELECT COUNT(*) AS n FROM flows')
        await query(
          "INSERT INTO flows (id, name, draft, created_at, updated_at) VALUES ($1, 'f', '{}', '', '')",
          String(n),
        )
      }),
    )
    await Promise.all(work)
    expect([await flowsIn(one), await flowsIn(other)]).toEqual([6, 6])
    await Promise.all([one.close(), other.close()])
  })
})

test('SQLite keeps what it has acknowledged, lets others read meanwhile, and holds references', async () => {
  const db = await openDatabase(await freshDatabase('sqlite'))
  const pragma = async (name: string) => Object.values((await db.query(`PRAGMA ${name}`))[0] ?? {})[0]
  expect(await pragma('journal_mode')).toBe('wal')
  expect(await pragma('synchronous')).toBe(2)
  expect(await pragma('foreign_keys')).toBe(1)
  await db.close()
})

test('a schema of PostgreSQL other than the public one may be named in the address', async () => {
  const url = await freshDatabase('postgresql', { migrated: false })
  const db = await openDatabase(url)
  await db.query('CREATE SCHEMA ivr')
  await db.close()
  const { migrate } = await import('./migrate')
  expect((await migrate(`${url}?schema=ivr`)).applied).not.toEqual([])
  const named = await openDatabase(`${url}?schema=ivr`)
  await createFlow(named, { document: someFlow() })
  expect(await named.query('SELECT name FROM ivr.flows')).toEqual([{ name: 'Reception' }])
  await named.close()
})

test('while another process holds the write lock of SQLite and a transaction waits for it, reading goes on', async () => {
  const url = await freshDatabase('sqlite')
  const [one, other] = [await openDatabase(url), await openDatabase(url)]
  let letGo = () => {}
  const held = new Promise<void>((resolve) => {
    letGo = resolve
  })
  let isHeld = () => {}
  const begun = new Promise<void>((resolve) => {
    isHeld = resolve
  })
  const holding = other.transaction(async () => {
    isHeld()
    await held
  })
  await begun
  setTimeout(letGo, 1_500)

  let areWritten = 0
  const insert = (id: string, relaxed: boolean) =>
    one.transaction(
      async (query) => {
        await query(
          "INSERT INTO flows (id, name, draft, created_at, updated_at) VALUES ($1, 'f', '{}', '', '')",
          id,
        )
        areWritten += 1
      },
      { relaxed },
    )
  const writing = Promise.all([insert('a', false), insert('b', true), insert('c', false)])
  for (let n = 0; n < 5; n += 1) {
    await pause(100)
    const startedAt = performance.now()
    expect(await flowsIn(one)).toBe(0)
    expect(performance.now() - startedAt).toBeLessThan(200)
    expect(areWritten).toBe(0)
  }
  await Promise.all([holding, writing])
  expect(await flowsIn(one)).toBe(3)
  expect(Object.values((await one.query('PRAGMA synchronous'))[0] ?? {})).toEqual([2])
  await Promise.all([one.close(), other.close()])
})

test('a transaction of SQLite whose undoing failed holds up nothing that comes after it', async () => {
  const file = (await freshDatabase('sqlite')).slice('file:'.length)
  const adapter = oneConnection(await adapterFactory({ provider: 'sqlite', file }).connect())
  const run = (on: Pick<typeof adapter, 'executeRaw'>, sql: string) =>
    on.executeRaw({ sql, args: [], argTypes: [] })
  for (const start of [adapter.startRelaxed, adapter.startTransaction]) {
    const transaction = await start()
    await run(
      transaction,
      "INSERT INTO flows (id, name, draft, created_at, updated_at) VALUES ('a', 'f', '{}', '', '')",
    )
    // Without the ROLLBACK that whoever began it sends before.
    await transaction.rollback()
    const { rows } = await adapter.queryRaw({ sql: 'SELECT COUNT(*) FROM flows', args: [], argTypes: [] })
    expect(Number(rows[0]?.[0])).toBe(0)
  }
  // Even when the connection cannot be set back at once.
  const stuck = await adapter.startRelaxed()
  await expect(stuck.commit()).rejects.toThrow()
  const next = await adapter.startTransaction()
  await expect(run(stuck, 'ROLLBACK')).rejects.toThrow('over')
  await stuck.rollback()
  await run(next, 'COMMIT')
  await next.commit()
  const { rows } = await adapter.queryRaw({ sql: 'PRAGMA synchronous', args: [], argTypes: [] })
  expect(rows).toEqual([[2]])
  await adapter.dispose()
})

test('a PostgreSQL server that takes too long gives an error', async () => {
  const db = await openDatabase(await freshDatabase('postgresql'), { queryTimeoutMs: 300 })
  const startedAt = performance.now()
  await expect(db.query('SELECT 1 AS one FROM pg_sleep(5)')).rejects.toThrow()
  expect(performance.now() - startedAt).toBeLessThan(3_000)
  expect(await db.query('SELECT 1 AS one')).toEqual([{ one: 1 }])
  await db.close()
})
