import { allow } from '../allow'
import { type LogRow, logOfCall } from '../call-log'
import { type CallDetail, getCall } from '../calls'
import type { Database, Query } from '../database'
import { forBoth, textsFromJson } from '../json-rows'
import { type RecordingDetail, recordingsOfCall } from '../recordings'

/** How a caller's number may stand in the rows of calls: as we write it, and as a carrier gave it. */
const spellingsOf = (e164: string): [string, string] => [e164, e164.slice(1)]

/** What there is of a caller. */
export type CallerData = {
  /** E.164. */
  number: string
  /** Calls from them, and to them that we placed. */
  calls: number
  /** The first and the last of these; nothing when there are none. */
  firstAt: string | null
  lastAt: string | null
  /** Texts that flows sent on these calls. */
  texts: number
  /** What was recorded on these calls, voicemails too. */
  recordings: number
  /** Calls of others on which the number was dialled. */
  dialled: number
}

/**
 * How much there is of a caller. Owners only.
 *
 * @throws NotAllowed
 */
export async function findCaller(db: Database, number: string): Promise<CallerData> {
  allow(db, 'owner')
  const spellings = spellingsOf(number)
  const [[calls], [dialled], [texts], [recordings]] = await Promise.all([
    db.query(COUNT, ...spellings),
    db.query(COUNT_DIALLED, ...spellings),
    db.query(COUNT_TEXTS, ...spellings),
    db.query(COUNT_RECORDINGS, ...spellings),
  ])
  return {
    number,
    calls: Number(calls?.calls ?? 0),
    firstAt: calls?.first_at ? String(calls.first_at) : null,
    lastAt: calls?.last_at ? String(calls.last_at) : null,
    texts: Number(texts?.texts ?? 0),
    recordings: Number(recordings?.recordings ?? 0),
    dialled: Number(dialled?.dialled ?? 0),
  }
}

/** Some of the caller's calls, oldest first. */
export async function callsOfCaller(
  query: Query,
  number: string,
  limit: number,
  after: { startedAt: string; id: string } = { startedAt: '', id: '' },
): Promise<{ id: string; startedAt: string; isOver: boolean }[]> {
  const rows = await query(CALLS, ...spellingsOf(number), after.startedAt, after.id, limit)
  return rows.map(({ id, started_at, state }) => ({
    id: String(id),
    startedAt: String(started_at),
    isOver: state === 'ended',
  }))
}

/** A call as it is handed to whom it was with: all that there is of it. */
export type HandedOver = CallDetail & { recordings: RecordingDetail[]; log: LogRow[] }

/**
 * The caller's calls, one after the other, oldest first, with all that there is of each. Owners only.
 *
 * @throws NotAllowed
 */
export async function* handOver(db: Database, number: string): AsyncGenerator<HandedOver> {
  allow(db, 'owner')
  for (let after: { startedAt: string; id: string } | undefined; ; ) {
    const some = await callsOfCaller(db.query, number, CALLS_AT_A_TIME, after)
    for (const { id } of some) {
      const call = await getCall(db, id)
      if (call) yield { ...call, recordings: await recordingsOfCall(db, id), log: await logOfCall(db, id) }
    }
    after = some.at(-1)
    if (!after) return
  }
}

/** Calls that were asked for here to the number, as they stand in their table. */
export async function placedToCaller(db: Database, number: string): Promise<Record<string, unknown>[]> {
  allow(db, 'owner')
  return db.query(PLACED, ...spellingsOf(number))
}

/** Which of these calls are the caller's. */
export async function callersAmong(query: Query, number: string, callIds: string[]): Promise<Set<string>> {
  const rows = await query(AMONG, ...spellingsOf(number), JSON.stringify(callIds))
  return new Set(rows.map(({ id }) => String(id)))
}

const CALLS_AT_A_TIME = 50

/**
 * Who rings our number is the caller; of a call that we placed it is whom we rang. Each of these is looked for by itself, in its
 * index.
 */
const OF_CALLER = [
  `caller = $1 AND direction = 'inbound'`,
  `caller = $2 AND direction = 'inbound'`,
  `called = $1 AND direction = 'outbound'`,
  `called = $2 AND direction = 'outbound'`,
]
const each = (make: (condition: string, at: number) => string): string =>
  OF_CALLER.map(make).join(' UNION ALL ')

const IDS = each((condition) => `SELECT id FROM calls WHERE ${condition}`)

const COUNT = `SELECT SUM(calls) AS calls, MIN(first_at) AS first_at, MAX(last_at) AS last_at FROM (
  ${each(
    (condition) => `SELECT COUNT(*) AS calls, MIN(started_at) AS first_at, MAX(started_at) AS last_at
      FROM calls WHERE ${condition}`,
  )}) counted`
const COUNT_TEXTS = `SELECT COUNT(*) AS texts FROM effects WHERE kind = 'sms' AND call_id IN (${IDS})`
/** A caller has few calls: the recordings are looked for by them, and not by where they stand. */
const COUNT_RECORDINGS = `SELECT COUNT(*) AS recordings FROM (${IDS}) theirs JOIN recordings r ON r.call_id = theirs.id
  WHERE r.shelf NOT IN ('deleted', 'erased', 'awaited')`
const COUNT_DIALLED = 'SELECT COUNT(DISTINCT call_id) AS dialled FROM legs WHERE address IN ($1, $2)'

const CALLS = `SELECT * FROM (${each(
  (condition, at) => `SELECT * FROM (SELECT id, started_at, state FROM calls
    WHERE ${condition} AND (started_at, id) > ($3, $4) ORDER BY started_at, id LIMIT $5) some${at}`,
)}) found ORDER BY started_at, id LIMIT $5`

const AMONG = forBoth(
  (provider) => `SELECT id FROM calls WHERE id IN ${textsFromJson('$3')[provider]}
    AND (${OF_CALLER.map((condition) => `(${condition})`).join(' OR ')})`,
)

const PLACED = 'SELECT * FROM placed_calls WHERE to_number IN ($1, $2)'
