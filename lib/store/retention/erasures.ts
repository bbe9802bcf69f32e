import { maskedAddress } from '@/lib/flow/masked-number'
import { allow } from '../allow'
import { audit } from '../audit'
import type { Database, Row } from '../database'
import { newId } from '../new-id'
import { nowIso } from '../times'
import { findCaller } from './caller'
import { PLACES } from './places'

/** What is gone through after the calls themselves, in this order: there the number may stand in what others have said. */
export const GONE_THROUGH = Object.keys(PLACES) as (keyof typeof PLACES)[]

/** How far an erasure is. */
export type ErasureProgress = {
  /** Calls that were deleted. */
  calls: number
  recordings: number
  /** Other rows in which the number was masked. */
  rows: number
  /** Which table is gone through; nothing while calls are deleted. */
  place?: (typeof GONE_THROUGH)[number] | undefined
  /** The key of the last row that was looked at there, and in the log. */
  after?: (string | number)[] | undefined
  logAfter?: (string | number)[] | undefined
  /** All was gone through; what has come in meanwhile is looked at. */
  isLastLook?: boolean
  /** One of the calls is still going on: it is waited for. */
  isWaiting?: boolean
}

export type Erasure = {
  id: string
  /** Masked, as it is shown. */
  shown: string
  state: 'running' | 'done'
  progress: ErasureProgress
  askedBy: string
  askedAt: string
  finishedAt: string | null
}

export type ErasureAsked =
  | { ok: true; erasure: Erasure }
  /** It is a number of this installation: whoever rang it stands with it. */
  | { ok: false; reason: 'own-number' }

/**
 * Asks that everything about a caller is erased. It is done in the background, from wherever a process has died. Asked again
 * while it goes on, it is the same.
 *
 * @param number E.164
 * @throws NotAllowed
 */
export async function askErasure(db: Database, number: string): Promise<ErasureAsked> {
  allow(db, 'owner')
  const [known] = await db.query(`SELECT * FROM erasures WHERE state = 'running' AND number = $1`, number)
  if (known) return { ok: true, erasure: erasure(known) }
  const [own] = await db.query('SELECT e164 FROM numbers WHERE e164 = $1', number)
  if (own) return { ok: false, reason: 'own-number' }
  const { calls, texts, recordings } = await findCaller(db, number)
  const progress: ErasureProgress = { calls: 0, recordings: 0, rows: 0 }
  const [asked] = await db.transaction(async (query) => {
    await audit(
      db,
      { action: 'caller.erased', subject: maskedAddress(number), details: { calls, texts, recordings } },
      query,
    )
    return query(
      `INSERT INTO erasures (id, number, state, progress, asked_by, asked_at)
        VALUES ($1, $2, 'running', $3, $4, $5) RETURNING *`,
      newId(),
      number,
      JSON.stringify(progress),
      db.actor.name,
      nowIso(),
    )
  })
  if (!asked) throw new Error('The erasure was not written down')
  return { ok: true, erasure: erasure(asked) }
}

/**
 * The erasures that were asked for last, newest first. Owners only.
 *
 * @throws NotAllowed
 */
export async function listErasures(db: Database, limit = 20): Promise<Erasure[]> {
  allow(db, 'owner')
  const rows = await db.query('SELECT * FROM erasures ORDER BY asked_at DESC LIMIT $1', limit)
  return rows.map(erasure)
}

/** One that is to be gone on with, with the number; the one that was asked for first. */
export async function nextErasure(db: Database): Promise<(Erasure & { number: string }) | undefined> {
  const [row] = await db.query(
    `SELECT * FROM erasures WHERE state = 'running' ORDER BY state, asked_at LIMIT 1`,
  )
  return row && { ...erasure(row), number: String(row.number) }
}

export async function noteErasure(db: Database, id: string, progress: ErasureProgress): Promise<void> {
  await db.query('UPDATE erasures SET progress = $2 WHERE id = $1', id, JSON.stringify(progress))
}

/** Nothing is left of it: the number goes from here too. */
export async function finishErasure(
  db: Database,
  { id, shown }: Erasure,
  { calls, recordings, rows }: ErasureProgress,
): Promise<void> {
  await db.query(
    `UPDATE erasures SET state = 'done', number = $2, progress = $3, finished_at = $4 WHERE id = $1`,
    id,
    shown,
    JSON.stringify({ calls, recordings, rows }),
    nowIso(),
  )
}

const erasure = (row: Row): Erasure => ({
  id: String(row.id),
  shown: maskedAddress(String(row.number)),
  state: row.state === 'done' ? 'done' : 'running',
  progress: JSON.parse(String(row.progress)) as ErasureProgress, // written by this file alone
  askedBy: String(row.asked_by),
  askedAt: String(row.asked_at),
  finishedAt: row.finished_at === null ? null : String(row.finished_at),
})
