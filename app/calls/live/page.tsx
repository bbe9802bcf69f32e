import type { Metadata } from 'next'
import Link from 'next/link'
import { CallTabs } from '@/components/calls/call-tabs'
import { LiveCalls, type LiveVersion } from '@/components/calls/live/live-calls'
import { PageHeader } from '@/components/ui/page-header'
import { includes } from '@/lib/access/roles'
import { pageServer } from '@/lib/page-server'
import { lastChangeOfCalls } from '@/lib/store/changed-calls'
import { liveCalls } from '@/lib/store/live-calls'
import { getVersion } from '@/lib/store/versions'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Live calls' }

/** Who is on the phone now, and where in which flow. */
export default async function Live() {
  const { db } = await pageServer()
  const since = await lastChangeOfCalls(db)
  const live = await liveCalls(db)
  const ids = [...new Set(live.calls.flatMap(({ standing }) => standing?.versionId ?? []))]
  const found = await Promise.all(ids.map((id) => getVersion(db, id)))
  const versions = found.flatMap((version): LiveVersion[] =>
    version ? [{ id: version.id, number: version.number, flow: version.document }] : [],
  )
  return (
    <>
      <PageHeader title="Calls" />
      <CallTabs shown="live" />
      <LiveCalls
        first={live}
        since={since}
        versions={versions}
        now={Date.now()}
        mayAct={includes(db.actor.role, 'publisher')}
        empty={
          <>
            Ring one of your numbers, or use the{' '}
            <Link href="/phone" className="text-accent underline">
              test phone
            </Link>
            : the call shows up here while it goes on.
          </>
        }
      />
    </>
  )
}
