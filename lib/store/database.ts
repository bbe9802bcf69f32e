import type { SqlDriverAdapter, SqlQueryable } from '@prisma/driver-adapter-utils'
import { type Actor, SYSTEM } from '@/lib/access/roles'
import { describeAddress, type Provider, readAddress } from './address'
import { connect } from './connect'
import { toDatabaseError } from './database-error'
import type { PrismaClient } from './generated/sqlite/client'
import type { OneConnection } from './one-connection'

export type { Provider } from './address'
export { DatabaseError } from './database-error'

export type Row = Record<string, unknown>
export type Argument = string | number | boolean | null

/** One statement for each database; where both understand the same, one text. Parameters are `$1`, `$2` on both. */
export type Sql = string | Record<Provider, string>

/**
 * Runs one statement past Prisma's query engine, straight through its driver adapter: for statements on the path of a waiting
 * caller and for those that carry many rows. Rows come as the columns are named.
 */
export type Query = (sql: Sql, ...args: Argument[]) => Promise<Row[]>

/** An open database. Everything in `lib/store` takes it as its first argument. */
export type Database = {
  provider: Provider
  /** In whose name it is used: the program's own, until `as` says another. */
  actor: Actor
  /** The same database in the name of somebody else. */
  as: (actor: Actor) => Database
  client: PrismaClient
  query: Query
  /**
   * Runs statements as one: all of them stand, or, when `work` throws, none.
   *
   * `relaxed` is for what can be made again: it does not wait for the disk, and may be gone after a power cut.
   */
  transaction: <T>(work: (query: Query) => Promise<T>, how?: { relaxed: boolean }) => Promise<T>
  close: () => Promise<void>
}

/**
 * Opens a database for the life of a process. Does not migrate it: `migrate` does, before.
 *
 * @param url `file:…` for SQLite, `postgres://…` for PostgreSQL
 * @param queryTimeoutMs how long PostgreSQL may take for one statement, 10 s when it is not said; 0 for as long as it likes
 * @throws DatabaseError when the address makes no sense or the file cannot be opened
 */
export async function openDatabase(url: string, how: { queryTimeoutMs?: number } = {}): Promise<Database> {
  const address = readAddress(url)
  try {
    const adapter = await connect(address, how)
    const client = await makeClient(address.provider, adapter)
    const database: Database = {
      provider: address.provider,
      actor: SYSTEM,
      as: (actor) => ({ ...database, actor }),
      client,
      query: queryOn(adapter, address.provider),
      transaction: transactionOn(adapter, address.provider),
      async close() {
        await client.$disconnect()
        await adapter.dispose()
      },
    }
    return database
  } catch (trouble) {
    throw toDatabaseError(trouble, describeAddress(address))
  }
}

/** Both clients are generated from one schema and look alike; the type of one serves for both. */
async function makeClient(provider: Provider, adapter: SqlDriverAdapter): Promise<PrismaClient> {
  const factory = {
    provider: adapter.provider,
    adapterName: adapter.adapterName,
    // Prisma shares the connection and must not close it: `close` does.
    connect: async () =>
      new Proxy(adapter, { get: (target, name) => (name === 'dispose' ? keep : bound(target, name)) }),
  }
  if (provider === 'sqlite') {
    const { PrismaClient } = await import('./generated/sqlite/client')
    return new PrismaClient({ adapter: factory })
  }
  const { PrismaClient } = await import('./generated/postgresql/client')
  return new PrismaClient({ adapter: factory }) as unknown as PrismaClient
}

const keep = async () => {}

function bound(target: SqlDriverAdapter, name: string | symbol): unknown {
  const value = Reflect.get(target, name, target)
  return typeof value === 'function' ? value.bind(target) : value
}

function queryOn(queryable: SqlQueryable, provider: Provider): Query {
  return async (sql, ...args) => {
    const { text, places } = statementFor(provider, sql)
    const { columnNames, rows } = await queryable.queryRaw({
      sql: text,
      args: places ? places.map((place) => args[place]) : args,
      argTypes: (places ?? args).map(() => ANY),
    })
    return rows.map((row) => Object.fromEntries(columnNames.map((name, column) => [name, row[column]])))
  }
}

const ANY = { scalarType: 'unknown', arity: 'scalar' } as const

const transactionOn =
  (adapter: SqlDriverAdapter | OneConnection, provider: Provider): Database['transaction'] =>
  async (work, { relaxed } = { relaxed: false }) => {
    const transaction = await (relaxed && 'startRelaxed' in adapter
      ? adapter.startRelaxed()
      : adapter.startTransaction())
    const end = (sql: 'COMMIT' | 'ROLLBACK') => transaction.executeRaw({ sql, args: [], argTypes: [] })
    try {
      const query = queryOn(transaction, provider)
      if (relaxed && provider === 'postgresql') await query('SET LOCAL synchronous_commit = off')
      const result = await work(query)
      await end('COMMIT')
      await transaction.commit()
      return result
    } catch (trouble) {
      // What went wrong is told, not that undoing it went wrong too (the connection may be gone).
      await end('ROLLBACK').catch(keep)
      await transaction.rollback()
      throw trouble
    }
  }

type Statement = { text: string; places?: number[] }
const statements = new Map<string, Statement>()

/**
 * The statement in the words of one database. The driver of SQLite takes parameters by their order alone, so `$2` becomes `?`
 * and `places` says which parameter goes there.
 */
function statementFor(provider: Provider, sql: Sql): Statement {
  const text = typeof sql === 'string' ? sql : sql[provider]
  if (provider === 'postgresql' || !text.includes('$')) return { text }
  const known = statements.get(text)
  if (known) return known
  const places: number[] = []
  const made = {
    text: text.replace(/\$(\d+)/g, (_, number) => {
      places.push(Number(number) - 1)
      return '?'
    }),
    places,
  }
  statements.set(text, made)
  return made
}
