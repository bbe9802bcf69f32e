import { ConfigError, readConfig } from '@/lib/config'
import { rotateCommand } from '@/lib/rotate-command'
import { readSecrets } from '@/lib/secrets'
import { DatabaseError, openDatabase } from '@/lib/store/database'
import { migrate } from '@/lib/store/migrate'

/** `npm run secrets:rotate` */
async function main(): Promise<boolean> {
  const config = readConfig()
  const secrets = readSecrets(config)
  await migrate(config.databaseUrl)
  const db = await openDatabase(config.databaseUrl)
  try {
    const { ok, text } = await rotateCommand(process.argv.slice(2), { db, secrets, config })
    ;(ok ? console.log : console.error)(text)
    return ok
  } finally {
    await db.close()
  }
}

try {
  if (!(await main())) process.exitCode = 1
} catch (problem) {
  if (!(problem instanceof ConfigError || problem instanceof DatabaseError)) throw problem
  console.error(problem.message)
  process.exitCode = 1
}
