// Makes the rows of all calls anew from the call log: `npm run calls:rebuild`. The servers may go on meanwhile.
import { ConfigError, readConfig } from '@/lib/config'
import { openDatabase } from '@/lib/store/database'
import { DatabaseError, migrate } from '@/lib/store/migrate'
import { rebuildCalls } from '@/lib/store/projection'

try {
  const { databaseUrl } = readConfig()
  await migrate(databaseUrl)
  const db = await openDatabase(databaseUrl, { queryTimeoutMs: 0 })
  try {
    const calls = await rebuildCalls(
      db,
      ({ done, total }) => {
        if (process.stdout.isTTY) process.stdout.write(`\r${done} of ${total} calls`)
      },
      (trouble, callId) => {
        console.error(
          `The call ${callId} cannot be made anew: ${trouble instanceof Error ? trouble.message : trouble}`,
        )
        process.exitCode = 1
      },
    )
    console.log(
      `${process.stdout.isTTY ? '\r' : ''}${calls === 1 ? '1 call is' : `${calls} calls are`} as the log tells.`,
    )
  } finally {
    await db.close()
  }
} catch (trouble) {
  if (!(trouble instanceof ConfigError || trouble instanceof DatabaseError)) throw trouble
  console.error(trouble.message)
  process.exitCode = 1
}
