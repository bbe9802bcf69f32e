import type { Sent } from '@/lib/carriers/carrier'
import type { Argument, Database, Row } from './database'
import { newId } from './new-id'

/** Something that was asked of a carrier or of a service in the course of a call, and what came back. */
export type SentRequest = Omit<Sent, 'status' | 'answer'> & {
  id: string
  /** What for: `http`, `sms` (nodes of the flow), `place`, `hang-up`, `move`. */
  kind: string
  startedAt: string
  /** Nothing where nothing came back. */
  status: number | null
  answer: string | null
  durationMicros: number | null
}

/** Keeps a request that was made for a call, besides those that its flow makes. */
export async function keepRequest(
  db: Database,
  { callId, kind, startedAt, sent }: { callId: string; kind: string; startedAt: string; sent: Sent },
  durationMicros: number,
): Promise<void> {
  await db.query(
    `INSERT INTO effects (id, call_id, kind, started_at, done_at, outcome, request, status, answer, duration_micros)
      VALUES ($1, $2, $3, $4, $4, 'null', $5, $6, $7, $8)`,
    `${callId} ${kind} ${newId()}`,
    callId,
    kind,
    startedAt,
    ...sentValues({ ...sent, durationMicros }),
  )
}

/** What was sent in the course of a call, the earliest first. */
export async function requestsOfCall(db: Database, callId: string): Promise<SentRequest[]> {
  const rows = await db.query(
    `SELECT ${SELECTED} FROM effects WHERE call_id = $1 AND request IS NOT NULL ORDER BY started_at, id`,
    callId,
  )
  return rows.map(sentRequest)
}

/** One of them. */
export async function requestOfCall(
  db: Database,
  callId: string,
  id: string,
): Promise<SentRequest | undefined> {
  const [row] = await db.query(
    `SELECT ${SELECTED} FROM effects WHERE id = $1 AND call_id = $2 AND request IS NOT NULL`,
    id,
    callId,
  )
  return row && sentRequest(row)
}

const SELECTED = 'id, kind, started_at, request, status, answer, duration_micros'

/** As the columns `request`, `status`, `answer` and `duration_micros` hold it. */
export function sentValues(sent: (Sent & { durationMicros: number }) | undefined): Argument[] {
  if (!sent) return [null, null, null, null]
  const { status = null, answer = null, durationMicros, ...request } = sent
  return [JSON.stringify(request), status, answer, Math.round(durationMicros)]
}

const sentRequest = (row: Row): SentRequest => ({
  ...(JSON.parse(String(row.request)) as Pick<Sent, 'method' | 'url' | 'headers' | 'body'>), // written above
  id: String(row.id),
  kind: String(row.kind),
  startedAt: String(row.started_at),
  status: row.status === null ? null : Number(row.status),
  answer: row.answer === null ? null : String(row.answer),
  durationMicros: row.duration_micros === null ? null : Number(row.duration_micros),
})
