import { stringify } from 'csv-stringify/sync'
import { allow } from './allow'
import { audit } from './audit'
import { AUDIT_ACTIONS, type AuditAction } from './audit-actions'
import { type AuditFilters, type AuditRecord, listAudit } from './audit-log'
import type { Database } from './database'

const BATCH = 500
const COLUMNS = ['at', 'who', 'kind', 'who id', 'from address', 'what', 'action', 'subject', 'details']

/**
 * The log as CSV, piece by piece as it is read, newest first. A text that a spreadsheet would take for a formula is given a `'`
 * before it. That it was taken out stands in the log.
 *
 * @throws NotAllowed before the first piece
 */
export async function auditCsv(db: Database, filters: AuditFilters): Promise<AsyncGenerator<string>> {
  allow(db, 'owner')
  await audit(db, { action: 'audit.exported' })
  return pieces(db, filters)
}

async function* pieces(db: Database, filters: AuditFilters): AsyncGenerator<string> {
  // Excel takes UTF-8 for what it is only when this stands before it.
  yield `\uFEFF${stringify([COLUMNS])}`
  let cursor: string | undefined
  do {
    const page = await listAudit(db, { ...filters, limit: BATCH }, cursor)
    yield stringify(page.entries.map(cells), { escape_formulas: true })
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
}

const cells = ({ at, actor, address, action, subject, details }: AuditRecord): string[] => [
  at,
  actor.name,
  actor.kind,
  actor.id,
  address ?? '',
  Object.hasOwn(AUDIT_ACTIONS, action) ? AUDIT_ACTIONS[action as AuditAction] : action,
  action,
  subject,
  Object.keys(details).length > 0 ? JSON.stringify(details) : '',
]
