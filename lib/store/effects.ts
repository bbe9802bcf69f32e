import type { Sent } from '@/lib/carriers/carrier'
import type { Heard } from '@/lib/flow/call'
import type { Database } from './database'
import { sentValues } from './sent-requests'
import { nowIso } from './times'

/** What came of an effect; sealed where it belongs in no log. */
export type EffectOutcome = Heard | { sealed: string }
export type EffectState = { state: 'running'; startedAt: string } | { state: 'done'; outcome: EffectOutcome }

/**
 * Claims an effect that the outside world feels. Exactly one caller, of however many and wherever, gets `true` and runs it.
 *
 * @param id made of the wait that it belongs to
 */
export async function claimEffect(
  db: Database,
  { id, callId, kind }: { id: string; callId: string; kind: string },
): Promise<boolean> {
  const claimed = await db.query(
    'INSERT INTO effects (id, call_id, kind, started_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING RETURNING id',
    id,
    callId,
    kind,
    nowIso(),
  )
  return claimed.length > 0
}

/**
 * Says which outcome of a wait leads on, before anything that the outside world feels is done about it: the first that asks.
 *
 * @param outcome what tells it from other outcomes of the wait; the same webhook again has the same
 * @returns the outcome that leads on: the given one, or the one that was there before
 */
export async function claimWait(
  db: Database,
  wait: string,
  callId: string,
  outcome: string,
): Promise<string> {
  const id = `${wait} leads on`
  if (await claimEffect(db, { id, callId, kind: outcome })) return outcome
  const [first] = await db.query('SELECT kind FROM effects WHERE id = $1', id)
  return String(first?.kind ?? outcome)
}

/** Keeps the outcome of an effect, and what went over the network for it. The first one stays. */
export async function finishEffect(
  db: Database,
  id: string,
  outcome: EffectOutcome,
  sent?: Sent & { durationMicros: number },
): Promise<void> {
  await db.query(
    `UPDATE effects SET outcome = $1, done_at = $2, request = $3, status = $4, answer = $5, duration_micros = $6
      WHERE id = $7 AND outcome IS NULL`,
    JSON.stringify(outcome),
    nowIso(),
    ...sentValues(sent),
    id,
  )
}

/** How it stands with an effect; nothing when nobody has claimed it. */
export async function effectState(db: Database, id: string): Promise<EffectState | undefined> {
  const [effect] = await db.query('SELECT started_at, outcome FROM effects WHERE id = $1', id)
  if (!effect) return undefined
  if (effect.outcome === null) return { state: 'running', startedAt: String(effect.started_at) }
  return { state: 'done', outcome: JSON.parse(String(effect.outcome)) as EffectOutcome }
}
