import { allow } from './allow'
import { audit } from './audit'
import type { Database, Row } from './database'
import { newId } from './new-id'
import { nowIso } from './times'
import { isUniqueViolation } from './violation'

/**
 * How it stands with a call that was asked for here: it waits for its turn; the carrier was asked and has not answered yet; the
 * carrier has placed it; the phone rings; somebody has answered; it is over; the carrier would not place it.
 */
export const PLACED_STATES = [
  'waiting',
  'asked',
  'refused',
  'placed',
  'ringing',
  'answered',
  'ended',
] as const
export type PlacedState = (typeof PLACED_STATES)[number]

export type PlacedCall = {
  id: string
  carrier: string
  /** E.164 with `+`. */
  from: string
  to: string
  flowId: string
  /** Which version it runs: the one that was live when it was asked for. */
  versionId: string
  versionNumber: number
  state: PlacedState
  /** Why it was refused, how it ended, or what is not known about it, in words. */
  reason: string | null
  /** The carrier's ids of it, as soon as they are known. */
  legId: string | null
  conversationId: string | null
  /** When it is its turn. */
  dueAt: string | null
  createdAt: string
  updatedAt: string
}

/** What is asked for. */
export type Wanted = Pick<PlacedCall, 'carrier' | 'from' | 'to' | 'flowId' | 'versionId'> & {
  idempotencyKey: string
}

export type Taken =
  | { ok: true; call: PlacedCall; isNew: boolean }
  /** The key was used for something else. */
  | { ok: false; reason: 'key-reused' }
  /** Too many wait already. */
  | { ok: false; reason: 'too-many'; retryAfterSeconds: number }

/**
 * Takes a turn for a call, first come, first served; holds for every process on this database. The same key gives the same call
 * again, whatever became of it.
 *
 * @param perSecond how many the carrier takes
 * @param maxWaitMs how far ahead a turn may lie
 */
export async function takeTurn(
  db: Database,
  wanted: Wanted,
  { perSecond, maxWaitMs, now }: { perSecond: number; maxWaitMs: number; now: () => number },
): Promise<Taken> {
  allow(db, 'publisher')
  for (;;) {
    const known = await findPlacedByKey(db, wanted.idempotencyKey)
    if (known) return sameAs(known, wanted)
    const due = await nextTurn(db, wanted.carrier, perSecond, now())
    const wait = due - now()
    if (wait > maxWaitMs)
      return { ok: false, reason: 'too-many', retryAfterSeconds: Math.ceil((wait - maxWaitMs) / 1_000) }
    const id = await insert(db, wanted, new Date(due).toISOString())
    const call = id && (await getPlacedCall(db, id))
    if (call) return { ok: true, call, isNew: true }
    // Somebody else has the key, or the turn: look again.
  }
}

/** Replays ask for the same call; the version may have changed meanwhile, and stays the one of the first time. */
const sameAs = (known: PlacedCall, { from, to, flowId }: Wanted): Taken =>
  known.from === from && known.to === to && known.flowId === flowId
    ? { ok: true, call: known, isNew: false }
    : { ok: false, reason: 'key-reused' }

/** Requests do not all take the same time to the carrier. */
const MARGIN_MS = 20

/**
 * The first turn that nobody has. Turns lie on a grid, so that two processes that look at the same time want the same one, and
 * the database gives it to one of them.
 */
async function nextTurn(db: Database, carrier: string, perSecond: number, now: number): Promise<number> {
  const step = Math.ceil(1_000 / perSecond) + MARGIN_MS
  const first = Math.ceil(now / step) * step
  const [last] = await db.query(
    'SELECT MAX(due_at) AS due_at FROM placed_calls WHERE carrier = $1 AND due_at >= $2',
    carrier,
    new Date(first).toISOString(),
  )
  return last?.due_at ? Date.parse(String(last.due_at)) + step : first
}

async function insert(db: Database, wanted: Wanted, dueAt: string): Promise<string | undefined> {
  const now = nowIso()
  return db.transaction(async (query) => {
    const [made] = await query(
      `INSERT INTO placed_calls
      (id, idempotency_key, carrier, from_number, to_number, flow_id, version_id, state, due_at, created_at, updated_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, 'waiting', $8, $9, $9) ON CONFLICT DO NOTHING RETURNING id`,
      `${PLACED_PREFIX}${newId()}`,
      wanted.idempotencyKey,
      wanted.carrier,
      wanted.from,
      wanted.to,
      wanted.flowId,
      wanted.versionId,
      dueAt,
      now,
    )
    if (!made) return undefined
    const id = String(made.id)
    // Whom it rings is a person: the call itself says so, while it is kept.
    const details = { from: wanted.from, flow: wanted.flowId }
    await audit(db, { action: 'call.placed', subject: id, details }, query)
    return id
  })
}

const PLACED_PREFIX = 'placed-'

/** Whether an id is that of a call that was asked for here, rather than one of the log. */
export const isPlacedId = (id: string): boolean => id.startsWith(PLACED_PREFIX)

