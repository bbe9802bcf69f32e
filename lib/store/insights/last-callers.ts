import { allow } from '../allow'
import type { Database, Row } from '../database'

/** A call that came past somewhere. */
export type LastCaller = {
  callId: string
  caller: string
  startedAt: string
  at: string
  outcome: string | null
}

export type Place = {
  versionId: string
  nodeId: string
  /** Who left by this exit; absent: everybody who came there. */
  exit?: string | undefined
  /** Only who hung up there. */
  hungUp?: boolean | undefined
  /** Calls that began then or later, and before; ISO 8601, UTC. */
  from: string
  to: string
  isTest: boolean
}

const MANY = 20

/** The last callers of a node or an exit, latest first, each call once. */
export async function lastCallers(db: Database, place: Place, limit = MANY): Promise<LastCaller[]> {
  allow(db, 'viewer')
  const exits = place.hungUp ? [null] : place.exit !== undefined ? [place.exit] : await exitsTaken(db, place)
  // An exit at a time: the index has the visits of each in the order of time.
  const found = await Promise.all(exits.map((exit) => visitsBy(db, place, exit, 2 * limit)))
  const seen = new Set<string>()
  return found
    .flat()
    .map(lastCaller)
    .sort((a, b) => (a.at > b.at ? -1 : 1))
    .filter(({ callId }) => !seen.has(callId) && seen.add(callId))
    .slice(0, limit)
}

async function exitsTaken(db: Database, { versionId, nodeId, isTest }: Place): Promise<(string | null)[]> {
  const rows = await db.query(
    `SELECT DISTINCT item FROM daily_counts WHERE version_id = $1 AND is_test = $2 AND measure = 'exit' AND node_id = $3`,
    versionId,
    isTest,
    nodeId,
  )
  return rows.map(({ item }) => (item === '' ? null : String(item)))
}

/** Ordered by the exit as well, though all have the same: PostgreSQL does not see that where it is none, and would sort them all. */
const visitsBy = (db: Database, place: Place, exit: string | null, limit: number): Promise<Row[]> =>
  db.query(
    `SELECT v.call_id, v.at, c.caller, c.started_at, c.outcome FROM visits v JOIN calls c ON c.id = v.call_id
      WHERE v.version_id = $1 AND v.node_id = $2 AND v.exit ${exit === null ? 'IS NULL' : '= $7'}
        AND v.at >= $3 AND c.started_at >= $3 AND c.started_at < $4 AND c.is_test = $5
        ${place.hungUp ? "AND c.outcome = 'caller-hung-up' AND c.person_ms IS NULL" : ''}
      ORDER BY v.exit DESC, v.at DESC LIMIT $6`,
    place.versionId,
    place.nodeId,
    place.from,
    place.to,
    place.isTest,
    limit,
    ...(exit === null ? [] : [exit]),
  )

const lastCaller = (row: Row): LastCaller => ({
  callId: String(row.call_id),
  caller: String(row.caller),
  startedAt: String(row.started_at),
  at: String(row.at),
  outcome: row.outcome === null ? null : String(row.outcome),
})
