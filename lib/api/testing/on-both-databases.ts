import { beforeAll } from 'vitest'
import type { Database } from '@/lib/store/database'
import { describeOnEachDatabase } from '@/lib/store/testing/each-database'
import { type Client, client } from './client'

/** Tells the stories of a file over SQLite and over PostgreSQL, each with one new database and one client for all of them. */
export function onBothDatabases(stories: (api: () => Client, db: () => Database) => void): void {
  describeOnEachDatabase((open) => {
    let shared: { api: Client; db: Database } | undefined
    beforeAll(async () => {
      const db = await open()
      shared = { api: await client(db), db }
    }, 60_000)
    const opened = () => {
      if (!shared)
        throw new Error('the database is opened before the stories begin, not while they are listed')
      return shared
    }
    stories(
      () => opened().api,
      () => opened().db,
    )
  })
}
