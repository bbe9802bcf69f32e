import { setImmediate as breathe } from 'node:timers/promises'
import type { Database, Query, Row } from './database'
import { type Folded, type FoldedRow, foldCall } from './fold'
import { count } from './insights/count'
import { talliesOf } from './insights/tally'
import { timeZonesOf } from './insights/time-zones'
import { type Columns, forBoth, insertFromJson, textsFromJson } from './json-rows'
import { deletedAmong, forgetLogOf } from './retention/tombstones'
import { writeRecordings } from './write-recordings'

const CALLS_AT_A_TIME = 200

/** Told of a call whose row could not be made. */
export type OnCallTrouble = (trouble: unknown, callId: string) => void

/**
 * Brings calls up to the log: reads their rows, folds them, writes the outcome, a few statements for many calls. A call that
 * another process has meanwhile folded from more rows is left as it is.
 *
 * @param onTrouble told of each call that cannot be brought up; it is passed over, and holds up no other
 * @throws when the database is away
 */
export async function projectCalls(
  db: Database,
  callIds: string[],
  onTrouble: OnCallTrouble = () => {},
): Promise<void> {
  // Sorted, so that two processes with the same calls take them in one order and neither waits for the other in a ring.
  const ids = [...new Set(callIds)].sort()
  for (let start = 0; start < ids.length; start += CALLS_AT_A_TIME) {
    if (start > 0) await breathe()
    const batch = ids.slice(start, start + CALLS_AT_A_TIME)
    await togetherOrEach(db, batch, (some) => project(db, some), onTrouble)
  }
}

async function project(db: Database, callIds: string[]): Promise<void> {
  // What comes in late about a call that was deleted goes the same way.
  const deleted = await deletedAmong(db.query, callIds)
  if (deleted.size > 0) await forgetLogOf(db.query, [...deleted])
  const calls = await gather(
    db.query,
    callIds.filter((id) => !deleted.has(id)),
  )
  // The log is what must last; calls are made of it again, by the sweep if need be.
  if (calls.length > 0) await db.transaction((query) => write(query, calls), { relaxed: true })
}

/**
 * Does something for many calls at once, and, when that fails, for one after the other: what is odd about one call is no harm
 * to the others.
 *
 * @throws when the database is away: that is no fault of a call
 */
export async function togetherOrEach(
  db: Database,
  callIds: string[],
  run: (callIds: string[]) => Promise<void>,
  onTrouble: OnCallTrouble,
): Promise<void> {
  try {
    return await run(callIds)
  } catch {
    for (const id of callIds) {
      await breathe()
      try {
        await run([id])
      } catch (trouble) {
        await db.query('SELECT 1')
        onTrouble(trouble, id)
      }
    }
  }
}

/** A call with how much of the log it was made of. */
type Gathered = Folded & { logId: number; logRows: number }

/** Reads and folds the calls of those ids that have rows. */
export async function gather(query: Query, callIds: string[]): Promise<Gathered[]> {
  const rows = await query(READ, JSON.stringify(callIds))
  const byCall = new Map<string, Row[]>()
  for (const row of rows) {
    const known = byCall.get(String(row.call_id))
    if (known) known.push(row)
    else byCall.set(String(row.call_id), [row])
  }
  const calls = [...byCall.values()].flatMap((its) => {
    const folded = foldCall(its.map(foldedRow))
    const logId = its.reduce((highest, { id }) => Math.max(highest, Number(id)), 0)
    return folded ? [{ ...folded, logId, logRows: its.length }] : []
  })
  return withFlows(query, calls)
}

/** A turn may go on into another flow; which flow a call began with is what its version says. */
async function withFlows(query: Query, calls: Gathered[]): Promise<Gathered[]> {
  const versions = [...new Set(calls.flatMap(({ call }) => call.versionId ?? []))]
  const rows = await query(FLOWS, JSON.stringify(versions))
  const flows = new Map(rows.map(({ id, flow_id }) => [String(id), String(flow_id)]))
  return calls.map((one) => {
    const flowId = flows.get(one.call.versionId ?? '') ?? one.call.flowId
    return { ...one, call: { ...one.call, flowId } }
  })
}

/**
 * Writes gathered calls, where no more of the log has been gathered already, and counts them. Belongs into a transaction: the
 * rows of the calls are locked until its end, so that nobody else counts them meanwhile.
 */
export async function write(query: Query, gathered: Gathered[]): Promise<void> {
  // In one order, whoever writes them: rows are locked one after the other.
  const calls = [...gathered].sort((a, b) => (a.call.id < b.call.id ? -1 : 1))
  const written = await query(UPSERT_CALLS, JSON.stringify(calls.map(callValues)))
  const ids = new Set(written.map(({ id }) => String(id)))
  // Somebody deleted a call while its row was waited for, so that it was made anew.
  for (const { id } of await query(UNMAKE, JSON.stringify([...ids]))) ids.delete(String(id))
  const news = calls.filter(({ call }) => ids.has(call.id))
  const legs = news.flatMap((one) => one.legs)
  const visits = news.flatMap((one) => one.visits)
  await query(DELETE_LEGS, JSON.stringify([...ids]))
  if (legs.length > 0) await query(INSERT_LEGS, JSON.stringify(legs.map(legValues)))
  if (visits.length > 0) await query(UPSERT_VISITS, JSON.stringify(visits.map(visitValues)))
  await writeRecordings(query, news)
  const passed = visits.map(({ versionId }) => versionId)
  const zones = await timeZonesOf(query, [...passed, ...news.flatMap(({ call }) => call.versionId ?? [])])
  await count(
    query,
    [...ids],
    news.flatMap((one) => talliesOf(one.call, one.visits, zones)),
  )
}

