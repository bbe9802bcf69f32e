// Makes the rows of all calls anew from the log, and counts anew what insights show: `npm run insights:rebuild`. The servers may go on
// meanwhile.
import { ConfigError, readConfig } from '@/lib/config'
import { openDatabase } from '@/lib/store/database'
import { rebuildInsights } from '@/lib/store/insights/rebuild'
import { DatabaseError, migrate } from '@/lib/store/migrate'
import { rebuildCalls } from '@/lib/store/projection'

try {
  const { databaseUrl } = readConfig()
  await migrate(databaseUrl)
  const db = await openDatabase(databaseUrl, { queryTimeoutMs: 0 })
  try {
    const isSeen = process.stdout.isTTY
    // What is counted of a call stands in its row, and a row may be from before it did.
    await rebuildCalls(db, ({ done, total }) => {
      if (isSeen) process.stdout.write(`\r${done} of ${total} calls read`)
    })
    const calls = await rebuildInsights(db, (done) => {
      if (isSeen) process.stdout.write(`\r${done} calls counted`)
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
