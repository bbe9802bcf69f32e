import type { Database } from './database'

/** A call that goes on, as far as the log knows. */
export type QuietCall = {
  id: string
  carrier: string
  direction: 'inbound' | 'outbound'
  legId: string | null
  startedAt: string
  /** When something was last heard of it. */
  heardAt: string
}

/** More than this are looked at another time. */
const AT_A_TIME = 200

/**
 * Calls that are said to go on and began before then, the oldest first, with when each was last heard of.
 *
 * @param before ISO 8601, UTC
 * @param after the last that was seen; for the next ones
 */
export async function quietCalls(
  db: Database,
  before: string,
  after: Pick<QuietCall, 'id' | 'startedAt'> = { id: '', startedAt: '' },
): Promise<QuietCall[]> {
  const rows = await db.query(
    `SELECT id, carrier, direction, leg_id, started_at,
        (SELECT received_at FROM log WHERE call_id = c.id ORDER BY id DESC LIMIT 1) AS heard_at
      FROM calls c WHERE state = 'in-progress' AND started_at < $1 AND (started_at, id) > ($2, $3)
      ORDER BY started_at, id LIMIT ${AT_A_TIME}`,
    before,
    after.startedAt,
    after.id,
  )
  return rows.map((row) => ({
    id: String(row.id),
    carrier: String(row.carrier),
    direction: row.direction as QuietCall['direction'], // written by the projection
    legId: row.leg_id === null ? null : String(row.leg_id),
    startedAt: String(row.started_at),
    heardAt: String(row.heard_at ?? row.started_at),
  }))
}
