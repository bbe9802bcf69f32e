import { ALL_CALLS, batches, withRest } from '../batches'
import type { Database, Query, Row } from '../database'
import { forBoth, textsFromJson } from '../json-rows'
import { lockCalls } from '../lock-calls'
import { count, INSERT_COUNTS, letGo, makeChanges, storedTally } from './count'
import { type TalliedCall, type TalliedVisit, talliesOf } from './tally'
import { timeZonesOf } from './time-zones'

const CALLS_AT_A_TIME = 100
const TALLIES_AT_A_TIME = 2_000

/**
 * Makes the daily counts anew from the calls and their visits, while the program may go on. Days of which calls have been deleted
 * keep what was counted of those.
 *
 * First every call is counted once more, a few at a time; then the counts of each day are put together from what its calls add,
 * a day of a version at a time. For that moment nobody else counts (the log is written all the same).
 *
 * @param onProgress told after each batch of calls
 * @returns how many calls there are
 */
export async function rebuildInsights(
  db: Database,
  onProgress: (done: number) => void = () => {},
): Promise<number> {
  let done = 0
  for await (const ids of batches(db, ALL_CALLS, CALLS_AT_A_TIME)) {
    await db.transaction((query) => countAgain(query, ids), { relaxed: true })
    done += ids.length
    onProgress(done)
  }
  await letGoOfMissing(db)
  for (const { version, day } of await daysToMake(db))
    await withRest(() => db.transaction((query) => makeDay(query, version, day), { relaxed: true }))
  return done
}

async function countAgain(query: Query, ids: string[]): Promise<void> {
  await lockCalls(query, ids)
  const calls = await query(CALLS, JSON.stringify(ids))
  const visits = new Map<string, (TalliedVisit & { callId: string })[]>()
  for (const row of await query(VISITS, JSON.stringify(ids))) {
    const visit = talliedVisit(row)
    const known = visits.get(visit.callId)
    if (known) known.push(visit)
    else visits.set(visit.callId, [visit])
  }
  const tallied = calls.map(talliedCall)
  const passed = [...visits.values()].flat().map(({ versionId }) => versionId)
  const zones = await timeZonesOf(query, [...passed, ...tallied.flatMap(({ versionId }) => versionId ?? [])])
  await count(
    query,
    tallied.map(({ id }) => id),
    tallied.flatMap((call) => talliesOf(call, visits.get(call.id) ?? [], zones)),
  )
}

/** Calls that were deleted past `letGo`: their days are kept from now on. */
async function letGoOfMissing(db: Database): Promise<void> {
  for await (const ids of batches(db, MISSING, CALLS_AT_A_TIME))
    await db.transaction((query) => letGo(query, ids))
}

async function daysToMake(db: Database): Promise<{ version: string; day: string }[]> {
  const rows = await db.query(DAYS)
  return rows.map(({ version_id, day }) => ({ version: String(version_id), day: String(day) }))
}

/** Puts a day of a version together from its tallies, unless calls of it were deleted just now. */
async function makeDay(query: Query, version: string, day: string): Promise<void> {
  await query(LOCK)
  const [kept] = await query(
    'SELECT 1 AS kept FROM kept_days WHERE version_id = $1 AND day = $2',
    version,
    day,
  )
  if (kept) return
  const sums = makeChanges()
  for (let after = ''; ; ) {
    const rows = await query(TALLIES_OF_DAY, version, day, after, TALLIES_AT_A_TIME)
    const last = rows.at(-1)
    if (!last) break
    for (const row of rows) sums.add(storedTally(row), 1)
    after = String(last.call_id)
  }
  await query(DELETE_DAY, version, day)
  const values = sums.values()
  if (values.length > 0) await query(INSERT_COUNTS, JSON.stringify(values))
}

const text = (value: unknown) => (value === null ? null : String(value))
const number = (value: unknown) => (value === null ? null : Number(value))

const talliedCall = (row: Row): TalliedCall => ({
  id: String(row.id),
  versionId: text(row.version_id),
  startedAt: String(row.started_at),
  endedAt: text(row.ended_at),
  answeredAt: text(row.answered_at),
  durationSeconds: number(row.duration_seconds),
  state: row.state as TalliedCall['state'],
  outcome: text(row.outcome),
  firstChoiceMs: number(row.first_choice_ms),
  personMs: number(row.person_ms),
  isTest: row.is_test === true || row.is_test === 1,
})

const talliedVisit = (row: Row): TalliedVisit & { callId: string } => ({
  callId: String(row.call_id),
  versionId: String(row.version_id),
  nodeId: String(row.node_id),
  kind: String(row.kind),
  exit: text(row.exit),
})

const texts = textsFromJson('$1')
const CALLS = forBoth((provider) => `SELECT * FROM calls WHERE id IN ${texts[provider]}`)
const VISITS = forBoth(
  (provider) =>
    `SELECT call_id, version_id, node_id, kind, exit FROM visits WHERE call_id IN ${texts[provider]} ORDER BY call_id, seq`,
)
const MISSING = `SELECT DISTINCT call_id AS id FROM call_tallies t
  WHERE call_id > $1 AND NOT EXISTS (SELECT 1 FROM calls WHERE id = t.call_id) ORDER BY call_id LIMIT $2`
/** Nobody changes a tally, and with it the counts, before this transaction is over. */
const LOCK = forBoth((provider) =>
  provider === 'postgresql' ? 'LOCK TABLE call_tallies IN SHARE ROW EXCLUSIVE MODE' : 'SELECT 1',
)
const DAYS = `SELECT version_id, day FROM (
    SELECT DISTINCT version_id, day FROM call_tallies UNION SELECT DISTINCT version_id, day FROM daily_counts) AS d
  WHERE NOT EXISTS (SELECT 1 FROM kept_days k WHERE k.version_id = d.version_id AND k.day = d.day)
  ORDER BY version_id, day`
const TALLIES_OF_DAY = `SELECT call_id, version_id, day, is_test, counted FROM call_tallies
  WHERE version_id = $1 AND day = $2 AND call_id > $3 ORDER BY call_id LIMIT $4`
const DELETE_DAY = 'DELETE FROM daily_counts WHERE version_id = $1 AND day = $2'
