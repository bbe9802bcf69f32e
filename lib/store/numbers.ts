import { phoneNumber } from '@/lib/flow/numbers'
import { allow } from './allow'
import { audit } from './audit'
import { LONGEST_CALL_MS } from './callers-inside'
import type { Database } from './database'
import { type NumberRemote, readRemote } from './number-remote'
import { nowIso } from './times'
import { isUniqueViolation } from './violation'

export type NumberRecord = {
  /** E.164 with `+`. */
  e164: string
  carrier: string
  label: string
  /** The flow that answers it. */
  flowId: string | null
  flowName: string | null
  /** The number of the flow's live version. */
  liveVersion: number | null
  /** The number of the version that answers in place of the live one. */
  pinnedVersion: number | null
  /** Where its carrier was last seen to send its calls; nothing while it was never asked. */
  remote: NumberRemote | null
  createdAt: string
  updatedAt: string
}

/** All numbers, in their order. */
export async function listNumbers(db: Database): Promise<NumberRecord[]> {
  const numbers = await db.client.number.findMany({ orderBy: { e164: 'asc' }, include: INCLUDED })
  return numbers.map(recordOf)
}

export async function getNumber(db: Database, e164: string): Promise<NumberRecord | undefined> {
  const number = await db.client.number.findUnique({ where: { e164 }, include: INCLUDED })
  return number ? recordOf(number) : undefined
}

/**
 * Adds a number, which answers nothing until it is assigned.
 *
 * @param e164 any usual way of writing it with its country code
 */
export async function createNumber(
  db: Database,
  { e164, carrier, label = '' }: { e164: string; carrier: string; label?: string },
): Promise<{ ok: true; number: NumberRecord } | { ok: false; reason: 'taken' | 'invalid' }> {
  allow(db, 'publisher')
  const number = phoneNumber(e164)
  if (!number) return { ok: false, reason: 'invalid' }
  const now = nowIso()
  try {
    await db.transaction(async (query) => {
      await query(
        'INSERT INTO numbers (e164, carrier, label, created_at, updated_at) VALUES ($1, $2, $3, $4, $4)',
        number,
        carrier,
        label,
        now,
      )
      await audit(db, { action: 'number.added', subject: number, details: { carrier } }, query)
    })
  } catch (trouble) {
    if (isUniqueViolation(trouble)) return { ok: false, reason: 'taken' }
    throw trouble
  }
  return { ok: true, number: { ...NEW, e164: number, carrier, label, createdAt: now, updatedAt: now } }
}

/**
 * Says which flow answers a number from the next call on: its live version, or always the version given.
 *
 * @param flow the id of a flow; nothing takes the number off its flow
 */
export async function assignNumber(
  db: Database,
  e164: string,
  { flow, version }: { flow: string | null; version?: number },
): Promise<
  | { ok: true; number: NumberRecord }
  | { ok: false; reason: 'not-found' | 'flow-not-found' | 'version-not-found' }
> {
  allow(db, 'publisher')
  const [number, known, pinned] = await Promise.all([
    db.client.number.findUnique({ where: { e164 }, select: { e164: true } }),
    flow === null ? null : db.client.flow.findUnique({ where: { id: flow }, select: { name: true } }),
    flow === null || version === undefined
      ? null
      : db.client.version.findUnique({
          where: { flowId_number: { flowId: flow, number: version } },
          select: { id: true },
        }),
  ])
  if (!number) return { ok: false, reason: 'not-found' }
  if (flow !== null && !known) return { ok: false, reason: 'flow-not-found' }
  if (version !== undefined && !pinned) return { ok: false, reason: 'version-not-found' }
  await db.transaction(async (query) => {
    await query(
      'UPDATE numbers SET flow_id = $1, pinned_version_id = $2, updated_at = $3 WHERE e164 = $4',
      flow,
      pinned?.id ?? null,
      nowIso(),
      e164,
    )
    const details = known && { flow: known.name, version: version ?? 'live' }
    const action = known ? 'number.assigned' : 'number.unassigned'
    await audit(db, { action, subject: e164, ...(details && { details }) }, query)
  })
  const changed = await getNumber(db, e164)
  return changed ? { ok: true, number: changed } : { ok: false, reason: 'not-found' }
}

