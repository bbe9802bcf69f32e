import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import { PrismaPg } from '@prisma/adapter-pg'
import { ColumnTypeEnum, type SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils'
import pg from 'pg'
import { readAddress } from '../address'
import { EVERYTHING, schemaEngine } from '../schema-engine'

/**
 * The SQL that leads from a database as it stands to a Prisma schema; an empty text when they are the same.
 *
 * @param schema text of a schema for the provider of that database
 */
export async function differenceTo(url: string, schema: string): Promise<string> {
  const { factory, close } = readableBySchemaEngine(url)
  const engine = await schemaEngine(factory, schema)
  try {
    const files = [{ path: 'schema.prisma', content: schema }]
    const { stdout } = await engine.diff({
      from: { tag: 'schemaDatasource', files, configDir: '.' },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      // The engine wants the field though its types do not know it.
      ...{ shadowDatabaseUrl: null },
      exitCode: null,
      filters: EVERYTHING,
    })
    const sql = (stdout ?? '').trim()
    return sql === '-- This is an empty migration.' ? '' : `${sql}\n`
  } finally {
    engine.free()
    await close()
  }
}

function readableBySchemaEngine(url: string): {
  factory: SqlMigrationAwareDriverAdapterFactory
  close: () => Promise<void>
} {
  const address = readAddress(url)
  if (address.provider === 'sqlite')
    return { factory: new PrismaBetterSqlite3({ url: address.file }), close: async () => {} }
  const pool = new CatalogPool({ connectionString: address.connectionString, max: 1 })
  const inner = new PrismaPg(pool)
  const connect = async () => {
    const adapter = await inner.connect()
    const queryRaw = adapter.queryRaw.bind(adapter)
    adapter.queryRaw = async (query) => {
      const result = await queryRaw(query)
      for (const column of pool.charColumns) result.columnTypes[column] = ColumnTypeEnum.Character
      return result
    }
    return adapter
  }
  const { provider, adapterName } = inner
  return {
    factory: { provider, adapterName, connect, connectToShadowDb: () => inner.connectToShadowDb() },
    close: () => pool.end(),
  }
}

const CATALOG_CHAR = 18
const TEXT = 25

/**
 * PostgreSQL's catalog has columns of its internal type "char", which the schema engine asks for and at which Prisma's adapter
 * stops. They are shown to the adapter as text, and remembered.
 */
class CatalogPool extends pg.Pool {
  /** Which columns of the last result are of that type. */
  charColumns: number[] = []

  constructor(config: pg.PoolConfig) {
    super(config)
    const query = this.query.bind(this) as unknown as (config: pg.QueryConfig) => Promise<pg.QueryResult>
    const shown = async (config: pg.QueryConfig) => {
      const result = await query(config)
      this.charColumns = []
      for (const [column, field] of (result.fields ?? []).entries()) {
        if (field.dataTypeID !== CATALOG_CHAR) continue
        field.dataTypeID = TEXT
        this.charColumns.push(column)
      }
      return result
    }
    this.query = shown as unknown as typeof this.query
  }
}