const foldedRow = (row: Row): FoldedRow => ({
  key: String(row.key),
  waitKey: row.wait_key === null ? null : String(row.wait_key),
  callId: String(row.call_id),
  carrier: String(row.carrier),
  kind: String(row.kind),
  receivedAt: String(row.received_at),
  event: row.event === null ? null : String(row.event),
  turn: row.turn === null ? null : String(row.turn),
})

const CALLS: Columns = {
  id: 'text',
  carrier: 'text',
  direction: 'text',
  conversation_id: 'text',
  leg_id: 'text',
  flow_id: 'text',
  version_id: 'text',
  caller: 'text',
  called: 'text',
  started_at: 'text',
  answered_at: 'text',
  ended_at: 'text',
  duration_seconds: 'integer',
  state: 'text',
  outcome: 'text',
  ended_by: 'text',
  last_node: 'text',
  turns: 'integer',
  first_choice_ms: 'integer',
  person_ms: 'integer',
  price_total: 'double precision',
  currency: 'text',
  is_test: 'boolean',
  log_id: 'bigint',
  log_rows: 'integer',
  changed_at: 'clock',
}

const callValues = ({ call, logId, logRows }: Gathered) => [
  call.id,
  call.carrier,
  call.direction,
  call.conversationId,
  call.legId,
  call.flowId,
  call.versionId,
  call.caller,
  call.called,
  call.startedAt,
  call.answeredAt,
  call.endedAt,
  rounded(call.durationSeconds),
  call.state,
  call.outcome,
  call.endedBy,
  call.lastNode,
  call.turns,
  call.firstChoiceMs,
  call.personMs,
  call.priceTotal,
  call.currency,
  call.isTest,
  logId,
  logRows,
]

const LEGS: Columns = {
  call_id: 'text',
  leg_id: 'text',
  direction: 'text',
  address: 'text',
  state: 'text',
  started_at: 'text',
  answered_at: 'text',
  ended_at: 'text',
  duration_seconds: 'integer',
  detail: 'text',
  price_total: 'double precision',
  currency: 'text',
}

const legValues = (leg: Folded['legs'][number]) => [
  leg.callId,
  leg.legId,
  leg.direction,
  leg.address,
  leg.state,
  leg.startedAt,
  leg.answeredAt,
  leg.endedAt,
  rounded(leg.durationSeconds),
  leg.detail,
  leg.priceTotal,
  leg.currency,
]

const rounded = (seconds: number | null) => (seconds === null ? null : Math.round(seconds))

const VISITS: Columns = {
  call_id: 'text',
  seq: 'integer',
  version_id: 'text',
  node_id: 'text',
  kind: 'text',
  exit: 'text',
  at: 'text',
}

const visitValues = (visit: Folded['visits'][number]) => [
  visit.callId,
  visit.seq,
  visit.versionId,
  visit.nodeId,
  visit.kind,
  visit.exit,
  visit.at,
]

const texts = textsFromJson('$1')

const READ = forBoth(
  (provider) =>
    `SELECT id, key, wait_key, call_id, carrier, kind, received_at, event, turn FROM log WHERE call_id IN ${texts[provider]}`,
)

const FLOWS = forBoth((provider) => `SELECT id, flow_id FROM versions WHERE id IN ${texts[provider]}`)

const overwrite = (columns: Columns, except: string[]) =>
  Object.keys(columns)
    .filter((name) => !except.includes(name))
    .map((name) => `${name} = excluded.${name}`)
    .join(', ')

const insertCalls = insertFromJson('calls', CALLS)
/** Neither a call that is deleted meanwhile, nor one whose log was deleted: what is left of it tells less than its row. */
const UNLESS_DELETED = {
  sqlite: 'AND NOT EXISTS (SELECT 1 FROM deleted_calls d WHERE d.id = value->>0)',
  postgresql: 'WHERE NOT EXISTS (SELECT 1 FROM deleted_calls d WHERE d.id = r->>0)',
}
const UPSERT_CALLS = forBoth(
  (provider) => `${insertCalls[provider]} ${UNLESS_DELETED[provider]}
    ON CONFLICT (id) DO UPDATE SET ${overwrite(CALLS, ['id'])}, masked_at = NULL
    WHERE calls.log_deleted_at IS NULL AND excluded.log_rows >= calls.log_rows RETURNING id`,
)

const UNMAKE = forBoth(
  (provider) =>
    `DELETE FROM calls WHERE id IN ${texts[provider]} AND id IN (SELECT id FROM deleted_calls) RETURNING id`,
)

const DELETE_LEGS = forBoth((provider) => `DELETE FROM legs WHERE call_id IN ${texts[provider]}`)
const INSERT_LEGS = insertFromJson('legs', LEGS)

const insertVisits = insertFromJson('visits', VISITS)
/** Visits only become more, and most stand already: those are not written again. */
const UPSERT_VISITS = forBoth(
  (provider) => `${insertVisits[provider]}
    ON CONFLICT (call_id, seq) DO UPDATE SET ${overwrite(VISITS, ['call_id', 'seq'])}
    WHERE visits.exit IS DISTINCT FROM excluded.exit OR visits.node_id <> excluded.node_id OR visits.at <> excluded.at
      OR visits.version_id <> excluded.version_id`,
)
