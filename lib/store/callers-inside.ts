import type { Database } from './database'

/** Carriers cut calls off long before: one that is said to go on still has only lost its end. */
export const LONGEST_CALL_MS = 24 * 60 * 60 * 1_000

/** How many calls of a flow go on now, by the number of the version that they began with; oldest version first. */
export async function callersInside(
  db: Database,
  flowId: string,
  now: Date = new Date(),
): Promise<{ version: number; calls: number }[]> {
  const rows = await db.query(
    // Of all calls few go on: they are looked for by their state, and not among all that the flow ever had.
    `SELECT v.number, COUNT(*) AS calls FROM calls c JOIN versions v ON v.id = c.version_id
      WHERE c.state = 'in-progress' AND c.started_at >= $2 AND COALESCE(c.flow_id, '') = $1
      GROUP BY v.number ORDER BY v.number`,
    flowId,
    new Date(now.getTime() - LONGEST_CALL_MS).toISOString(),
  )
  return rows.map((row) => ({ version: Number(row.number), calls: Number(row.calls) }))
}
