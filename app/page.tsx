import Link from 'next/link'
import { CallTable } from '@/components/calls/call-table'
import { withFlows } from '@/components/calls/listed-calls'
import { pageFormats } from '@/components/format/page-formats'
import { FlowsPanel } from '@/components/overview/flows-panel'
import { NumbersPanel } from '@/components/overview/numbers-panel'
import { Empty } from '@/components/ui/empty'
import { PageHeader } from '@/components/ui/page-header'
import { Panel } from '@/components/ui/panel'
import { Refresh } from '@/components/ui/refresh'
import { pageServer } from '@/lib/page-server'
import { listCalls } from '@/lib/store/calls'
import { listFlows } from '@/lib/store/flows'
import { listNumbers } from '@/lib/store/numbers'

export const dynamic = 'force-dynamic'

/** What a newcomer needs to see: which numbers answer with what, and that a call came in. */
export default async function Overview() {
  const { db } = await pageServer()
  const [numbers, flows, { calls, next }] = await Promise.all([
    listNumbers(db),
    listFlows(db),
    listCalls(db, { limit: 10 }),
  ])
  const now = new Date()
  return (
    <>
      <Refresh everySeconds={5} />
      <PageHeader title="Overview" />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <NumbersPanel numbers={numbers} />
        <FlowsPanel
          flows={flows.filter(({ archivedAt }) => archivedAt === null)}
          now={now}
          formats={await pageFormats()}
        />
        <Panel
          id="calls"
          title="Latest calls"
          aside={
            next && (
              <Link className="text-accent hover:underline" href="/calls">
                All calls
              </Link>
            )
          }
        >
          {calls.length === 0 ? (
            <Empty title="No calls yet">
              Ring one of the numbers above: the call shows up here while it goes on.
            </Empty>
          ) : (
            <CallTable calls={await withFlows(db, calls)} now={now} />
          )}
        </Panel>
      </div>
    </>
  )
}
