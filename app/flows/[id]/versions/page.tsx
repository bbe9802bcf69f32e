import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { pageFormats } from '@/components/format/page-formats'
import { phone } from '@/components/format/phone'
import { buttonLook } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { PageHeader } from '@/components/ui/page-header'
import { Refresh } from '@/components/ui/refresh'
import { unpublishedOf } from '@/components/versions/unpublished'
import { VersionTable } from '@/components/versions/version-table'
import { pageServer } from '@/lib/page-server'
import { getFlow } from '@/lib/store/flows'
import { versionHistory } from '@/lib/store/version-history'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Versions' }

/** What was published of a flow, when and by whom, and the ways back. */
export default async function Versions({ params }: PageProps<'/flows/[id]/versions'>) {
  const { db } = await pageServer()
  const { id } = await params
  const [flow, versions] = await Promise.all([getFlow(db, id), versionHistory(db, id)])
  if (!flow) notFound()
  const now = new Date()
  const { glance, inFull } = await pageFormats()
  const timeZone = flow.draft?.settings.timeZone ?? 'UTC'
  const hashes = versions.map(({ hash }) => hash)
  const { unpublished, lost } = await unpublishedOf(db, id, flow.draft, hashes)
  return (
    <>
      <Refresh everySeconds={10} />
      <PageHeader
        title={
          <>
            Versions of{' '}
            <Link href={`/flows/${id}`} className="hover:underline">
              {flow.name}
            </Link>
          </>
        }
      >
        <Link href={`/flows/${id}`} className={buttonLook()}>
          Open the editor
        </Link>
      </PageHeader>
      {unpublished > 0 && (
        <p className="mb-3 flex flex-wrap items-center justify-between gap-x-4 gap-y-2 rounded-panel border border-line bg-panel px-4 py-2.5 text-sm">
          <span>
            The draft holds {unpublished === 1 ? 'one change' : `${unpublished} changes`} that callers do not
            get yet.
          </span>
          <Link href={`/flows/${id}/publish`} className={buttonLook('primary')}>
            See and publish
          </Link>
        </p>
      )}
      {versions.length === 0 ? (
        <div className="rounded-panel border border-line bg-panel">
          <Empty title="Not published yet">
            Callers get a flow once it is published.{' '}
            <Link href={`/flows/${id}/publish`} className="text-accent underline">
              Publish the first version
            </Link>
            .
          </Empty>
        </div>
      ) : (
        <VersionTable
          flowId={id}
          lost={lost}
          versions={versions.map((version) => ({
            number: version.number,
            note: version.note,
            author: version.author,
            isLive: version.isLive,
            calls: version.calls,
            published: glance(version.createdAt, timeZone, now),
            publishedInFull: inFull(version.createdAt, timeZone),
            lastCall: version.lastCallAt && inFull(version.lastCallAt, timeZone),
            pinnedBy: version.pinnedBy.map(phone),
          }))}
        />
      )}
    </>
  )
}
