import type { Query } from './database'
import { forBoth, textsFromJson } from './json-rows'

/**
 * Keeps everybody else from writing the rows of these calls until the end of the transaction, before anything that belongs to
 * them is touched. In one order, the one in which they are projected: nobody waits for another in a ring.
 */
export async function lockCalls(query: Query, callIds: readonly string[]): Promise<void> {
  await query(LOCK, JSON.stringify(callIds))
}

const texts = textsFromJson('$1')
/** SQLite's transactions have the database to themselves from their beginning. */
const LOCK = forBoth((provider) =>
  provider === 'postgresql'
    ? `SELECT 1 FROM calls WHERE id IN ${texts.postgresql} ORDER BY id COLLATE "C" FOR UPDATE`
    : 'SELECT 1 WHERE $1 IS NOT NULL',
)
