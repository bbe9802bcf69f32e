import type { Argument, Database, Row } from './database'
import type { FoldedCall, Visit } from './fold'
import type { CallLeg } from './fold-legs'

/** A call as the lists show it. */
export type CallRecord = FoldedCall & {
  /** The highest id among the rows of the log that it was made of. */
  logId: number
}

export type CallDetail = CallRecord & {
  legs: CallLeg[]
  visits: Visit[]
  /** When its log was deleted, which was kept for a shorter time than the call; nothing while it is there. */
  logDeletedAt: string | null
}

/** Which calls are wanted; what is not given does not narrow. */
export type CallFilters = {
  called?: string | undefined
  caller?: string | undefined
  flowId?: string | undefined
  versionId?: string | undefined
  carrier?: string | undefined
  state?: 'in-progress' | 'ended' | undefined
  outcome?: string | undefined
  isTest?: boolean | undefined
  /** Begun then or later; ISO 8601, UTC. */
  from?: string | undefined
  /** Begun before then. */
  to?: string | undefined
  /** How many at most; 50 when it is not said. */
  limit?: number | undefined
}

export type CallPage = {
  calls: CallRecord[]
  /** The cursor of the next page; nothing on the last. */
  next: string | null
}

const PAGE = 50

/**
 * Calls, newest first, a page at a time. A cursor goes on after the last call that was seen, so new calls do not shift pages.
 *
 * @param cursor `next` of the page before; one that is none (`isCallCursor`) begins at the top
 */
export async function listCalls(
  db: Database,
  { limit = PAGE, ...filters }: CallFilters = {},
  cursor?: string,
): Promise<CallPage> {
  const conditions: string[] = []
  const args: Argument[] = []
  const narrow = (condition: (...places: string[]) => string, ...values: Argument[]) => {
    conditions.push(condition(...values.map((_, n) => `$${args.length + n + 1}`)))
    args.push(...values)
  }

  for (const [field, column] of Object.entries(EQUAL)) {
    const value = filters[field as keyof typeof EQUAL]
    if (value !== undefined) narrow((place) => `${column} = ${place}`, value)
  }
  if (filters.isTest !== undefined) narrow((place) => `is_test = ${place}`, filters.isTest)
  if (filters.from !== undefined) narrow((place) => `started_at >= ${place}`, filters.from)
  if (filters.to !== undefined) narrow((place) => `started_at < ${place}`, filters.to)
  const after = readCursor(cursor)
  if (after) narrow((startedAt, id) => `(started_at, id) < (${startedAt}, ${id})`, ...after)

  const where = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : ''
  const rows = await db.query(
    // One more than asked for tells whether there is a next page.
    `SELECT * FROM calls ${where} ORDER BY started_at DESC, id DESC LIMIT ${Math.trunc(limit) + 1}`,
    ...args,
  )
  const calls = rows.slice(0, limit).map(callRecord)
  const last = calls.at(-1)
  return { calls, next: rows.length > limit && last ? writeCursor(last) : null }
}

/** One call with the parties that it dialled and the nodes that it passed. */
export async function getCall(db: Database, id: string): Promise<CallDetail | undefined> {
  const [rows, legs, visits] = await Promise.all([
    db.query('SELECT * FROM calls WHERE id = $1', id),
    db.query('SELECT * FROM legs WHERE call_id = $1 ORDER BY started_at, leg_id', id),
    db.query('SELECT * FROM visits WHERE call_id = $1 ORDER BY seq', id),
  ])
  const [row] = rows
  return (
    row && {
      ...callRecord(row),
      legs: legs.map(legRecord),
      visits: visits.map(visitRecord),
      logDeletedAt: text(row.log_deleted_at),
    }
  )
}

/**
 * How many calls each flow had; tests are not counted.
 *
 * @param from begun then or later; ISO 8601, UTC
 * @returns by the flow's id; a flow without calls is not there
 */
export async function callsPerFlow(db: Database, from: string): Promise<Map<string, number>> {
  const rows = await db.query(
    // By a term, not by the column: SQLite would rather go through all calls there ever were than sort those of a day.
    `SELECT COALESCE(flow_id, '') AS flow, COUNT(*) AS calls FROM calls WHERE started_at >= $1 AND is_test = $2
      GROUP BY COALESCE(flow_id, '')`,
    from,
    false,
  )
  return new Map(rows.flatMap(({ flow, calls }) => (flow ? [[String(flow), Number(calls)]] : [])))
}

