import { isMasked, MASKED, maskerOf } from '@/lib/flow/masked-number'
import type { Database } from '../database'
import { columnsOf, maskRows, PLACES } from './places'

/**
 * Masks whom calls were to ring that were asked for before a time and came to nothing: the carrier refused them, or nobody knows
 * of it. Those that became calls are masked with these.
 *
 * @returns how many were done; fewer than `limit`: there are no more
 */
export async function maskOldPlaced(
  db: Database,
  { before, limit }: { before: string; limit: number },
): Promise<number> {
  const rows = await db.query(OLD, before, `%${MASKED}%`, limit)
  await db.transaction(
    async (query) => {
      for (const row of rows) {
        const to = String(row.to_number)
        if (!isMasked(to)) await maskRows(query, PLACES.placedCalls, [row], maskerOf(to))
      }
    },
    { relaxed: true },
  )
  return rows.length
}

/** By the index of legs: calls that came to nothing have none, and are few. */
const OLD = `SELECT ${columnsOf(PLACES.placedCalls)} FROM placed_calls
  WHERE leg_id IS NULL AND created_at < $1 AND to_number NOT LIKE $2 LIMIT $3`
