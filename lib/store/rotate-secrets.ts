import { allow } from './allow'
import { audit } from './audit'
import type { Database } from './database'
import { type EncryptionKey, keysOf, seal, unseal } from './seal'
import { SEALED_COLUMNS, type SealedColumn } from './sealed-columns'

/** Few enough that nobody waits for them. */
const BATCH = 50

export type Rotated = {
  /** How many were encrypted anew. */
  renewed: number
  /** How many the first key opens now. */
  current: number
  /** What no key opens, each by table and row. */
  unreadable: string[]
}

/**
 * Encrypts everything anew that the first key does not open. May be stopped at any moment and begun again, and others may go on
 * meanwhile: a row that somebody changes stays as they left it and is looked at once more.
 *
 * @throws NotAllowed
 */
export async function rotateSecrets(db: Database, key: EncryptionKey): Promise<Rotated> {
  allow(db, 'owner')
  let renewed = 0
  for (const column of SEALED_COLUMNS)
    for await (const row of rowsOf(db, column)) if (await renew(db, key, column, row)) renewed += 1
  const proof = await inspectSecrets(db, key)
  if (renewed > 0) await audit(db, { action: 'secrets.rotated', details: { renewed } })
  return { renewed, current: proof.current, unreadable: proof.unreadable }
}

/** How many the first key opens, how many only a later one, and which none. Changes nothing. */
export async function inspectSecrets(
  db: Database,
  key: EncryptionKey,
): Promise<{ current: number; former: number; unreadable: string[] }> {
  allow(db, 'owner')
  const found = { current: 0, former: 0, unreadable: [] as string[] }
  for (const column of SEALED_COLUMNS)
    for await (const { id, sealed } of rowsOf(db, column)) {
      if (opens(keysOf(key).slice(0, 1), column, id, sealed)) found.current += 1
      else if (opens(keysOf(key), column, id, sealed)) found.former += 1
      else found.unreadable.push(`${column.table} ${id}`)
    }
  return found
}

type SealedRow = { id: string; sealed: string }

async function* rowsOf(db: Database, { table, id, column }: SealedColumn): AsyncGenerator<SealedRow> {
  let last = ''
  for (;;) {
    const rows = await db.query(
      `SELECT ${id} AS id, ${column} AS sealed FROM ${table} WHERE ${column} IS NOT NULL AND ${id} > $1
        ORDER BY ${id} LIMIT ${BATCH}`,
      last,
    )
    for (const row of rows) yield { id: String(row.id), sealed: String(row.sealed) }
    if (rows.length < BATCH) return
    last = String(rows.at(-1)?.id)
  }
}

/** @returns whether it was encrypted anew; what nothing opens is left alone */
async function renew(
  db: Database,
  key: EncryptionKey,
  where: SealedColumn,
  row: SealedRow,
): Promise<boolean> {
  const { table, id, column, purpose } = where
  for (let { sealed } = row; ; ) {
    if (opens(keysOf(key).slice(0, 1), where, row.id, sealed)) return false
    const text = opened(keysOf(key), where, row.id, sealed)
    if (text === undefined) return false
    const anew = seal(key, purpose(row.id), text)
    const sql = `UPDATE ${table} SET ${column} = $1 WHERE ${id} = $2 AND ${column} = $3 RETURNING ${id}`
    if ((await db.query(sql, anew, row.id, sealed)).length > 0) return true
    const [standing] = await db.query(`SELECT ${column} AS sealed FROM ${table} WHERE ${id} = $1`, row.id)
    if (!standing || standing.sealed === null) return false
    sealed = String(standing.sealed)
  }
}

const opens = (keys: readonly Buffer[], column: SealedColumn, id: string, sealed: string): boolean =>
  opened(keys, column, id, sealed) !== undefined

function opened(
  keys: readonly Buffer[],
  { purpose }: SealedColumn,
  id: string,
  sealed: string,
): string | undefined {
  try {
    return unseal({ keys: () => keys }, purpose(id), sealed)
  } catch {
    return undefined
  }
}
