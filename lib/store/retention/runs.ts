import type { Database, Row } from '../database'
import { newId } from '../new-id'

/** What a run has done. */
export type Done = { calls: number; logRows: number; recordings: number; masked: number }
export const NOTHING_DONE: Done = { calls: 0, logRows: 0, recordings: 0, masked: 0 }

export type Run = {
  startedAt: string
  /** Nothing while it goes on, or when the process that did it has died. */
  endedAt: string | null
  done: Done
  problem: string | null
}

/** Runs that are remembered. */
const KEPT_RUNS = 200

/** Notes that a run has begun. */
export async function beginRun(db: Database, now: Date): Promise<string> {
  const id = newId()
  await db.query(
    'INSERT INTO retention_runs (id, started_at, counts) VALUES ($1, $2, $3)',
    id,
    now.toISOString(),
    JSON.stringify(NOTHING_DONE),
  )
  await db.query(
    `DELETE FROM retention_runs WHERE started_at <
      (SELECT MIN(started_at) FROM (SELECT started_at FROM retention_runs ORDER BY started_at DESC LIMIT ${KEPT_RUNS}) newest)`,
  )
  return id
}

/** Notes how far it is; with `endedAt`, that it is over. */
export async function noteRun(
  db: Database,
  id: string,
  { done, endedAt, problem }: { done: Done; endedAt?: Date; problem?: string },
): Promise<void> {
  // What tells how far it was may come in after what tells of its end, and changes nothing then.
  await db.query(
    'UPDATE retention_runs SET counts = $2, ended_at = $3, problem = $4 WHERE id = $1 AND ended_at IS NULL',
    id,
    JSON.stringify(done),
    endedAt?.toISOString() ?? null,
    problem ?? null,
  )
}

/** The run that began last. */
export async function lastRun(db: Database): Promise<Run | undefined> {
  const [row] = await db.query('SELECT * FROM retention_runs ORDER BY started_at DESC, id LIMIT 1')
  return row && run(row)
}

const run = ({ started_at, ended_at, counts, problem }: Row): Run => ({
  startedAt: String(started_at),
  endedAt: ended_at === null ? null : String(ended_at),
  done: { ...NOTHING_DONE, ...(JSON.parse(String(counts)) as Partial<Done>) },
  problem: problem === null ? null : String(problem),
})
