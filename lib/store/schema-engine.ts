import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils'
import type { SchemaEngine } from '@prisma/schema-engine-wasm/schema_engine_bg'
import type { Provider } from './address'

export type Migration = { name: string; sql: string }

type Bindings = typeof import('@prisma/schema-engine-wasm/schema_engine_bg')
let loading: Promise<Bindings> | undefined

/**
 * Prisma's own schema engine, built as WebAssembly: applies and compares, without the native engine that Prisma's command
 * line downloads.
 *
 * @param adapter the database that it works on
 * @param schema text of a Prisma schema; it must name the provider of the adapter
 */
export async function schemaEngine(
  adapter: SqlMigrationAwareDriverAdapterFactory,
  schema: string,
): Promise<SchemaEngine> {
  loading ??= load()
  const bindings = await loading
  const bound = bindMigrationAwareSqlAdapterFactory(adapter)
  return bindings.SchemaEngine.new({ datamodels: [['schema.prisma', schema]] }, () => {}, bound)
}

/** A schema without models: enough to apply migrations with. */
export const emptySchema = (provider: Provider): string => `datasource db {\n  provider = "${provider}"\n}\n`

/** Nothing is left out. */
export const EVERYTHING = { externalTables: [], externalEnums: [] }

/** Migrations in the form that the engine reads. */
export const migrationList = (provider: Provider, migrations: Migration[]) => ({
  baseDir: 'prisma/migrations',
  shadowDbInitScript: '',
  lockfile: { path: 'migration_lock.toml', content: `provider = "${provider}"` },
  migrationDirectories: migrations.map(({ name, sql }) => ({
    path: name,
    migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value: sql } },
  })),
})

async function load(): Promise<Bindings> {
  const bindings = await import('@prisma/schema-engine-wasm/schema_engine_bg')
  // The package's entry imports the .wasm file as a module, which Node does not do; so it is instantiated by hand.
  const entry = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm')
  const wasm = new WebAssembly.Module(readFileSync(join(entry, '..', 'schema_engine_bg.wasm')))
  const imports = { './schema_engine_bg.js': bindings as unknown as WebAssembly.ModuleImports }
  const instance = new WebAssembly.Instance(wasm, imports)
  bindings.__wbg_set_wasm(instance.exports)
  // Where the engine leaves its last words.
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: { set_message: panic } })
  const { __wbindgen_start: start } = instance.exports
  if (typeof start === 'function') start()
  return bindings
}

function panic(words: string): never {
  throw new Error(words)
}
