import type { CallFilters } from './call-filters'
import { type Direction, type Place, placeOf, searchCalls } from './call-search'
import type { Database, Row } from './database'
import type { FoldedCall, Visit } from './fold'
import type { CallLeg } from './fold-legs'

export type { CallFilters } from './call-filters'

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

export type CallPage = {
  calls: CallRecord[]
  /** The cursor of the next page; nothing on the last. */
  next: string | null
  /** The cursor of the page before; nothing on the first. */
  previous: string | null
  /**
   * Since when the search has looked, where it took too long to look at everything: the page may hold less than asked for, and
   * `next` goes on from there.
   */
  searchedTo: string | null
}

const PAGE = 50
/** So long one page may be searched for; then it says how far it came. */
const SEARCH_MS = 20

/**
 * Calls, newest first, a page at a time. A cursor goes on after the last call that was seen, so new calls do not shift pages.
 *
 * @param cursor `next` or `previous` of another page; one that is none (`isCallCursor`) begins at the top
 * @param how `newer`: the page before that place rather than the one after it; `budgetMs`: how long it may be searched for
 */
export async function listCalls(
  db: Database,
  { limit: wanted = PAGE, ...filters }: CallFilters & { limit?: number | undefined } = {},
  cursor?: string,
  { direction = 'older', budgetMs = SEARCH_MS }: { direction?: Direction; budgetMs?: number } = {},
): Promise<CallPage> {
  const limit = Math.trunc(wanted)
  const from = readCursor(cursor)
  // One more than asked for tells whether there is another page.
  const found = await searchCalls(db, filters, { from, direction, limit: limit + 1, budgetMs })
  const isMore = found.rows.length > limit
  const rows = found.rows.slice(0, limit)
  const ahead = isMore ? rows.at(-1) : undefined
  const end = found.end && !isMore ? writeCursor(found.end) : null
  const onward = ahead ? writeCursor(placeOf(ahead)) : end
  const [first] = rows
  const back = from && first ? writeCursor(placeOf(first)) : null
  const searchedTo = end && found.end ? found.end.startedAt : null
  if (direction === 'older') return { calls: rows.map(callRecord), next: onward, previous: back, searchedTo }
  const calls = rows.map(callRecord).reverse()
  return { calls, next: back, previous: onward, searchedTo }
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

const writeCursor = ({ startedAt, id }: Place): string =>
  Buffer.from(`${startedAt} ${id}`).toString('base64url')

/** Nothing but what ids of calls are made of: a cursor from outside could hold what no database takes, such as a NUL. */
function readCursor(cursor: string | undefined): Place | undefined {
  if (cursor === undefined) return undefined
  const match = /^(\d{4}-\d\d-\d\dT[\d:.]+Z) ([\w:.-]+)$/.exec(Buffer.from(cursor, 'base64url').toString())
  const [, startedAt, id] = match ?? []
  return startedAt !== undefined && id !== undefined ? { startedAt, id } : undefined
}

/** The cursor that stands at a call: pages before and after it. */
export const cursorAt = (call: Pick<CallRecord, 'startedAt' | 'id'>): string => writeCursor(call)

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
