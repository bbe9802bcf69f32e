import { type Config, ConfigError, readConfig } from '@/lib/config'
import { type Database, DatabaseError, openDatabase } from '@/lib/store/database'
import { migrate } from '@/lib/store/migrate'

/** What a command has to say, and whether it did what was asked. */
export type Said = { ok: boolean; text: string }

/**
 * Runs a command of the terminal that works on the database: what it says is printed, and what it could not do ends the process
 * with 1. The database is opened, and brought up to date, only when it is asked for.
 */
export async function databaseCommand(
  run: (words: string[], open: () => Promise<Database>, config: Config) => Promise<Said>,
): Promise<void> {
  let db: Database | undefined
  try {
    const config = readConfig()
    const open = async () => {
      await migrate(config.databaseUrl)
      db = await openDatabase(config.databaseUrl)
      return db
    }
    const { ok, text } = await run(process.argv.slice(2), open, config)
    ;(ok ? console.log : console.error)(text)
    if (!ok) process.exitCode = 1
  } catch (problem) {
    if (!(problem instanceof ConfigError || problem instanceof DatabaseError)) throw problem
    console.error(problem.message)
    process.exitCode = 1
  } finally {
    await db?.close()
  }
}
