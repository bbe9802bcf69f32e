import type { Database } from './database'
import { nowIso } from './times'

/**
 * Keeps the sealed state of a call that is too long for an address. Under one `ref` the first state stays: the same webhook
 * again keeps it again.
 */
export async function keepState(db: Database, ref: string, sealed: string): Promise<void> {
  await db.query(
    'INSERT INTO kept_states (ref, sealed, created_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
    ref,
    sealed,
    nowIso(),
  )
}

/** The sealed state that was kept under that name. */
export async function keptState(db: Database, ref: string): Promise<string | undefined> {
  const [kept] = await db.query('SELECT sealed FROM kept_states WHERE ref = $1', ref)
  return kept && String(kept.sealed)
}

/** The same, where what is kept under that name changes. */
export async function keepStateAnew(db: Database, ref: string, sealed: string): Promise<void> {
  await db.query(
    `INSERT INTO kept_states (ref, sealed, created_at) VALUES ($1, $2, $3)
      ON CONFLICT (ref) DO UPDATE SET sealed = excluded.sealed`,
    ref,
    sealed,
    nowIso(),
  )
}
