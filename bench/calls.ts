/**
 * How long the server takes for the first page of calls, for each filter and usual ones together, also where few or none fit.
 *
 *     npm run bench:seed -- --database file:/tmp/million.db
 *     npm run bench:calls -- --database file:/tmp/million.db
 *
 * The calls of a SQLite file are copied into a PostgreSQL server of our own and asked for there too (--sqlite-only spares that). What is
 * timed is all that the page asks of the database. “part” is a search that stopped after its time and says how far it has looked.
 */
import { parseArgs } from 'node:util'
import { askedOf, filtersApart } from '@/components/calls/asked-calls'
import { callsView, choicesFor } from '@/components/calls/calls-view'
import { listViews } from '@/lib/store/call-views'
import { type Database, openDatabase } from '@/lib/store/database'
import { migrate } from '@/lib/store/migrate'
import { listNumbers } from '@/lib/store/numbers'
import { startPostgres } from '@/lib/store/testing/postgres-server'
import { copyCalls } from './calls/copy'
import { questionsFor } from './calls/questions'

const WARM_UPS = 2
const RUNS = 15

const { values } = parseArgs({
  options: { database: { type: 'string' }, 'sqlite-only': { type: 'boolean', default: false } },
})
const url = values.database
if (!url) {
  console.error('Which database? npm run bench:calls -- --database file:/tmp/million.db')
  process.exit(1)
}

await migrate(url)
const db = await openDatabase(url, { queryTimeoutMs: 0 })
const questions = await questionsFor(db)
await measureAll(db, db.provider)
if (db.provider === 'sqlite' && !values['sqlite-only']) {
  const server = await startPostgres()
  try {
    await migrate(server.url('postgres'))
    const other = await openDatabase(server.url('postgres'), { queryTimeoutMs: 0 })
    await copyCalls(db, other)
    await measureAll(other, 'postgresql')
    await other.close()
  } finally {
    await server.stop()
  }
}
await db.close()

async function measureAll(on: Database, name: string): Promise<void> {
  const [count] = await on.query('SELECT COUNT(*) AS calls FROM calls')
  console.log(
    `\n${name}, ${Number(count?.calls).toLocaleString('en')} calls: milliseconds for the first page\n`,
  )
  console.log('question'.padEnd(46), 'calls'.padStart(6), 'median'.padStart(8), 'p95'.padStart(8))
  for (const [title, asked] of questions) {
    const taken: number[] = []
    let found = ''
    for (let run = 0; run < WARM_UPS + RUNS; run += 1) {
      const begun = performance.now()
      const view = await page(on, asked)
      if (run >= WARM_UPS) taken.push(performance.now() - begun)
      found = `${view.calls.length}${view.next ? '+' : ''}${view.searchedTo ? ' part' : ''}`
    }
    taken.sort((a, b) => a - b)
    const at = (share: number) => (taken[Math.floor((taken.length - 1) * share)] ?? 0).toFixed(1).padStart(8)
    console.log(title.padEnd(46), found.padStart(6), at(0.5), at(0.95))
  }
}

async function page(on: Database, parameters: Record<string, string>) {
  const asked = askedOf(parameters)
  const [view] = await Promise.all([
    callsView(on, asked, new Date()),
    choicesFor(on, filtersApart(asked)),
    listNumbers(on),
    listViews(on),
  ])
  return view
}
