import type { TrailStep } from '@/lib/flow/walk'
import type { Database, Row } from './database'

/** One webhook: what was received and what was answered. */
export type LogRow = {
  /** Made of what the event says: the same webhook again has the same key. */
  key: string
  /** The wait that this row ended (`waitKeyOf`), if it ended one: the first outcome of a wait is the one that counts. */
  waitKey: string | null
  callId: string | null
  carrier: string
  /** The type of the event (`CallEvent`), or `refused`, or `late` for what came after its wait was over. */
  kind: string
  /** ISO 8601, UTC, milliseconds. */
  receivedAt: string
  /** JSON text: `{ method, url, headers, body }`. */
  request: string
  /** JSON text of the `CallEvent`, masked. */
  event: string | null
  status: number
  reply: string
  /** JSON text of a `LoggedTurn`, when the flow was walked. */
  turn: string | null
  durationMicros: number
}

/** What a turn did, as the log keeps it. */
export type LoggedTurn = {
  flowId?: string
  versionId: string
  caller: string
  called: string
  trail: TrailStep[]
  next: { type: string; reason?: string; problem?: string }
  /** The node at which the call waits now. */
  waitingAt?: string
}

/** A row as it stands in the log. Ids grow, though not always in the order in which rows become visible. */
export type StoredLogRow = LogRow & { id: number }

const COLUMNS =
  'key, wait_key, call_id, carrier, kind, received_at, request, event, status, reply, turn, duration_micros'

const APPEND = {
  // Rows go as arrays: a parameter without names is shorter by a third, and SQLite finds a place faster than a name.
  sqlite: `INSERT INTO log (${COLUMNS})
    SELECT value->>0, value->>1, value->>2, value->>3, value->>4, value->>5, value->>6, value->>7, value->>8, value->>9, value->>10, value->>11
    FROM json_each($1) WHERE true
    ON CONFLICT DO NOTHING RETURNING key`,
  postgresql: `INSERT INTO log (${COLUMNS})
    SELECT r->>0, r->>1, r->>2, r->>3, r->>4, r->>5, r->>6, r->>7, (r->>8)::integer, r->>9, r->>10, (r->>11)::integer
    FROM json_array_elements($1::json) AS r
    ON CONFLICT DO NOTHING RETURNING key`,
}

/**
 * Adds rows to the log, all in one statement, durable when it resolves.
 *
 * @returns the keys of those that were really added. The others stood there already, by their key or by their wait.
 */
export async function appendLog(db: Database, rows: LogRow[]): Promise<Set<string>> {
  if (rows.length === 0) return new Set()
  const added = await db.query(APPEND[db.provider], parameterOf(rows))
  return new Set(added.map(({ key }) => String(key)))
}

const parameterOf = (rows: LogRow[]): string => {
  const parameter = JSON.stringify(rows.map(valuesOf))
  if (!MAYBE_UNSTORABLE.test(parameter)) return parameter
  return JSON.stringify(
    rows.map((row) => valuesOf(row).map((value) => (typeof value === 'string' ? storable(value) : value))),
  )
}

const valuesOf = (row: LogRow) => [
  row.key,
  row.waitKey,
  row.callId,
  row.carrier,
  row.kind,
  row.receivedAt,
  row.request,
  row.event,
  row.status,
  row.reply,
  row.turn,
  row.durationMicros,
]

/** As JSON escapes a character 0 and the half of a pair. */
const MAYBE_UNSTORABLE = /\\u(0000|d[89a-f])/

/** Text in a database has no character 0 and no half of a pair; a webhook may bring either. */
const storable = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it is the very character that must go
  text.replace(/\0|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')

/** The row with that key. */
export const findLogByKey = (db: Database, key: string): Promise<StoredLogRow | undefined> =>
  one(db, 'key', key)

/** The row that ended that wait. */
export const findLogByWait = (db: Database, waitKey: string): Promise<StoredLogRow | undefined> =>
  one(db, 'wait_key', waitKey)

/** All rows of a call, in the order of their ids. */
export async function logOfCall(db: Database, callId: string): Promise<StoredLogRow[]> {
  const rows = await db.query(`SELECT id, ${COLUMNS} FROM log WHERE call_id = $1 ORDER BY id`, callId)
  return rows.map(storedRow)
}

/** All rows of several calls, call by call, in the order of their ids. */
export async function logOfCalls(db: Database, callIds: string[]): Promise<Map<string, StoredLogRow[]>> {
  const rows = await db.query(LOG_OF_CALLS, JSON.stringify(callIds))
  const calls = new Map<string, StoredLogRow[]>()
  for (const row of rows.map(storedRow)) {
    const callId = row.callId ?? ''
    const known = calls.get(callId)
    if (known) known.push(row)
    else calls.set(callId, [row])
  }
  return calls
}

const LOG_OF_CALLS = {
  sqlite: `SELECT id, ${COLUMNS} FROM log WHERE call_id IN (SELECT value FROM json_each($1)) ORDER BY call_id, id`,
  postgresql: `SELECT id, ${COLUMNS} FROM log WHERE call_id IN (SELECT json_array_elements_text($1::json)) ORDER BY call_id, id`,
}

async function one(
  db: Database,
  column: 'key' | 'wait_key',
  value: string,
): Promise<StoredLogRow | undefined> {
  const [row] = await db.query(`SELECT id, ${COLUMNS} FROM log WHERE ${column} = $1`, value)
  return row && storedRow(row)
}

const text = (value: unknown): string | null => (value === null ? null : String(value))

const storedRow = (row: Row): StoredLogRow => ({
  id: Number(row.id),
  key: String(row.key),
  waitKey: text(row.wait_key),
  callId: text(row.call_id),
  carrier: String(row.carrier),
  kind: String(row.kind),
  receivedAt: String(row.received_at),
  request: String(row.request),
  event: text(row.event),
  status: Number(row.status),
  reply: String(row.reply),
  turn: text(row.turn),
  durationMicros: Number(row.duration_micros),
})
