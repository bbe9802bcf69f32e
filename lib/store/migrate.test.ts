import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { schemaFor } from '../../scripts/prisma-generate.mjs'
import type { Provider } from './address'
import { openDatabase } from './database'
import { DatabaseError } from './database-error'
import { createFlow, listFlows } from './flows'
import { migrations } from './generated/migrations'
import { migrate } from './migrate'
import { differenceTo } from './testing/difference'
import { freshDatabase, PROVIDERS } from './testing/each-database'
import { someFlow } from './testing/flows'

const names = (provider: Provider) => migrations[provider].map(({ name }) => name)

/** One migration more than the program has. */
const withOneMore = (provider: Provider, sql: string) => ({
  ...migrations,
  [provider]: [...migrations[provider], { name: '29990101000000_later', sql }],
})

const trouble = async (promise: Promise<unknown>): Promise<DatabaseError> => {
  const error = await promise.then(
    () => undefined,
    (problem: unknown) => problem,
  )
  if (error instanceof DatabaseError) return error
  throw new Error('nothing went wrong, or something else did', { cause: error })
}

describe.each(PROVIDERS)('on %s', (provider) => {
  test('the migrations lead to the very schema of the models', async () => {
    const url = await freshDatabase(provider, { migrated: false })
    await migrate(url)
    expect(await differenceTo(url, schemaFor(provider))).toBe('')
  })

  test('the difference would show what a migration forgot', async () => {
    const url = await freshDatabase(provider)
    const db = await openDatabase(url)
    await db.query('DROP INDEX calls_started_at_id_idx')
    await db.close()
    expect(await differenceTo(url, schemaFor(provider))).toContain('CREATE INDEX "calls_started_at_id_idx"')
  })

  test('an empty database gets all migrations, and a second start has nothing to do', async () => {
    const url = await freshDatabase(provider, { migrated: false })
    expect(await migrate(url)).toEqual({ applied: names(provider) })
    expect(await migrate(url)).toEqual({ applied: [] })
  })

  test('five programs that start at once bring the database up together', async () => {
    const url = await freshDatabase(provider, { migrated: false })
    const started = await Promise.all(Array.from({ length: 5 }, () => migrate(url)))
    expect(started.flatMap(({ applied }) => applied)).toEqual(names(provider))
  })

  test('a migration that fails leaves the database as it was', async () => {
    const url = await freshDatabase(provider)
    const broken = withOneMore(provider, 'CREATE TABLE half_made (id TEXT);\nSELECT nonsense FROM nowhere;')
    expect((await trouble(migrate(url, { migrations: broken }))).code).toBe('migration-failed')
    expect(await differenceTo(url, schemaFor(provider))).toBe('')
    const mended = withOneMore(provider, 'CREATE TABLE half_made (id TEXT);')
    expect(await migrate(url, { migrations: mended })).toEqual({ applied: ['29990101000000_later'] })
  })

  test('a database of a newer program is told apart, and nothing is changed', async () => {
    const url = await freshDatabase(provider)
    await migrate(url, { migrations: withOneMore(provider, 'CREATE TABLE of_tomorrow (id TEXT);') })
    const { code, message } = await trouble(migrate(url))
    expect(code).toBe('newer-than-program')
    expect(message).toMatch(/newer Patchbay .*29990101000000_later.*Start that newer version/)
  })

  test('rows outlive a migration', async () => {
    const url = await freshDatabase(provider)
    const db = await openDatabase(url)
    await createFlow(db, { document: someFlow('Reception') })
    await db.close()
    await migrate(url, { migrations: withOneMore(provider, 'ALTER TABLE flows ADD COLUMN colour TEXT;') })
    const later = await openDatabase(url)
    expect(await listFlows(later)).toMatchObject([{ name: 'Reception' }])
    await later.close()
  })
})

