import type { Database, Query, Row } from './database'
import { newId } from './new-id'
import { nowIso } from './times'

export type Channel = 'mail' | 'webhook'

/** Who is told, by which way: a mail address or the address of a service. */
export type NoticeTarget = { channel: Channel; target: string }

/** A notice that this process delivers until `leasedTo`; then it is anybody's again. */
export type TakenNotice = NoticeTarget & {
  id: string
  recordingId: string
  leasedTo: string
  /** This one counts. */
  tries: number
  /** Why it did not work the last time. */
  trouble: string | null
}

/** A notice that nobody got. */
export type FailedNotice = NoticeTarget & {
  id: string
  recordingId: string
  /** It is tried again then; nothing when it was given up. */
  dueAt: string | null
  tries: number
  trouble: string
  createdAt: string
}

/**
 * Writes down who is to be told of a voicemail, and that this is settled: whoever is named once more is not told again. Belongs
 * into the transaction that ends the work of finding out.
 */
export async function planNotices(
  query: Query,
  recordingId: string,
  targets: NoticeTarget[],
  now: Date,
): Promise<void> {
  const at = now.toISOString()
  await query('UPDATE recordings SET told_at = $1 WHERE id = $2', at, recordingId)
  for (const { channel, target } of targets)
    await query(
      `INSERT INTO notices (id, recording_id, channel, target, state, due_at, tries, created_at)
        VALUES ($1, $2, $3, $4, 'waiting', $5, 0, $5) ON CONFLICT DO NOTHING`,
      newId(),
      recordingId,
      channel,
      target,
      at,
    )
}

/** When it was settled who is told of a voicemail; nothing while it is not. */
export async function toldAt(db: Database, recordingId: string): Promise<string | null> {
  const [row] = await db.query('SELECT told_at FROM recordings WHERE id = $1', recordingId)
  return row?.told_at ? String(row.told_at) : null
}

/**
 * Takes the notice of a channel that is due first. Over all processes exactly one gets it: who takes it puts it off for as long as
 * delivering may take, and of two who try at once one finds it moved.
 */
export async function takeNotice(
  db: Database,
  channel: Channel,
  { now, leaseMs }: { now: Date; leaseMs: number },
): Promise<TakenNotice | undefined> {
  const leasedTo = new Date(now.getTime() + leaseMs).toISOString()
  const due = await db.query(
    `SELECT id, due_at FROM notices WHERE due_at <= $1 AND channel = $2 ORDER BY due_at LIMIT ${CANDIDATES}`,
    now.toISOString(),
    channel,
  )
  for (const { id, due_at } of due) {
    const [taken] = await db.query(
      'UPDATE notices SET due_at = $1, tries = tries + 1 WHERE id = $2 AND due_at = $3 RETURNING *',
      leasedTo,
      String(id),
      String(due_at),
    )
    if (taken) {
      const { tries, trouble } = taken
      return {
        ...targetOf(taken),
        ...idsOf(taken),
        leasedTo,
        tries: Number(tries),
        trouble: trouble === null ? null : String(trouble),
      }
    }
  }
}

/** Another process may be a step ahead; the next few are tried before looking again. */
const CANDIDATES = 5

/** How a try came out. */
export type Delivered =
  | { is: 'sent' }
  /** Nobody is to be told any more. */
  | { is: 'dropped' }
  | { is: 'put-off'; until: Date; trouble: string }
  | { is: 'given-up'; trouble: string }

/** Writes down how a try came out. Nothing happens when somebody else has taken it meanwhile: we took too long. */
export async function endTry(db: Database, { id, leasedTo }: TakenNotice, outcome: Delivered): Promise<void> {
  const ours = 'WHERE id = $1 AND due_at = $2'
  switch (outcome.is) {
    case 'sent':
      await db.query(
        `UPDATE notices SET state = 'sent', due_at = NULL, trouble = NULL, sent_at = $3 ${ours}`,
        id,
        leasedTo,
        nowIso(),
      )
      return
    case 'dropped':
      await db.query(`DELETE FROM notices ${ours}`, id, leasedTo)
      return
    case 'put-off':
      await db.query(
        `UPDATE notices SET due_at = $3, trouble = $4 ${ours}`,
        id,
        leasedTo,
        outcome.until.toISOString(),
        outcome.trouble,
      )
      return
    case 'given-up':
      await db.query(
        `UPDATE notices SET state = 'failed', due_at = NULL, trouble = $3 ${ours}`,
        id,
        leasedTo,
        outcome.trouble,
      )
  }
}

/** The last notices that nobody got: given up, or still tried. */
export async function failedNotices(db: Database, limit = 10): Promise<FailedNotice[]> {
  const some = (state: string) => `SELECT * FROM (SELECT * FROM notices WHERE state = '${state}'
    AND trouble IS NOT NULL ORDER BY created_at DESC LIMIT ${Math.trunc(limit)}) of_${state}`
  const rows = await db.query(
    `SELECT * FROM (${some('failed')} UNION ALL ${some('waiting')}) found ORDER BY created_at DESC LIMIT ${Math.trunc(limit)}`,
  )
  return rows.map((row) => ({
    ...targetOf(row),
    ...idsOf(row),
    dueAt: row.due_at === null ? null : String(row.due_at),
    tries: Number(row.tries),
    trouble: String(row.trouble),
    createdAt: String(row.created_at),
  }))
}

/** Forgets some notices that are done with and older than that. That somebody was told, the recording knows. */
export async function forgetNotices(db: Database, before: Date): Promise<number> {
  const gone = await db.query(
    `DELETE FROM notices WHERE id IN
      (SELECT id FROM notices WHERE state IN ('sent', 'failed') AND created_at < $1 LIMIT ${FORGOTTEN_AT_ONCE}) RETURNING id`,
    before.toISOString(),
  )
  return gone.length
}

const FORGOTTEN_AT_ONCE = 200

const idsOf = (row: Row) => ({ id: String(row.id), recordingId: String(row.recording_id) })
const targetOf = (row: Row): NoticeTarget => ({
  channel: row.channel as Channel,
  target: String(row.target),
})
