import type { Database } from '../database'
import { countOldRecordings } from './old-recordings'
import { limitOf, type Retention } from './settings'

/** Counted no further than this: a page does not wait for more. */
const COUNTED_UP_TO = 100_000

export type Due = {
  /** Before which time something is too old (ISO 8601, UTC); nothing when it is kept for ever. */
  before: string | null
  /** How many are too old now. */
  due: number
  /** Whether there are just so many, about so many, or more, which were not counted. */
  count: 'exact' | 'about' | 'more'
  /** When the oldest that is kept goes; nothing when there is none, or it is kept for ever. */
  nextAt: string | null
}

export type Plan = { calls: Due; log: Due; recordings: Due; masks: Due }

/** What would go now, and when the next goes, if things were kept for so long. Cheap, however many there are. */
export async function planOf(db: Database, wanted: Retention, now: Date): Promise<Plan> {
  const [calls, log, recordings, masks] = await Promise.all([
    callsDue(db, wanted.callsDays, now),
    logDue(db, wanted.logDays, now),
    recordingsDue(db, wanted.recordingsDays, now),
    masksDue(db, wanted.maskAfterDays, now),
  ])
  return { calls, log, recordings, masks }
}

const NOTHING: Due = { before: null, due: 0, count: 'exact', nextAt: null }

async function callsDue({ query }: Database, days: number | null, now: Date): Promise<Due> {
  const before = limitOf(days, now)
  if (before === undefined || days === null) return NOTHING
  const [[counted], [next]] = await Promise.all([
    query(
      `SELECT COUNT(*) AS due FROM (SELECT 1 FROM calls WHERE started_at < $1 LIMIT ${COUNTED_UP_TO}) old`,
      before,
    ),
    query('SELECT MIN(started_at) AS next FROM calls WHERE started_at >= $1', before),
  ])
  return dueOf(before, Number(counted?.due), next?.next, days)
}

async function recordingsDue({ query }: Database, days: number | null, now: Date): Promise<Due> {
  const before = limitOf(days, now)
  if (before === undefined || days === null) return NOTHING
  const { due, next } = await countOldRecordings(query, before, COUNTED_UP_TO)
  return dueOf(before, due, next, days)
}

async function masksDue({ query }: Database, days: number | null, now: Date): Promise<Due> {
  const before = limitOf(days, now)
  if (before === undefined || days === null) return NOTHING
  const unmasked = 'FROM calls WHERE masked_at IS NULL AND started_at'
  const [[counted], [next]] = await Promise.all([
    query(`SELECT COUNT(*) AS due FROM (SELECT 1 ${unmasked} < $1 LIMIT ${COUNTED_UP_TO}) old`, before),
    query(`SELECT MIN(started_at) AS next ${unmasked} >= $1`, before),
  ])
  return dueOf(before, Number(counted?.due), next?.next, days)
}

const dueOf = (before: string, due: number, next: unknown, days: number): Due => ({
  before,
  due,
  count: due < COUNTED_UP_TO ? 'exact' : 'more',
  nextAt: typeof next === 'string' ? later(next, days) : null,
})

const later = (time: string, days: number): string =>
  new Date(Date.parse(time) + days * 86_400_000).toISOString()

/**
 * The log has no index by time, and none is wanted on the path of a caller. Its ids grow with time, so the place where it becomes
 * young is found by halving, and what lies before it is as many as there are ids.
 */
async function logDue({ query }: Database, days: number | null, now: Date): Promise<Due> {
  const before = limitOf(days, now)
  if (before === undefined || days === null) return NOTHING
  const from = async (id: number) => {
    const [row] = await query('SELECT id, received_at FROM log WHERE id >= $1 ORDER BY id LIMIT 1', id)
    return row && { id: Number(row.id), at: String(row.received_at) }
  }
  const first = await from(0)
  const [top] = await query('SELECT MAX(id) AS id FROM log')
  if (!first || first.at >= before)
    return { ...NOTHING, before, nextAt: first ? later(first.at, days) : null }
  let [old, young] = [first.id, Number(top?.id) + 1]
  while (young - old > 1) {
    const middle = Math.floor((old + young) / 2)
    const row = await from(middle)
    if (row && row.id < young && row.at < before) old = row.id
    else young = middle
  }
  const next = await from(young)
  return {
    before,
    due: old - first.id + 1,
    count: 'about',
    nextAt: next ? later(next.at, days) : null,
  }
}
