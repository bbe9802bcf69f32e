// Deletes what is kept for long enough, or only tells what would go: `npm run retention -- --dry-run`. The dashboard does it once
// an hour by itself; this is for installations that run voice servers alone, and for whoever wants to know beforehand.
import { join } from 'node:path'
import { pino } from 'pino'
import { formatsIn } from '@/components/format/formats'
import { dueInWords, KEPT, type KeptField } from '@/components/settings/retention/words'
import { ConfigError, readConfig } from '@/lib/config'
import { openStores } from '@/lib/recordings/store'
import { keepOnce } from '@/lib/retention/keeper'
import { recordingsIn } from '@/lib/retention/kept-recordings'
import { openDatabase } from '@/lib/store/database'
import { DatabaseError, migrate } from '@/lib/store/migrate'
import { newId } from '@/lib/store/new-id'
import { type Plan, planOf } from '@/lib/store/retention/plan'
import { readRetention } from '@/lib/store/retention/settings'
import { rowsWaiting } from '@/lib/voice/spool'

const PARTS: [KeptField, keyof Plan][] = [
  ['callsDays', 'calls'],
  ['logDays', 'log'],
  ['recordingsDays', 'recordings'],
  ['maskAfterDays', 'masks'],
]

try {
  const config = readConfig()
  const isDryRun = process.argv.includes('--dry-run')
  await migrate(config.databaseUrl)
  const db = await openDatabase(config.databaseUrl, { queryTimeoutMs: 0 })
  try {
    const plan = await planOf(db, await readRetention(db), new Date())
    for (const [field, part] of PARTS)
      console.log(`${KEPT[field].label}: ${dueInWords(field, plan[part], 'UTC', formatsIn('en-GB'))}`)
    if (!isDryRun) {
      await keepOnce(
        {
          db,
          log: pino({ level: config.logLevel }),
          recordings: recordingsIn(db, openStores(config)),
          isSpoolEmpty: async () => (await rowsWaiting(join(config.dataDir, 'spool'))) === 0,
        },
        { holder: newId(), isUrgent: true },
      )
      console.log('Done, unless another process was at it.')
    }
  } finally {
    await db.close()
  }
} catch (trouble) {
  if (!(trouble instanceof ConfigError || trouble instanceof DatabaseError)) throw trouble
  console.error(trouble.message)
  process.exitCode = 1
}
