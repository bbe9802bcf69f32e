/**
 * Fills a database with calls as the voice server writes them: what every list, figure and search is measured with.
 *
 *     npm run bench:seed -- --calls 1000000 --database file:/tmp/million.db
 *     npm run bench:seed -- --database postgres://…
 *
 * Some hundred calls are really made, through the voice server in this process; each row that they leave in the log is then
 * written again and again, of other callers, at other times and at another pace. The same seed gives the same calls. Requests
 * and replies are kept in full for the last days alone, so that a million calls take less than 8 GB.
 */
import { parseArgs } from 'node:util'
import { readConfig } from '@/lib/config'
import { openDatabase } from '@/lib/store/database'
import { DatabaseError, migrate } from '@/lib/store/migrate'
import { callsOf } from './seed/calls'
import { makeChance } from './seed/chance'
import { fill } from './seed/fill'
import { withoutIndexes } from './seed/indexes'
import { makeInstallation } from './seed/installation'
import { recordStories } from './seed/stories'
import { writerFor } from './seed/writer'

const USAGE = `Fills a database with calls.

  npm run bench:seed -- --calls 1000000 --database file:/tmp/million.db

  --calls COUNT       how many calls (1000000); each has about ten rows in the log
  --database ADDRESS  file:… or postgres://… (DATABASE_URL, or the SQLite file of DATA_DIR)
  --days COUNT        over how many days (90)
  --until TIME        the last of them, such as 2026-03-01T12:00:00Z (now)
  --seed NUMBER       the same number gives the same calls (1)
  --add               also where there are calls already
`

const STORIES_OF_A_VERSION = 16

const { values } = parseArgs({
  options: {
    calls: { type: 'string', default: '1000000' },
    database: { type: 'string' },
    days: { type: 'string', default: '90' },
    until: { type: 'string', default: new Date().toISOString() },
    seed: { type: 'string', default: '1' },
    add: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})
const [count, days, seed, until] = [
  Number(values.calls),
  Number(values.days),
  Number(values.seed),
  new Date(values.until),
]
if (values.help || !(count >= 1 && days >= 1) || Number.isNaN(seed + until.getTime())) {
  console.log(USAGE)
  process.exit(values.help ? 0 : 1)
}

try {
  await seedDatabase(values.database ?? readConfig().databaseUrl)
} catch (trouble) {
  if (!(trouble instanceof DatabaseError)) throw trouble
  console.error(trouble.message)
  process.exitCode = 1
}

async function seedDatabase(url: string): Promise<void> {
  const begunAt = performance.now()
  await migrate(url)
  const db = await openDatabase(url, { queryTimeoutMs: 0 })
  try {
    const [some] = await db.query('SELECT 1 FROM log LIMIT 1')
    if (some && !values.add) {
      console.error('This database holds calls already. Give another one with --database, or --add to these.')
      process.exitCode = 1
      return
    }
    const chance = makeChance(seed)
    const lines = await makeInstallation(db, days, until)
    console.error('Making some calls through the voice server …')
    const versions = lines.flatMap((line) => line.versions)
    const stories = await recordStories(versions, STORIES_OF_A_VERSION, chance)
    await withoutIndexes(
      db,
      async () => {
        const calls = callsOf({ count, days, until }, lines, stories, chance)
        const writer = writerFor(db, url)
        try {
          const { rows } = await fill(db, writer, calls, (filled) => tell(filled.calls, filled.rows, begunAt))
          console.error(`\n${rows.toLocaleString('en')} rows in the log`)
        } finally {
          writer.close()
        }
      },
      (name) => console.error(`Index ${name} …`),
    )
    console.error('Tidying up …')
    await db.query(db.provider === 'sqlite' ? 'PRAGMA wal_checkpoint(TRUNCATE)' : 'VACUUM ANALYZE')
  } finally {
    await db.close()
  }
  console.error(`Done in ${Math.round((performance.now() - begunAt) / 1_000)} s`)
}

function tell(calls: number, rows: number, begunAt: number): void {
  const seconds = Math.round((performance.now() - begunAt) / 1_000)
  process.stderr.write(
    `\r${calls.toLocaleString('en')} calls, ${rows.toLocaleString('en')} rows, ${seconds} s`,
  )
}
