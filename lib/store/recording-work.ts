import type { Database, Query, Row } from './database'

/** What can be to be done for a recording. */
export type Work = 'audio' | 'transcript' | 'erase' | 'notice'

/** Something to be done, taken by this process until `leasedTo`; then it is anybody's again. */
export type TakenWork = { recordingId: string; work: Work; leasedTo: string; tries: number }

/**
 * Takes what is due first. Over all processes exactly one gets it: who takes it puts it off for as long as doing it may take, and
 * of two who try at once one finds it moved.
 *
 * @param works which sorts of work, in the order of their weight
 * @param leaseMs longer than doing it ever takes
 */
export async function takeWork(
  db: Database,
  works: Work[],
  { now, leaseMs }: { now: Date; leaseMs: number },
): Promise<TakenWork | undefined> {
  const leasedTo = new Date(now.getTime() + leaseMs).toISOString()
  for (const work of works) {
    const due = await db.query(
      `SELECT recording_id, due_at FROM recording_work WHERE work = $1 AND due_at <= $2 ORDER BY due_at LIMIT ${CANDIDATES}`,
      work,
      now.toISOString(),
    )
    for (const { recording_id, due_at } of due) {
      const [taken] = await db.query(
        `UPDATE recording_work SET due_at = $1, tries = tries + 1
          WHERE recording_id = $2 AND work = $3 AND due_at = $4 RETURNING recording_id, tries`,
        leasedTo,
        String(recording_id),
        work,
        String(due_at),
      )
      if (taken) return takenWork(taken, work, leasedTo)
    }
  }
}

/** Another process may be a step ahead; the next few are tried before looking again. */
const CANDIDATES = 5

const takenWork = (row: Row, work: Work, leasedTo: string): TakenWork => ({
  recordingId: String(row.recording_id),
  work,
  leasedTo,
  tries: Number(row.tries),
})

/**
 * Ends work that was taken. Belongs into the transaction that writes its outcome.
 *
 * @returns false when it is not ours any more: the recording was deleted, or we took too long. Nothing may be written then.
 */
export async function endWork(query: Query, { recordingId, work, leasedTo }: TakenWork): Promise<boolean> {
  const ended = await query(
    'DELETE FROM recording_work WHERE recording_id = $1 AND work = $2 AND due_at = $3 RETURNING work',
    recordingId,
    work,
    leasedTo,
  )
  return ended.length > 0
}

/** Puts work that was taken off to a later time. `trouble` says why in words; a mere wait is no try. */
export async function putOffWork(
  db: Database,
  { recordingId, work, leasedTo, tries }: TakenWork,
  { until, trouble }: { until: Date; trouble?: string },
): Promise<void> {
  await db.query(
    'UPDATE recording_work SET due_at = $1, trouble = $2, tries = $3 WHERE recording_id = $4 AND work = $5 AND due_at = $6',
    until.toISOString(),
    trouble ?? null,
    trouble === undefined ? tries - 1 : tries,
    recordingId,
    work,
    leasedTo,
  )
}