/** Keeps what was seen of a number at its carrier. */
export async function noteRemote(db: Database, e164: string, remote: NumberRemote): Promise<void> {
  await db.client.number.updateMany({ where: { e164 }, data: { remote: JSON.stringify(remote) } })
}

/** Says what a number is for, to people. */
export async function labelNumber(
  db: Database,
  e164: string,
  label: string,
): Promise<NumberRecord | undefined> {
  allow(db, 'publisher')
  await db.transaction(async (query) => {
    const sql = 'UPDATE numbers SET label = $1, updated_at = $2 WHERE e164 = $3 RETURNING e164'
    const changed = await query(sql, label, nowIso(), e164)
    if (changed.length > 0)
      await audit(db, { action: 'number.labelled', subject: e164, details: { label } }, query)
  })
  return getNumber(db, e164)
}

/**
 * Forgets a number that no call needs: no flow answers it, nobody is on a call to or from it, and no call from it waits for its
 * turn. What is over stays in the call log, which names the number itself.
 */
export async function removeNumber(
  db: Database,
  e164: string,
  now: Date = new Date(),
): Promise<{ ok: true } | { ok: false; reason: 'not-found' | 'assigned' | 'in-call' }> {
  allow(db, 'publisher')
  const isGone = await db.transaction(async (query) => {
    const removed = await query(
      `DELETE FROM numbers WHERE e164 = $1 AND flow_id IS NULL
      AND NOT EXISTS (SELECT 1 FROM calls
        WHERE state = 'in-progress' AND started_at >= $2 AND (called = $1 OR (caller = $1 AND direction = 'outbound')))
      AND NOT EXISTS (SELECT 1 FROM placed_calls WHERE from_number = $1 AND state IN ('waiting', 'asked')
        AND created_at >= $2)
      RETURNING e164`,
      e164,
      // What is said to go on from before then has only lost its end: nothing would ever end it.
      new Date(now.getTime() - LONGEST_CALL_MS).toISOString(),
    )
    if (removed.length > 0) await audit(db, { action: 'number.removed', subject: e164 }, query)
    return removed.length > 0
  })
  if (isGone) return { ok: true }
  const number = await db.client.number.findUnique({ where: { e164 }, select: { flowId: true } })
  if (!number) return { ok: false, reason: 'not-found' }
  return { ok: false, reason: number.flowId === null ? 'in-call' : 'assigned' }
}

/**
 * Which version answers a call to a number. One query: a caller is waiting.
 *
 * @param carrier the one that the call came in by; another carrier's number is unknown to it
 */
export async function answeringVersion(
  db: Database,
  carrier: string,
  e164: string,
): Promise<
  { ok: true; versionId: string } | { ok: false; reason: 'unknown-number' | 'no-flow' | 'unpublished' }
> {
  const [found] = await db.query(
    `SELECT n.flow_id, COALESCE(n.pinned_version_id, f.live_version_id) AS version_id
      FROM numbers n LEFT JOIN flows f ON f.id = n.flow_id WHERE n.e164 = $1 AND n.carrier = $2`,
    e164,
    carrier,
  )
  if (!found) return { ok: false, reason: 'unknown-number' }
  if (found.version_id !== null) return { ok: true, versionId: String(found.version_id) }
  return { ok: false, reason: found.flow_id === null ? 'no-flow' : 'unpublished' }
}

/** What a number has that was just added. */
const NEW = { flowId: null, flowName: null, liveVersion: null, pinnedVersion: null, remote: null }

const INCLUDED = {
  flow: { select: { id: true, name: true, liveVersion: { select: { number: true } } } },
  pinnedVersion: { select: { number: true } },
} as const

type Included = Pick<NumberRecord, 'e164' | 'carrier' | 'label' | 'createdAt' | 'updatedAt'> & {
  remote: string | null
  flow: { id: string; name: string; liveVersion: { number: number } | null } | null
  pinnedVersion: { number: number } | null
}

const recordOf = ({
  e164,
  carrier,
  label,
  flow,
  pinnedVersion,
  remote,
  createdAt,
  updatedAt,
}: Included): NumberRecord => ({
  e164,
  carrier,
  label,
  flowId: flow?.id ?? null,
  flowName: flow?.name ?? null,
  liveVersion: flow?.liveVersion?.number ?? null,
  pinnedVersion: pinnedVersion?.number ?? null,
  remote: readRemote(remote),
  createdAt,
  updatedAt,
})
