import { ConfigError, readConfig } from '@/lib/config'
import { userCommand } from '@/lib/sign-in/user-command'
import { type Database, DatabaseError, openDatabase } from '@/lib/store/database'
import { migrate } from '@/lib/store/migrate'

/** `npm run user -- list | invite EMAIL | reset NAME | role NAME ROLE | disable NAME | enable NAME` */
async function main(): Promise<boolean> {
  const config = readConfig()
  let db: Database | undefined
  try {
    const { ok, text } = await userCommand(process.argv.slice(2), config.dashboardUrl, async () => {
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
