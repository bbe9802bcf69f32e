// Makes the two database clients (SQLite, PostgreSQL) from the one schema, and the list of migrations that the program
// applies at start, all under lib/store/generated. Does nothing when what they are made of has not changed.
//
// Prisma's CLI wants to download a native engine even to generate, and generating does not use it: any executable in its
// place spares the download.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** @type {('sqlite' | 'postgresql')[]} */
export const PROVIDERS = ['sqlite', 'postgresql']

const root = fileURLToPath(new URL('..', import.meta.url))
const target = join(root, 'lib/store/generated')

/** The schema for one of the two databases. */
export function schemaFor(provider) {
  const source = readFileSync(join(root, 'prisma/schema.prisma'), 'utf8')
  const written = source
    .replace(/(datasource db \{\s*provider = )"\w+"/, `$1"${provider}"`)
    .replace(/(output\s*= )"[^"]+"/, `$1"./${provider}"`)
  // SQLite's only counting column is Int, of 64 bits; PostgreSQL's Int has 32, too few for a log.
  return provider === 'sqlite'
    ? written
    : written.replace(/\bInt(?=\s+@id @default\(autoincrement\(\)\))/g, 'BigInt')
}

/** The migrations of one database in the order in which they are applied. */
export function migrationsOf(provider) {
  const folder = join(root, 'prisma/migrations', provider)
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
    .map((name) => ({ name, sql: readFileSync(join(folder, name, 'migration.sql'), 'utf8') }))
}

/** Brings lib/store/generated up to date; two that do so at once take turns. Gives back whether there was anything to do. */
export function generate() {
  if (readStamp() === stampOf(allMigrations())) return false
  return alone(() => {
    // Another process may have done it while this one waited.
    const migrations = allMigrations()
    const stamp = stampOf(migrations)
    if (readStamp() === stamp) return false
    make(migrations)
    writeFileSync(join(target, 'stamp'), stamp)
    return true
  })
}

const allMigrations = () =>
  Object.fromEntries(PROVIDERS.map((provider) => [provider, migrationsOf(provider)]))

function make(migrations) {
  const workshop = join(target, '.making')
  rmSync(workshop, { recursive: true, force: true })
  mkdirSync(workshop)
  for (const provider of PROVIDERS) {
    writeFileSync(join(workshop, `${provider}.prisma`), schemaFor(provider))
    runPrisma(join(workshop, `${provider}.prisma`))
  }
  writeFileSync(join(workshop, 'migrations.ts'), migrationsModule(migrations))
  for (const made of [...PROVIDERS, 'migrations.ts']) {
    const place = join(target, made)
    // Out of the way in one step: who reads it just now sees the old or the new, hardly ever nothing.
    if (existsSync(place)) renameSync(place, join(workshop, `old-${made}`))
    renameSync(join(workshop, made), place)
  }
  rmSync(workshop, { recursive: true, force: true })
}

/** A generation takes seconds; a lock as old as this was left behind. */
const STALE_LOCK_MS = 60_000

function alone(work) {
  const lock = join(target, '.lock')
  mkdirSync(target, { recursive: true })
  while (!taken(lock)) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50)
  try {
    return work()
  } finally {
    rmSync(lock, { recursive: true, force: true })
  }
}

function taken(lock) {
  try {
    mkdirSync(lock)
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
    const held = statSync(lock, { throwIfNoEntry: false })
    if (held && Date.now() - held.mtimeMs > STALE_LOCK_MS) rmSync(lock, { recursive: true, force: true })
    return false
  }
}

function runPrisma(schema) {
  const cli = createRequire(import.meta.url).resolve('prisma/build/index.js')
  try {
    execFileSync(process.execPath, [cli, 'generate', '--schema', schema, '--no-hints'], {
      cwd: root,
      stdio: 'pipe',
      env: {
        ...process.env,
        PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
        PRISMA_HIDE_UPDATE_MESSAGE: '1',
        CHECKPOINT_DISABLE: '1',
      },
    })
  } catch (error) {
    throw new Error(`Prisma could not make the database client: ${error.stderr || error.message}`)
  }
}

const migrationsModule = (migrations) => `// Made by scripts/prisma-generate.mjs from prisma/migrations.
export const migrations: Record<'sqlite' | 'postgresql', { name: string; sql: string }[]> = ${JSON.stringify(migrations, null, 2)}
`

function stampOf(migrations) {
  const { version } = createRequire(import.meta.url)('prisma/package.json')
  const parts = [
    version,
    readFileSync(fileURLToPath(import.meta.url)),
    schemaFor('sqlite'),
    JSON.stringify(migrations),
  ]
  return parts.reduce((hash, part) => hash.update(part).update('\0'), createHash('sha256')).digest('hex')
}

function readStamp() {
  try {
    return readFileSync(join(target, 'stamp'), 'utf8')
  } catch {
    return undefined
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  generate()
}
