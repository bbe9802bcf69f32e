import type { AuditAction } from './audit-actions'
import type { Database, Query } from './database'
import { nowIso } from './times'

/** What somebody did, as it is written down. Never holds a secret, a dialled digit or a whole phone number of a caller. */
export type Audited = {
  action: AuditAction
  /** What it was done to: the id or name of a flow, a number, a person … */
  subject?: string
  /** What else there is to say; shown as it is. */
  details?: Record<string, string | number | boolean | null>
}

/**
 * Writes down what whoever asks did, where from, and when. Rows are only added.
 *
 * @param query of the transaction that does it, so that both stand or neither
 */
export async function audit(
  { actor, query: direct }: Pick<Database, 'actor' | 'query'>,
  { action, subject = '', details = {} }: Audited,
  query: Query = direct,
): Promise<void> {
  await query(
    `INSERT INTO audit_entries (at, actor_kind, actor_id, actor_name, address, action, subject, details)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    nowIso(),
    actor.kind,
    actor.id,
    actor.name,
    actor.address ?? null,
    action,
    subject,
    JSON.stringify(details),
  )
}
