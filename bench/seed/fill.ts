import type { LogRow } from '@/lib/store/call-log'
import type { Database } from '@/lib/store/database'
import { foldCall } from '@/lib/store/fold'
import { write } from '@/lib/store/project'
import { nowIso } from '@/lib/store/times'
import type { ToldCall } from './calls'
import type { Writer } from './writer'

const CALLS_AT_A_TIME = 1_000

export type Filled = { calls: number; rows: number }

/**
 * Writes calls into the log in the order in which their webhooks came, and what the log says about them beside it, with the
 * statements that the program itself uses.
 */
export async function fill(
  db: Database,
  writer: Writer,
  calls: Iterable<ToldCall>,
  onProgress: (filled: Filled) => void,
): Promise<Filled> {
  const [top] = await db.query('SELECT COALESCE(MAX(id), 0) AS id FROM log')
  let lastId = Number(top?.id)
  const filled = { calls: 0, rows: 0 }
  for (const batch of batches(calls)) {
    const rows = batch.flatMap((call) => call.rows).sort(byTime)
    const ids = new Map<string, number>()
    for (const [nth, { callId }] of rows.entries()) ids.set(callId ?? '', lastId + nth + 1)
    lastId += rows.length
    const folded = batch.flatMap((call) => gathered(call, ids.get(call.id) ?? 0))
    await writer.batch(rows, (query) => write(query, folded))
    filled.calls += batch.length
    filled.rows += rows.length
    onProgress(filled)
  }
  await checkIds(db, lastId)
  await swept(db, lastId)
  return filled
}

function gathered({ rows }: ToldCall, logId: number) {
  const folded = foldCall(rows)
  return folded ? [{ ...folded, logId, logRows: rows.length }] : []
}

const byTime = (a: LogRow, b: LogRow) =>
  a.receivedAt < b.receivedAt ? -1 : a.receivedAt > b.receivedAt ? 1 : 0

function* batches(calls: Iterable<ToldCall>): Generator<ToldCall[]> {
  let batch: ToldCall[] = []
  for (const call of calls) {
    if (call.rows.length > 0) batch.push(call)
    if (batch.length < CALLS_AT_A_TIME) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

/** The ids were counted here, not asked for: nobody else may have written meanwhile. */
async function checkIds(db: Database, expected: number): Promise<void> {
  const [top] = await db.query('SELECT COALESCE(MAX(id), 0) AS id FROM log')
  if (Number(top?.id) !== expected)
    throw new Error(
      'Somebody else wrote into the log meanwhile. Run npm run calls:rebuild to set the calls right.',
    )
}

/** Everything is gathered already: the first start need not go through the whole log again. */
const swept = (db: Database, lastId: number) =>
  db.query(
    `INSERT INTO bookmarks (name, position, horizon, moved_at) VALUES ('sweep', $1, $1, $2)
      ON CONFLICT (name) DO UPDATE SET position = excluded.position, horizon = excluded.horizon`,
    lastId,
    nowIso(),
  )
