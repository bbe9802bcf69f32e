import { ConfigError, readConfig } from '@/lib/config'
import { makeSample } from '@/lib/samples/make-sample'
import { readSecrets } from '@/lib/secrets'
import { firstRunPath } from '@/lib/sign-in/join'
import { openDatabase } from '@/lib/store/database'
import { DatabaseError, migrate } from '@/lib/store/migrate'

/**
 * What `npm start` does before it starts the servers: secrets, migrations, the sample on the first run, and the link
 * that makes the first owner while there is none. Tells the outcome,
 * or the sentence of what went wrong, as one line of JSON.
 */
async function prepare() {
  const config = readConfig()
  readSecrets(config)
  await migrate(config.databaseUrl)
  const db = await openDatabase(config.databaseUrl)
  try {
    return { ...(await makeSample(db)), firstRunPath: (await firstRunPath(db)) ?? null }
  } finally {
    await db.close()
  }
}

try {
  console.log(JSON.stringify(await prepare()))
} catch (problem) {
  if (!(problem instanceof ConfigError || problem instanceof DatabaseError)) throw problem
  console.log(JSON.stringify({ trouble: problem.message }))
  process.exitCode = 1
}
