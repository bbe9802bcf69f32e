import type { CallEvent } from '@/lib/carriers/carrier'
import type { TrailStep } from '@/lib/flow/walk'
import type { Database, Row } from './database'
import { type Columns, insertFromJson, namesOf } from './json-rows'
import { newId } from './new-id'

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
  /** JSON text of a `LoggedEvent`. */
  event: string | null
  status: number
  reply: string
  /** JSON text of a `LoggedTurn`, when the flow was walked. */
  turn: string | null
  durationMicros: number
}

/**
 * What a webhook said, without what belongs in no log; what stood in the way of an answer, as a code; and of a voicemail, the
 * node at which it was left.
 */
export type LoggedEvent = (CallEvent | (OwnEvent & About)) & {
  problem?: string
  left?: { version: string; node: string }
}

type About = Pick<CallEvent, 'key' | 'conversationId' | 'legId' | 'at' | 'caller' | 'called'>

/** What happened to a call on our own side: no webhook tells it, and the log knows it all the same. */
export type OwnEvent =
  /** Somebody has asked the carrier to end it, and the carrier has agreed. */
  | { type: 'hung-up-here'; by: string }
  /** Nothing was heard of it for long, and the carrier says when asked that it is over. */
  | { type: 'found-over'; leg: Extract<CallEvent, { type: 'leg' }> }
  /** Nothing was heard of it for long, and its carrier does not know it any more. */
  | { type: 'lost' }

/** Of these kinds are the rows of the log that no webhook has made (`OwnEvent`). */
export const OWN_KINDS: readonly string[] = [
  'hung-up-here',
  'found-over',
  'lost',
] satisfies OwnEvent['type'][]

/** A row that tells of something on our own side. Each of them is another. */
export function ownRow(
  { id, carrier }: { id: string; carrier: string },
  happened: OwnEvent,
  at: string,
): LogRow {
  const key = `${at}|patchbay:${happened.type}|${newId()}`
  return {
    key,
    waitKey: null,
    callId: id,
    carrier,
    kind: happened.type,
    receivedAt: at,
    request: JSON.stringify({ method: '', url: '', headers: {}, body: '' }),
    event: JSON.stringify({ ...happened, key }),
    status: 0,
    reply: '',
    turn: null,
    durationMicros: 0,
  }
}

/** What a turn did, as the log keeps it. */
export type LoggedTurn = {
  flowId?: string
  versionId: string
  caller: string
  called: string
  /** A step in another flow than the one that the turn began in names its version. */
  trail: (TrailStep & { version?: string })[]
  next: { type: string; reason?: string; problem?: string }
  /** The node at which the call waits now. */
  waitingAt?: string
}

/** A row as it stands in the log. Ids grow, though not always in the order in which rows become visible. */
export type StoredLogRow = LogRow & { id: number }

/** The columns of the log in the order of `logValues`. */
export const LOG_COLUMNS: Columns = {
  key: 'text',
  wait_key: 'text',
  call_id: 'text',
  carrier: 'text',
  kind: 'text',
  received_at: 'text',
  request: 'text',
  event: 'text',
  status: 'integer',
  reply: 'text',
  turn: 'text',
  duration_micros: 'integer',
}
const SELECTED = `id, ${namesOf(LOG_COLUMNS)}`

const ONCE = 'ON CONFLICT DO NOTHING RETURNING key'
const APPEND_JSON = `${insertFromJson('log', LOG_COLUMNS).postgresql} ${ONCE}`

/** SQLite takes 32,766 parameters in a statement. */
const MAX_ROWS = 1_000

/**
 * Adds rows to the log, up to a thousand in one statement, durable when it resolves.
 *
 * @returns the keys of those that were really added. The others stood there already, by their key or by their wait.
 */
export async function appendLog(db: Database, rows: LogRow[]): Promise<Set<string>> {
  const keys = new Set<string>()
  for (let start = 0; start < rows.length; start += MAX_ROWS) {
    const values = rows.slice(start, start + MAX_ROWS).map(logValues)
    const added =
      db.provider === 'sqlite'
        ? await db.query(appendValues(values.length), ...values.flat())
        : await db.query(APPEND_JSON, JSON.stringify(values))
    for (const { key } of added) keys.add(String(key))
  }
  return keys
}

/** SQLite reads a parameter each in half the time in which it reads rows out of JSON; over a network it is the other way. */
const appendValues = (rows: number): string =>
  `INSERT INTO log (${namesOf(LOG_COLUMNS)}) VALUES ${Array(rows).fill(VALUES).join()} ${ONCE}`
const VALUES = `(${Object.keys(LOG_COLUMNS).fill('?').join()})`

/** A row as the database takes it. */
export const logValues = (row: LogRow) => [
  storable(row.key),
  row.waitKey,
  row.callId,
  row.carrier,
  row.kind,
  row.receivedAt,
  storable(row.request),
  row.event === null ? null : storable(row.event),
  row.status,
  storable(row.reply),
  row.turn === null ? null : storable(row.turn),
  row.durationMicros,
]

/** Text in a database has no character 0 and no half of a pair; a webhook may bring either. */
const storable = (text: string): string => (UNUSUAL.test(text) ? text.replace(UNSTORABLE, '\ufffd') : text)
const UNUSUAL = /[\0\ud800-\udfff]/
const UNSTORABLE = /\0|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** What was answered last on a call, the newest first. */
export async function lastReplies(db: Database, callId: string): Promise<string[]> {
  const rows = await db.query(
    `SELECT reply FROM log WHERE call_id = $1 AND reply <> '' ORDER BY id DESC LIMIT ${MAX_REPLIES}`,
    callId,
  )
  return rows.map(({ reply }) => String(reply))
}
/** A call tells of states, recordings and looks at effects between two of its turns, but not of so many. */
const MAX_REPLIES = 50

/** The row with that key. */
export const findLogByKey = (db: Database, key: string): Promise<StoredLogRow | undefined> =>
  one(db, 'key', key)

/** The row that ended that wait. */
export const findLogByWait = (db: Database, waitKey: string): Promise<StoredLogRow | undefined> =>
  one(db, 'wait_key', waitKey)

/** All rows of a call, in the order of their ids. */
export async function logOfCall(db: Database, callId: string): Promise<StoredLogRow[]> {
  const rows = await db.query(`SELECT ${SELECTED} FROM log WHERE call_id = $1 ORDER BY id`, callId)
  return rows.map(storedRow)
}

/** One row of a call. */
export async function logRowOfCall(
  db: Database,
  callId: string,
  id: number,
): Promise<StoredLogRow | undefined> {
  const [row] = await db.query(`SELECT ${SELECTED} FROM log WHERE id = $1 AND call_id = $2`, id, callId)
  return row && storedRow(row)
}

async function one(
  db: Database,
  column: 'key' | 'wait_key',
  value: string,
): Promise<StoredLogRow | undefined> {
  const [row] = await db.query(`SELECT ${SELECTED} FROM log WHERE ${column} = $1`, value)
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
