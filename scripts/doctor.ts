import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { ConfigError, readConfig } from '@/lib/config'
import { examine } from '@/lib/doctor/examine'
import type { Finding } from '@/lib/doctor/finding'
import { summary } from '@/lib/doctor/summary'
import { inLines } from '@/lib/doctor/terminal'
import { readSecrets } from '@/lib/secrets'
import { type Database, DatabaseError, openDatabase } from '@/lib/store/database'

const USAGE = `Goes through what usually goes wrong with calls, and says how to mend it. Changes nothing.

  npm run doctor
  npm run doctor -- --url https://voice.example.com    as if this were PUBLIC_URL

Ends with exit code 1 when something must be mended.
`

/** `npm run doctor`: the connection check in a terminal. Resolves to the exit code. */
async function main(): Promise<number> {
  const { values } = parseArgs({ options: { help: { type: 'boolean' }, url: { type: 'string' } } })
  if (values.help) {
    console.log(USAGE)
    return 0
  }
  const config = readConfig(values.url ? { ...process.env, PUBLIC_URL: values.url } : process.env)
  const { sealKeys, encryptionKeys, sandboxSecret } = config.givenSecrets
  // Reading secrets where there are none would make some.
  const isBegun = existsSync(join(config.dataDir, 'secrets.json'))
  if (!isBegun && !(sealKeys && encryptionKeys && sandboxSecret)) {
    console.error(
      `Patchbay was never started on ${config.dataDir}: start it with npm start, or set DATA_DIR to its folder.`,
    )
    return 1
  }
  const secrets = readSecrets(config)
  let database: Promise<Database> | undefined
  const examined = examine({
    config,
    secrets,
    process: 'terminal',
    database: () => {
      database ??= openExisting(config.databaseUrl)
      return database
    },
  })

  const findings: Finding[] = []
  let group = ''
  for (const { check, finding } of examined) {
    if (check.group !== group) console.log(`\n${check.group}`)
    group = check.group
    const found = await finding
    findings.push(found)
    console.log(inLines(check.title, found, process.stdout.columns ?? 100))
  }
  console.log(`\n${summary(findings)}`)
  await (await database?.catch(() => undefined))?.close()
  return findings.some(({ is }) => is === 'bad') ? 1 : 0
}

/** Opening a SQLite file that is not there would make it. */
async function openExisting(url: string): Promise<Database> {
  if (url.startsWith('file:') && !existsSync(url.slice('file:'.length)))
    throw new DatabaseError('unreachable', 'There is no database yet.')
  return openDatabase(url)
}

try {
  // What still waits for somebody who does not answer is not waited for.
  process.exit(await main())
} catch (problem) {
  const isWrongUse = problem instanceof TypeError && 'code' in problem
  if (!(problem instanceof ConfigError || isWrongUse)) throw problem
  console.error(isWrongUse ? `${problem.message}\n\n${USAGE}` : problem.message)
  process.exitCode = 1
}
