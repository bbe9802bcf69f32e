import SQLite from 'better-sqlite3'
import { appendLog, LOG_COLUMNS, type LogRow, logValues } from '@/lib/store/call-log'
import type { Database, Query } from '@/lib/store/database'
import { namesOf } from '@/lib/store/json-rows'

/** Writes a batch of rows of the log, and what `more` writes beside them, as one. */
export type Writer = {
  batch: (rows: LogRow[], more: (query: Query) => Promise<void>) => Promise<void>
  close: () => void
}

/** PostgreSQL takes the statements of the program as they are. */
export const writerFor = (db: Database, url: string): Writer =>
  db.provider === 'sqlite' ? sqliteWriter(url.replace(/^file:/, '')) : plainWriter(db)

const plainWriter = (db: Database): Writer => ({
  async batch(rows, more) {
    await appendLog(db, rows)
    await db.transaction(more)
  },
  close: () => {},
})

/** Straight to SQLite, each statement prepared once: a fifth of what it costs through the adapter, which prepares each anew. */
function sqliteWriter(file: string): Writer {
  const direct = new SQLite(file)
  // A power cut in the middle may cost the whole file; then it is made again.
  for (const pragma of ['synchronous=OFF', 'cache_size=-1000000', 'wal_autocheckpoint=20000'])
    direct.pragma(pragma)
  const places = Object.keys(LOG_COLUMNS).fill('?').join()
  const insert = direct.prepare(`INSERT INTO log (${namesOf(LOG_COLUMNS)}) VALUES (${places})`)
  const known = new Map<string, SQLite.Statement>()
  const query: Query = async (sql, ...args) => {
    const text = typeof sql === 'string' ? sql : sql.sqlite
    const statement = known.get(text) ?? direct.prepare(text)
    known.set(text, statement)
    const named = Object.fromEntries(args.map((arg, nth) => [String(nth + 1), arg]))
    if (statement.reader) return statement.all(named) as Record<string, unknown>[]
    statement.run(named)
    return []
  }
  return {
    async batch(rows, more) {
      direct.exec('BEGIN IMMEDIATE')
      try {
        for (const row of rows) insert.run(...logValues(row))
        await more(query)
        direct.exec('COMMIT')
      } catch (trouble) {
        direct.exec('ROLLBACK')
        throw trouble
      }
    },
    close: () => direct.close(),
  }
}
