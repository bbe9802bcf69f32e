import type { Database, Row } from '@/lib/store/database'
import { withoutIndexes } from '../seed/indexes'

const ROWS_AT_A_TIME = 5_000

/** Copies flows, numbers and calls from a SQLite file into an empty PostgreSQL database. */
export async function copyCalls(from: Database, to: Database): Promise<void> {
  await withoutIndexes(
    to,
    async () => {
      await copy(from, to, 'flows', ({ live_version_id: _, ...flow }) => flow)
      for (const table of ['versions', 'numbers', 'calls']) await copy(from, to, table)
    },
    () => {},
  )
  for (const flow of await from.query('SELECT id, live_version_id FROM flows'))
    await to.query(
      'UPDATE flows SET live_version_id = $1 WHERE id = $2',
      text(flow.live_version_id),
      text(flow.id),
    )
  await to.query('VACUUM ANALYZE')
}

async function copy(from: Database, to: Database, table: string, change: (row: Row) => Row = (row) => row) {
  let last = 0
  for (;;) {
    const rows = await from.query(
      `SELECT rowid AS copied_row, * FROM ${table} WHERE rowid > $1 ORDER BY rowid LIMIT $2`,
      last,
      ROWS_AT_A_TIME,
    )
    const final = rows.at(-1)
    if (!final) return
    last = Number(final.copied_row)
    const plain = rows.map(({ copied_row: _, ...row }) => change(row)).map(withBooleans)
    const names = Object.keys(plain[0] ?? {}).join(', ')
    await to.query(
      `INSERT INTO ${table} (${names}) SELECT ${names} FROM json_populate_recordset(NULL::${table}, $1::json)`,
      JSON.stringify(plain, (_, value) => (typeof value === 'bigint' ? Number(value) : value)),
    )
  }
}

const withBooleans = (row: Row): Row => ('is_test' in row ? { ...row, is_test: Boolean(row.is_test) } : row)
const text = (value: unknown): string | null => (value === null ? null : String(value))
