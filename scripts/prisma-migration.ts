// Makes the next migration for both databases from prisma/schema.prisma: `npx tsx scripts/prisma-migration.ts NAME`.
// The migrations that stand are applied to scratch databases, and what the schema has more becomes the new one.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Provider } from '@/lib/store/address'
import { migrate } from '@/lib/store/migrate'
import { differenceTo } from '@/lib/store/testing/difference'
import { startPostgres } from '@/lib/store/testing/postgres-server'
import { generate, migrationsOf, PROVIDERS, schemaFor } from './prisma-generate.mjs'

const name = process.argv[2]
if (!name || !/^[a-z0-9_]+$/.test(name)) {
  console.error(
    'Give the migration a name of small letters, digits and _: npx tsx scripts/prisma-migration.ts add_labels',
  )
  process.exit(1)
}

const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
const scratch = mkdtempSync(join(tmpdir(), 'patchbay-migration-'))
const server = await startPostgres()
try {
  const urls: Record<Provider, string> = {
    sqlite: `file:${join(scratch, 'scratch.db')}`,
    postgresql: server.url('postgres'),
  }
  const migrations = { sqlite: migrationsOf('sqlite'), postgresql: migrationsOf('postgresql') }
  for (const provider of PROVIDERS) {
    await migrate(urls[provider], { migrations })
    const sql = await differenceTo(urls[provider], schemaFor(provider))
    if (sql === '') {
      console.log(`${provider}: nothing to change`)
      continue
    }
    const folder = join('prisma/migrations', provider, `${stamp}_${name}`)
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'migration.sql'), sql)
    console.log(`${provider}: ${folder}/migration.sql. Read it before you commit it.`)
  }
} finally {
  await server.stop()
  rmSync(scratch, { recursive: true, force: true })
}
generate()
