// Counts anew what insights show: `npm run insights:rebuild`. The servers may go on meanwhile.
import { ConfigError, readConfig } from '@/lib/config'
import { openDatabase } from '@/lib/store/database'
import { rebuildInsights } from '@/lib/store/insights/rebuild'
import { DatabaseError, migrate } from '@/lib/store/migrate'

try {
  const { databaseUrl } = readConfig()
  await migrate(databaseUrl)
  const db = await openDatabase(databaseUrl, { queryTimeoutMs: 0 })
  try {
    const isSeen = process.stdout.isTTY
    const calls = await rebuildInsights(db, (done) => {
      if (isSeen) process.stdout.write(`\r${done} calls`)
    })
    console.log(`${isSeen ? '\r' : ''}${calls === 1 ? '1 call is' : `${calls} calls are`} counted.`)
  } finally {
    await db.close()
  }
} catch (trouble) {
  if (!(trouble instanceof ConfigError || trouble instanceof DatabaseError)) throw trouble
  console.error(trouble.message)
  process.exitCode = 1
}
