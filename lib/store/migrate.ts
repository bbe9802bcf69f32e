import type {
  SqlDriverAdapter,
  SqlMigrationAwareDriverAdapterFactory,
  SqlQueryable,
} from '@prisma/driver-adapter-utils'
import { type Address, describeAddress, type Provider, readAddress } from './address'
import { adapterFactory } from './connect'
import { DatabaseError, toDatabaseError } from './database-error'
import { migrations as known } from './generated/migrations'
import { oneConnection } from './one-connection'
import { EVERYTHING, emptySchema, type Migration, migrationList, schemaEngine } from './schema-engine'

export { DatabaseError } from './database-error'

/** Any number will do, as long as every Patchbay takes the same. */
const POSTGRES_LOCK = 7_284_229

/**
 * Brings a database to the schema of this program; makes it when there is none. All that is missing is applied in one
 * transaction that only one process at a time can be in: it is applied wholly or not at all, and two that start together do
 * not disturb each other.
 *
 * @param url as for `openDatabase`
 * @returns the names of the migrations that were applied now
 * @throws DatabaseError `unreachable`, `not-writable`, `newer-than-program` or `migration-failed`, with a sentence that says what to do
 */
export async function migrate(
  url: string,
  { migrations = known }: { migrations?: Record<Provider, Migration[]> } = {},
): Promise<{ applied: string[] }> {
  const address = readAddress(url)
  try {
    return await bringUp(address, migrations[address.provider])
  } catch (trouble) {
    throw toDatabaseError(trouble, describeAddress(address))
  }
}

async function bringUp(address: Address, migrations: Migration[]): Promise<{ applied: string[] }> {
  const factory = adapterFactory(address, { connections: 1 })
  const inner = await factory.connect()
  const adapter = address.provider === 'sqlite' ? oneConnection(inner) : inner
  const run = (sql: string) => adapter.executeRaw({ sql, args: [], argTypes: [] })
  try {
    if ((await missing(adapter, address, migrations)).length === 0) return { applied: [] }
    if (address.provider === 'sqlite') {
      await adapter.executeScript('PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=OFF')
      await run('BEGIN IMMEDIATE')
    } else {
      await run('BEGIN')
      await run(`SELECT pg_advisory_xact_lock(${POSTGRES_LOCK})`)
    }
    try {
      const applied = await apply(factory, adapter, address, migrations)
      if (address.provider === 'sqlite') await provesForeignKeys(adapter)
      await run('COMMIT')
      return { applied }
    } catch (trouble) {
      await run('ROLLBACK').catch(() => {})
      throw trouble
    }
  } finally {
    await inner.dispose()
  }
}

/** What this database lacks of our migrations. A migration that we do not know was made by a newer program. */
async function missing(
  adapter: SqlQueryable,
  address: Address,
  migrations: Migration[],
): Promise<Migration[]> {
  const applied = await appliedNames(adapter)
  const unknown = applied.find((name) => !migrations.some((migration) => migration.name === name))
  if (unknown)
    throw new DatabaseError(
      'newer-than-program',
      `The database ${describeAddress(address)} was used by a newer Patchbay (it has the change ${unknown}). Start that newer version, or set DATABASE_URL to another database.`,
    )
  return migrations.filter(({ name }) => !applied.includes(name))
}

async function appliedNames(adapter: SqlQueryable): Promise<string[]> {
  const table =
    adapter.provider === 'sqlite'
      ? "SELECT 1 FROM sqlite_master WHERE name = '_prisma_migrations'"
      : "SELECT 1 FROM pg_tables WHERE schemaname = current_schema() AND tablename = '_prisma_migrations'"
  const select = async (sql: string) => (await adapter.queryRaw({ sql, args: [], argTypes: [] })).rows
  if ((await select(table)).length === 0) return []
  const names = await select(
    'SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL',
  )
  return names.map(([name]) => String(name))
}

async function apply(
  factory: SqlMigrationAwareDriverAdapterFactory,
  adapter: SqlDriverAdapter,
  address: Address,
  migrations: Migration[],
): Promise<string[]> {
  // Asked again: another process may have been here while this one waited for its turn.
  const due = await missing(adapter, address, migrations)
  if (due.length === 0) return []
  const engine = await schemaEngine(onThis(factory, adapter), emptySchema(address.provider))
  try {
    const list = migrationList(address.provider, migrations)
    const result = await engine.applyMigrations({ migrationsList: list, filters: EVERYTHING })
    return result.appliedMigrationNames
  } catch (trouble) {
    const reason = trouble instanceof Error ? trouble.message : String(trouble)
    throw toDatabaseError(trouble, describeAddress(address), {
      code: 'migration-failed',
      sentence: `The database @ could not be brought up to date and is as it was before. Report this: ${reason}`,
    })
  } finally {
    engine.free()
  }
}

/** Lets the engine work inside our transaction: it gets the connection that is open, and does not close it. */
const onThis = (
  factory: SqlMigrationAwareDriverAdapterFactory,
  adapter: SqlDriverAdapter,
): SqlMigrationAwareDriverAdapterFactory => ({
  provider: factory.provider,
  adapterName: factory.adapterName,
  connect: async () => ({
    provider: adapter.provider,
    adapterName: adapter.adapterName,
    queryRaw: (query) => adapter.queryRaw(query),
    executeRaw: (query) => adapter.executeRaw(query),
    executeScript: (script) => adapter.executeScript(script),
    startTransaction: (isolationLevel) => adapter.startTransaction(isolationLevel),
    ...(adapter.getConnectionInfo && { getConnectionInfo: () => adapter.getConnectionInfo?.() ?? NO_JOINS }),
    dispose: async () => {},
  }),
  connectToShadowDb: () => factory.connectToShadowDb(),
})

const NO_JOINS = { supportsRelationJoins: false }

/** SQLite's foreign keys are off while tables are made anew; what was done must leave none that points nowhere. */
async function provesForeignKeys(adapter: SqlQueryable): Promise<void> {
  const { rows } = await adapter.queryRaw({ sql: 'PRAGMA foreign_key_check', args: [], argTypes: [] })
  if (rows.length > 0) throw new Error(`rows of ${String(rows[0]?.[0])} point to rows that do not exist`)
}
