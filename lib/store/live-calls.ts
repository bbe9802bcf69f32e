import { LONGEST_CALL_MS } from './callers-inside'
import type { Database, Row } from './database'
import { forBoth, textsFromJson } from './json-rows'

/** A call that goes on, and where its caller stands. */
export type LiveCall = {
  id: string
  carrier: string
  direction: 'inbound' | 'outbound'
  caller: string
  called: string
  startedAt: string
  isTest: boolean
  /** At which node, of which version, and since when; nothing where no flow has answered yet. */
  standing: { versionId: string; nodeId: string; kind: string; at: string } | null
  /** Those who were dialled and are there: they ring, or they have answered. */
  dialled: { address: string; isAnswered: boolean }[]
}

/** More than anybody can watch. */
const MOST = 500

/** The calls that go on, the longest first; and how many there are, where they are more than are told. */
export async function liveCalls(
  db: Database,
  now: Date = new Date(),
): Promise<{ calls: LiveCall[]; total: number }> {
  const since = new Date(now.getTime() - LONGEST_CALL_MS).toISOString()
  const rows = await db.query(
    `SELECT * FROM calls WHERE state = 'in-progress' AND started_at >= $1 ORDER BY started_at, id LIMIT ${MOST}`,
    since,
  )
  if (rows.length === 0) return { calls: [], total: 0 }
  const ids = JSON.stringify(rows.map(({ id }) => String(id)))
  const [visits, legs, counted] = await Promise.all([
    db.query(LAST_VISITS, ids),
    db.query(LEGS, ids),
    rows.length < MOST
      ? []
      : db.query(
          `SELECT COUNT(*) AS calls FROM calls WHERE state = 'in-progress' AND started_at >= $1`,
          since,
        ),
  ])
  const visitOf = new Map(visits.map((visit) => [String(visit.call_id), visit]))
  const calls = rows.map((row) =>
    liveCall(
      row,
      visitOf.get(String(row.id)),
      legs.filter((leg) => leg.call_id === row.id),
    ),
  )
  return { calls, total: Number(counted[0]?.calls ?? calls.length) }
}

const texts = textsFromJson('$1')

const LAST_VISITS = forBoth(
  (
    provider,
  ) => `SELECT call_id, version_id, node_id, kind, at FROM visits v WHERE call_id IN ${texts[provider]}
    AND seq = (SELECT MAX(seq) FROM visits WHERE call_id = v.call_id)`,
)
const LEGS = forBoth(
  (provider) => `SELECT call_id, address, answered_at FROM legs WHERE call_id IN ${texts[provider]}
    AND ended_at IS NULL ORDER BY started_at`,
)

const liveCall = (row: Row, visit: Row | undefined, legs: Row[]): LiveCall => ({
  id: String(row.id),
  carrier: String(row.carrier),
  direction: row.direction as LiveCall['direction'], // written by the projection
  caller: String(row.caller),
  called: String(row.called),
  startedAt: String(row.started_at),
  isTest: row.is_test === true || row.is_test === 1,
  standing: visit
    ? {
        versionId: String(visit.version_id),
        nodeId: String(visit.node_id),
        kind: String(visit.kind),
        at: String(visit.at),
      }
    : null,
  dialled: legs.map(({ address, answered_at }) => ({
    address: String(address ?? ''),
    isAnswered: answered_at !== null,
  })),
})
