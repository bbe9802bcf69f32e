import { z } from 'zod'
import type { AuditFilters } from '@/lib/store/audit-log'

const text = z.string().trim().min(1).max(200).optional().catch(undefined)
const day = z.iso.date().optional().catch(undefined)

/** What stands in the address bar of the page; what makes no sense narrows nothing. */
const asked = z.object({ who: text, what: text, subject: text, from: day, until: day })
export type AskedAudit = z.infer<typeof asked>

export const askedAudit = (query: Record<string, unknown>): AskedAudit => asked.parse(query)

/** As the store takes it. Days are whole ones, UTC. */
export const auditFilters = ({ who, what, subject, from, until }: AskedAudit): AuditFilters => ({
  actor: who,
  action: what,
  subject,
  from: from && `${from}T00:00:00.000Z`,
  to: until && new Date(Date.parse(until) + DAY_MS).toISOString(),
})

const DAY_MS = 86_400_000

/** The address of something of the log, narrowed as it is now. */
export function auditPath(path: string, query: AskedAudit, more: Record<string, string> = {}): string {
  const entries = Object.entries({ ...query, ...more }).filter(([, value]) => value !== undefined)
  return entries.length > 0 ? `${path}?${new URLSearchParams(entries as [string, string][])}` : path
}