/** Calls to a number; those of the test phone are counted apart. */
export type CallCount = { calls: number; tests: number }

/**
 * How many calls came in to each number.
 *
 * @param from begun then or later; ISO 8601, UTC
 * @returns by the number; one without calls is not there
 */
export async function callsPerNumber(db: Database, from: string): Promise<Map<string, CallCount>> {
  const rows = await db.query(
    // By a term here too.
    `SELECT COALESCE(called, '') AS called_number, SUM(CASE WHEN is_test THEN 0 ELSE 1 END) AS calls,
        SUM(CASE WHEN is_test THEN 1 ELSE 0 END) AS tests
      FROM calls WHERE started_at >= $1 AND direction = 'inbound' GROUP BY COALESCE(called, '')`,
    from,
  )
  return new Map(
    rows.map(({ called_number: called, calls, tests }) => [
      String(called),
      { calls: Number(calls), tests: Number(tests) },
    ]),
  )
}

/** True for what `listCalls` gives as `next`. */
export const isCallCursor = (text: string): boolean => readCursor(text) !== undefined

const EQUAL = {
  called: 'called',
  caller: 'caller',
  flowId: 'flow_id',
  versionId: 'version_id',
  carrier: 'carrier',
  state: 'state',
  outcome: 'outcome',
} as const

const writeCursor = ({ startedAt, id }: CallRecord): string =>
  Buffer.from(`${startedAt} ${id}`).toString('base64url')

/** Nothing but what ids of calls are made of: a cursor from outside could hold what no database takes, such as a NUL. */
function readCursor(cursor: string | undefined): [string, string] | undefined {
  if (cursor === undefined) return undefined
  const match = /^(\d{4}-\d\d-\d\dT[\d:.]+Z) ([\w:.-]+)$/.exec(Buffer.from(cursor, 'base64url').toString())
  const [, startedAt, id] = match ?? []
  return startedAt !== undefined && id !== undefined ? [startedAt, id] : undefined
}

const text = (value: unknown): string | null => (value === null ? null : String(value))
const number = (value: unknown): number | null => (value === null ? null : Number(value))

/** A row of `calls` in the words of the domain. */
export const callRecord = (row: Row): CallRecord => ({
  id: String(row.id),
  carrier: String(row.carrier),
  direction: row.direction as CallRecord['direction'],
  conversationId: text(row.conversation_id),
  legId: text(row.leg_id),
  flowId: text(row.flow_id),
  versionId: text(row.version_id),
  caller: String(row.caller),
  called: String(row.called),
  startedAt: String(row.started_at),
  answeredAt: text(row.answered_at),
  endedAt: text(row.ended_at),
  durationSeconds: number(row.duration_seconds),
  state: row.state as CallRecord['state'],
  outcome: text(row.outcome),
  endedBy: text(row.ended_by),
  lastNode: text(row.last_node),
  turns: Number(row.turns),
  firstChoiceMs: number(row.first_choice_ms),
  personMs: number(row.person_ms),
  priceTotal: number(row.price_total),
  currency: text(row.currency),
  // SQLite has no booleans of its own.
  isTest: row.is_test === true || row.is_test === 1,
  logId: Number(row.log_id),
})

const legRecord = (row: Row): CallLeg => ({
  callId: String(row.call_id),
  legId: String(row.leg_id),
  direction: row.direction as CallLeg['direction'],
  address: text(row.address),
  state: row.state as CallLeg['state'],
  startedAt: text(row.started_at),
  answeredAt: text(row.answered_at),
  endedAt: text(row.ended_at),
  durationSeconds: number(row.duration_seconds),
  detail: text(row.detail),
  priceTotal: number(row.price_total),
  currency: text(row.currency),
})

export const visitRecord = (row: Row): Visit => ({
  callId: String(row.call_id),
  seq: Number(row.seq),
  versionId: String(row.version_id),
  nodeId: String(row.node_id),
  kind: String(row.kind),
  exit: text(row.exit),
  at: String(row.at),
})
