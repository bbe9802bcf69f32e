import { expect, test } from 'vitest'
import { appendLog, findLogByKey } from './call-log'
import { type Database, openDatabase } from './database'
import { createFlow } from './flows'
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
