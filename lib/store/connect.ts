import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import { PrismaPg } from '@prisma/adapter-pg'
import type { SqlDriverAdapter, SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils'
import type { Address } from './address'
import { type OneConnection, oneConnection } from './one-connection'

/** Not at all: SQLite waits without letting anything else run. `oneConnection` waits, and better. */
const SQLITE_WAIT_MS = 0
/** A server that is there takes a connection at once; a caller is waiting. */
const POSTGRES_CONNECT_MS = 2_000
/** A server that hangs must give errors, for which there are ways out, rather than have everything wait for ever. */
const POSTGRES_QUERY_MS = 10_000
const POSTGRES_CONNECTIONS = 10

/**
 * A connection (SQLite) or a pool of them (PostgreSQL) for the whole life of a process.
 *
 * @param queryTimeoutMs how long PostgreSQL may take for one statement; 0 for as long as it likes
 */
export async function connect(
  address: Address,
  { queryTimeoutMs = POSTGRES_QUERY_MS } = {},
): Promise<SqlDriverAdapter | OneConnection> {
  if (address.provider === 'postgresql') return adapterFactory(address, { queryTimeoutMs }).connect()
  const adapter = oneConnection(await adapterFactory(address).connect())
  // Pages that are written again and again (indexes) are copied into the file once in a while, not every thousand pages.
  // The log is acknowledged to carriers once it is written: FULL makes each commit reach the disk.
  await adapter.executeScript(
    // What is deleted is overwritten: a number that was erased is not to be found in the file either.
    'PRAGMA journal_mode=WAL; PRAGMA secure_delete=ON; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA cache_size=-32000; PRAGMA wal_autocheckpoint=4000',
  )
  return adapter
}

/** Prisma's driver adapter for a database, not connected yet. Its statements may take their time: migrations do. */
export function adapterFactory(
  address: Address,
  { connections = POSTGRES_CONNECTIONS, queryTimeoutMs = 0 } = {},
): SqlMigrationAwareDriverAdapterFactory {
  if (address.provider === 'sqlite') {
    mkdirSync(dirname(address.file), { recursive: true })
    return new PrismaBetterSqlite3({ url: address.file, timeout: SQLITE_WAIT_MS })
  }
  const { connectionString, schema } = address
  return new PrismaPg(
    {
      connectionString,
      max: connections,
      connectionTimeoutMillis: POSTGRES_CONNECT_MS,
      ...(queryTimeoutMs > 0 && { query_timeout: queryTimeoutMs }),
      keepAlive: true,
      application_name: 'patchbay',
      // Raw statements name tables without a schema.
      ...(schema && { options: `-c search_path="${schema.replaceAll('"', '')}"` }),
    },
    schema ? { schema } : {},
  )
}
