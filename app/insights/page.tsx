import type { Metadata } from 'next'
import Link from 'next/link'
import { pageFormats } from '@/components/format/page-formats'
import { FlowLines } from '@/components/insights/flow-lines'
import { Empty } from '@/components/ui/empty'
import { PageHeader } from '@/components/ui/page-header'
import { pageServer } from '@/lib/page-server'
import { listFlows } from '@/lib/store/flows'
import { flowLines } from '@/lib/store/insights/flows'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Insights' }

const DAYS = 30

/** How every flow did lately; each leads to its own figures. */
export default async function Insights() {
  const { db } = await pageServer()
  const from = new Date(Date.now() - (DAYS - 1) * 86_400_000).toISOString().slice(0, 10)
  const [flows, lines] = await Promise.all([listFlows(db), flowLines(db, from)])
  return (
    <>
      <PageHeader title="Insights">
        <p className="text-quiet text-sm">Real calls of the last {DAYS} days</p>
      </PageHeader>
      <div className="relative overflow-x-auto rounded-panel border border-line bg-panel">
        {flows.length === 0 ? (
          <Empty title="No flows yet">
            <Link className="text-accent underline" href="/flows">
              Draw a flow
            </Link>
            , publish it and ring its number: what callers did is told here.
          </Empty>
        ) : (
          <FlowLines
            flows={flows
              .filter(({ id, archivedAt }) => archivedAt === null || lines.some((line) => line.flowId === id))
              .map(({ id, name }) => ({ id, name }))}
            lines={lines}
            formats={await pageFormats()}
          />
        )}
      </div>
    </>
  )
}
