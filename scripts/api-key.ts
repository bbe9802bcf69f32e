import { keyCommand } from '@/lib/api/key-command'
import { ConfigError, readConfig } from '@/lib/config'
import { type Database, DatabaseError, openDatabase } from '@/lib/store/database'
import { migrate } from '@/lib/store/migrate'

/** `npm run api-key -- create NAME | list | revoke ID` */
async function main(): Promise<boolean> {
  const config = readConfig()
  let db: Database | undefined
  try {
    const { ok, text } = await keyCommand(process.argv.slice(2), async () => {
      await migrate(config.databaseUrl)
      db = await openDatabase(config.databaseUrl)
      return db
    })
    ;(ok ? console.log : console.error)(text)
    return ok
  } finally {
    await db?.close()
  }
}

try {
  if (!(await main())) process.exitCode = 1
} catch (problem) {
  if (!(problem instanceof ConfigError || problem instanceof DatabaseError)) throw problem
  console.error(problem.message)
  process.exitCode = 1
}
