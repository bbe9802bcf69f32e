import { randomBytes } from 'node:crypto'
import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, inject } from 'vitest'
import type { Provider } from '../address'
import { type Database, openDatabase } from '../database'

const START_MS = 60_000

export const PROVIDERS: Provider[] = ['sqlite', 'postgresql']

/**
 * Tells the same stories on SQLite and on a real PostgreSQL server. `open` gives a new, migrated, empty database each time;
 * they are closed when the stories are over.
 *
 * ```ts
 * describeOnEachDatabase((open) => {
 *   test('a stale save never overwrites', async () => {
 *     const db = await open()
 * ```
 */
export function describeOnEachDatabase(
  tell: (open: () => Promise<Database>, provider: Provider) => void,
): void {
  describe.each(PROVIDERS)('on %s', (provider) => {
    const opened: Database[] = []
    // The first who asks waits until the server has started.
    beforeAll(() => ask(provider), START_MS)
    afterAll(() => Promise.all(opened.map((db) => db.close())))
    tell(async () => {
      const db = await openDatabase(await freshDatabase(provider))
      opened.push(db)
      return db
    }, provider)
  })
}

/** The address of a new database: migrated, or wholly empty. */
export async function freshDatabase(provider: Provider, { migrated = true } = {}): Promise<string> {
  const name = `test_${randomBytes(6).toString('hex')}`
  if (provider === 'sqlite') {
    const file = join(inject('databaseFolder'), `${name}.db`)
    if (migrated) copyFileSync(await ask('sqlite'), file)
    return `file:${file}`
  }
  const server = await ask('postgresql')
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  try {
    await client.query(`CREATE DATABASE ${name} ${migrated ? 'TEMPLATE template' : ''}`)
  } finally {
    await client.end()
  }
  return server.replace(/\/postgres$/, `/${name}`)
}

async function ask(provider: Provider): Promise<string> {
  const response = await fetch(`${inject('databases')}/${provider}`)
  const answer = await response.text()
  if (!response.ok) throw new Error(answer)
  return answer
}