test('making a table of SQLite anew does not delete the rows that refer to it', async () => {
  const url = await freshDatabase('sqlite', { migrated: false })
  const first = {
    name: '1_first',
    sql: `CREATE TABLE parents (id TEXT PRIMARY KEY);
      CREATE TABLE children (id TEXT PRIMARY KEY, parent TEXT REFERENCES parents (id) ON DELETE CASCADE);
      INSERT INTO parents VALUES ('p'); INSERT INTO children VALUES ('c', 'p');`,
  }
  const second = {
    name: '2_second',
    sql: `PRAGMA defer_foreign_keys=ON; PRAGMA foreign_keys=OFF;
      CREATE TABLE new_parents (id TEXT PRIMARY KEY, name TEXT);
      INSERT INTO new_parents (id) SELECT id FROM parents; DROP TABLE parents;
      ALTER TABLE new_parents RENAME TO parents;
      PRAGMA foreign_keys=ON; PRAGMA defer_foreign_keys=OFF;`,
  }
  await migrate(url, { migrations: { ...migrations, sqlite: [first] } })
  await migrate(url, { migrations: { ...migrations, sqlite: [first, second] } })
  const db = await openDatabase(url)
  expect(await db.query('SELECT id FROM children')).toEqual([{ id: 'c' }])
  await db.close()
})

describe('what can go wrong is told in a sentence', () => {
  const folder = () => {
    const made = mkdtempSync(join(tmpdir(), 'patchbay-migrate-'))
    onTestFinished(() => rmSync(made, { recursive: true, force: true }))
    return made
  }

  test('an address that is none', async () => {
    const { code, message } = await trouble(migrate('mysql://root:hunter2@db/patchbay'))
    expect(code).toBe('unreachable')
    expect(message).toMatch(/^DATABASE_URL is no address of a database\. Write file:/)
    expect(message).not.toContain('hunter2')
  })

  test('a server that is not there; the password stays out of it', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    const { port } = server.address() as { port: number }
    await new Promise((resolve) => server.close(resolve))
    const { code, message } = await trouble(migrate(`postgres://ada:hunter2@127.0.0.1:${port}/patchbay`))
    expect(code).toBe('unreachable')
    expect(message).toBe(
      `The database patchbay at 127.0.0.1:${port} does not answer. Start its server, or correct DATABASE_URL.`,
    )
  })

  test('a host that has no such name', async () => {
    const { code, message } = await trouble(migrate('postgres://ada:hunter2@nowhere.invalid/patchbay'))
    expect(code).toBe('unreachable')
    expect(message).toMatch(/^The database patchbay at nowhere.invalid does not answer/)
    expect(message).not.toContain('hunter2')
  })

  test('a wrong password, and a database that does not exist', async () => {
    const url = new URL(await freshDatabase('postgresql', { migrated: false }))
    url.pathname = '/not_there'
    expect((await trouble(migrate(url.href))).message).toMatch(
      /There is no database not_there at .* Create it/,
    )
    url.password = 'hunter2'
    const { message } = await trouble(migrate(url.href))
    expect(message).toMatch(/does not accept this user or password/)
    expect(message).not.toContain('hunter2')
  })

  test('a user who may not create tables', async () => {
    const url = new URL(await freshDatabase('postgresql', { migrated: false }))
    const db = await openDatabase(url.href)
    const guest = `guest_${url.pathname.slice(6)}`
    await db.query(`CREATE ROLE ${guest} LOGIN PASSWORD 'guest'`)
    await db.close()
    url.username = guest
    url.password = 'guest'
    expect(await trouble(migrate(url.href))).toMatchObject({
      code: 'not-writable',
      message: expect.stringMatching(/may not create tables\. Make it the owner/),
    })
  })

  test('a folder that is a file', async () => {
    const file = join(folder(), 'file')
    writeFileSync(file, '')
    expect((await trouble(migrate(`file:${file}/patchbay.db`))).code).toBe('not-writable')
  })

  test('a file that is a folder', async () => {
    const { code, message } = await trouble(migrate(`file:${folder()}`))
    expect(code).toBe('not-writable')
    expect(message).toMatch(/cannot be written\. Give the user who runs Patchbay the right/)
  })

  test('a file that is no database', async () => {
    const file = join(folder(), 'patchbay.db')
    writeFileSync(file, 'a letter to the editor, long enough to be taken for something else'.repeat(20))
    const { code, message } = await trouble(migrate(`file:${file}`))
    expect(code).toBe('unreachable')
    expect(message).toMatch(/is not a database that Patchbay can read/)
  })
})
