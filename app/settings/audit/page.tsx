import type { Metadata } from 'next'
import Link from 'next/link'
import { AuditFilter } from '@/components/audit/audit-filter'
import { AuditTable } from '@/components/audit/audit-table'
import { askedAudit, auditFilters, auditPath } from '@/components/audit/filters'
import { pageFormats } from '@/components/format/page-formats'
import { Empty } from '@/components/ui/empty'
import { PageHeader } from '@/components/ui/page-header'
import { pageServer } from '@/lib/page-server'
import { listAudit, listAuditActors } from '@/lib/store/audit-log'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Audit' }

/** Who did what, when and from where. */
export default async function Audit({ searchParams }: PageProps<'/settings/audit'>) {
  const { db } = await pageServer('owner')
  const query = await searchParams
  const asked = askedAudit(query)
  const cursor = typeof query.before === 'string' ? query.before : undefined
  const [{ entries, next }, actors] = await Promise.all([
    listAudit(db, auditFilters(asked), cursor),
    listAuditActors(db),
  ])
  const isNarrowed = Object.values(asked).some((value) => value !== undefined)
  return (
    <>
      <PageHeader title="Audit">
        {/* A file, not a page: the browser's own link. */}
        <a
          href={auditPath('/internal/audit/export', asked)}
          download
          className="text-accent text-sm hover:underline"
        >
          Take out as CSV
        </a>
      </PageHeader>
      <AuditFilter asked={asked} actors={actors} />
      <div className="rounded-panel border border-line bg-panel">
        {entries.length > 0 ? (
          <AuditTable entries={entries} now={new Date()} formats={await pageFormats()} />
        ) : cursor !== undefined ? (
          <Empty title="Nothing older">This is the end of the log.</Empty>
        ) : isNarrowed ? (
          <Empty title="Nothing like that was done">Widen what is asked for, or show all.</Empty>
        ) : (
          <Empty title="Nothing was done yet">
            Whatever somebody changes here is written down: who it was, when, and from where.
          </Empty>
        )}
      </div>
      <nav aria-label="Pages of the log" className="mt-3 flex gap-4 text-sm">
        {cursor !== undefined && (
          <Link className="text-accent hover:underline" href={auditPath('/settings/audit', asked)}>
            Newest
          </Link>
        )}
        {next && (
          <Link
            className="text-accent hover:underline"
            href={auditPath('/settings/audit', asked, { before: next })}
          >
            Older
          </Link>
        )}
      </nav>
    </>
  )
}