/** The turn has come: from here on nobody can say that the carrier was not asked. False when the call was taken back. */
export async function markAsked(db: Database, id: string): Promise<boolean> {
  const changed = await db.query(
    `UPDATE placed_calls SET state = 'asked', updated_at = $2 WHERE id = $1 AND state = 'waiting' RETURNING id`,
    id,
    nowIso(),
  )
  return changed.length > 0
}

/** Takes a call back that waits for its turn. False when the carrier has been asked already. */
export async function takeBack(db: Database, id: string, reason: string): Promise<boolean> {
  const changed = await db.query(
    `UPDATE placed_calls SET state = 'refused', reason = $2, updated_at = $3
      WHERE id = $1 AND state = 'waiting' RETURNING id`,
    id,
    reason,
    nowIso(),
  )
  return changed.length > 0
}

/** The carrier was too busy and has placed nothing: another turn, or none; then the key is free again. */
export async function moveTurn(
  db: Database,
  { id, carrier }: Pick<PlacedCall, 'id' | 'carrier'>,
  { perSecond, until, now }: { perSecond: number; until: number; now: () => number },
): Promise<number | undefined> {
  for (;;) {
    const due = await nextTurn(db, carrier, perSecond, now())
    if (due > until) {
      await db.query(`DELETE FROM placed_calls WHERE id = $1 AND state = 'asked'`, id)
      return undefined
    }
    try {
      const moved = await db.query(
        `UPDATE placed_calls SET state = 'waiting', due_at = $2, updated_at = $3
          WHERE id = $1 AND state = 'asked' RETURNING id`,
        id,
        new Date(due).toISOString(),
        nowIso(),
      )
      return moved.length > 0 ? due : undefined
    } catch (trouble) {
      if (!isUniqueViolation(trouble)) throw trouble
    }
  }
}

/** What is told about a placed call, by the carrier's answer or by its webhooks, in whichever order they come. */
export type Progress = {
  state: PlacedState
  legId?: string | undefined
  conversationId?: string | undefined
  reason?: string | undefined
}

/**
 * Notes how far a call has come. It never goes back: what is told late adds only what was not known. Another leg's news is none
 * of this call.
 */
export async function noteProgress(
  db: Database,
  id: string,
  { state, legId, conversationId, reason }: Progress,
): Promise<void> {
  const before = PLACED_STATES.slice(0, PLACED_STATES.indexOf(state)).map((name) => `'${name}'`)
  const isFurther = before.length > 0 ? `state IN (${before.join(', ')})` : '1 = 0'
  const changes = `SET leg_id = COALESCE(leg_id, $2), conversation_id = COALESCE(conversation_id, $3),
    reason = CASE WHEN ${isFurther} THEN CAST($4 AS TEXT) ELSE COALESCE(reason, $4) END,
    state = CASE WHEN ${isFurther} THEN $5 ELSE state END, updated_at = $6`
  await db.query(
    `UPDATE placed_calls ${changes}
      WHERE id = $1 AND (leg_id IS NULL OR leg_id = COALESCE($2, leg_id)) AND (${isFurther} OR state = $5
        OR leg_id IS NULL OR conversation_id IS NULL)`,
    id,
    legId ?? null,
    conversationId ?? null,
    reason ?? null,
    state,
    nowIso(),
  )
}

const COLUMNS = `p.id, p.carrier, p.from_number, p.to_number, p.flow_id, p.version_id, v.number AS version_number, p.state,
  p.reason, p.leg_id, p.conversation_id, p.due_at, p.created_at, p.updated_at`
const FROM = `SELECT ${COLUMNS} FROM placed_calls p LEFT JOIN versions v ON v.id = p.version_id`

/** The call of that id. */
export async function getPlacedCall(db: Database, id: string): Promise<PlacedCall | undefined> {
  const [row] = await db.query(`${FROM} WHERE p.id = $1`, id)
  return row && placedCall(row)
}

/** The call that was asked for with that key. */
export async function findPlacedByKey(db: Database, idempotencyKey: string): Promise<PlacedCall | undefined> {
  const [row] = await db.query(`${FROM} WHERE p.idempotency_key = $1`, idempotencyKey)
  return row && placedCall(row)
}

const textOrNull = (value: unknown): string | null => (value === null ? null : String(value))

const placedCall = (row: Row): PlacedCall => ({
  id: String(row.id),
  carrier: String(row.carrier),
  from: String(row.from_number),
  to: String(row.to_number),
  flowId: String(row.flow_id),
  versionId: String(row.version_id),
  versionNumber: Number(row.version_number ?? 0),
  state: row.state as PlacedState, // written by this file alone
  reason: textOrNull(row.reason),
  legId: textOrNull(row.leg_id),
  conversationId: textOrNull(row.conversation_id),
  dueAt: textOrNull(row.due_at),
  createdAt: String(row.created_at),
  updatedAt: String(row.updated_at),
})
