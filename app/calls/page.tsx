import type { Metadata } from 'next'
import Link from 'next/link'
import { CallTable } from '@/components/calls/call-table'
import { CallTabs } from '@/components/calls/call-tabs'
import { withFlows } from '@/components/calls/listed-calls'
import { Empty } from '@/components/ui/empty'
import { PageHeader } from '@/components/ui/page-header'
import { Refresh } from '@/components/ui/refresh'
import { pageServer } from '@/lib/page-server'
import { listCalls } from '@/lib/store/calls'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Calls' }

/** All calls, a page at a time. */
export default async function Calls({ searchParams }: PageProps<'/calls'>) {
  const { before } = await searchParams
  const cursor = typeof before === 'string' ? before : undefined
  const { db } = await pageServer()
  const { calls, next } = await listCalls(db, { limit: 50 }, cursor)
  return (
    <>
      {cursor === undefined && <Refresh everySeconds={5} />}
      <PageHeader title="Calls" />
      <CallTabs shown="all" />
      <div className="rounded-panel border border-line bg-panel">
        {calls.length === 0 ? (
          <Empty title={cursor ? 'No older calls' : 'No calls yet'}>
            {cursor
              ? 'This is the end of the list.'
              : 'Ring a number: the call shows up here while it goes on.'}
          </Empty>
        ) : (
          <CallTable calls={await withFlows(db, calls)} now={new Date()} />
        )}
      </div>
      <nav aria-label="Pages of the list" className="mt-3 flex gap-4 text-sm">
        {cursor && (
          <Link className="text-accent hover:underline" href="/calls">
            Newest
          </Link>
        )}
        {next && (
          <Link className="text-accent hover:underline" href={`/calls?before=${encodeURIComponent(next)}`}>
            Older
          </Link>
        )}
      </nav>
    </>
  )
}
