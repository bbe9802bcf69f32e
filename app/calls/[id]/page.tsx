import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Outcome } from '@/components/calls/outcome'
import { storyOf } from '@/components/calls/story'
import { Timeline } from '@/components/calls/timeline'
import { isWebhook, Webhooks } from '@/components/calls/webhooks'
import { phone } from '@/components/format/phone'
import { inFull, lasted, took } from '@/components/format/time'
import { PageHeader } from '@/components/ui/page-header'
import { Panel } from '@/components/ui/panel'
import { Refresh } from '@/components/ui/refresh'
import { pageServer } from '@/lib/page-server'
import { logOfCall } from '@/lib/store/call-log'
import { getCall } from '@/lib/store/calls'
import { getVersion } from '@/lib/store/versions'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Call' }

/** One call: who and when, what happened, and every webhook as it came and was answered. */
export default async function Call({ params }: PageProps<'/calls/[id]'>) {
  const { db } = await pageServer()
  const call = await getCall(db, decodeURIComponent((await params).id))
  if (!call) notFound()
  const rows = await logOfCall(db, call.id)
  const ids = new Set([call.versionId, ...call.visits.map(({ versionId }) => versionId)])
  const versions = await Promise.all([...ids].flatMap((id) => (id ? [getVersion(db, id)] : [])))
  const known = versions.filter((version) => version !== undefined)
  const documents = Object.fromEntries(known.map(({ id, document }) => [id, document]))
  const ran = known.find(({ id }) => id === call.versionId)
  const timeZone = ran?.document.settings.timeZone ?? 'UTC'
  const webhooks = rows.filter(isWebhook)
  const slowest = Math.max(0, ...rows.map(({ durationMicros }) => durationMicros))

  return (
    <>
      {call.state === 'in-progress' && <Refresh everySeconds={2} />}
      <PageHeader
        title={
          <>
            <span className="whitespace-nowrap">{phone(call.caller)}</span>{' '}
            <span className="font-normal text-quiet">to</span>{' '}
            <span className="whitespace-nowrap">{phone(call.called)}</span>
          </>
        }
      >
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
          <Outcome call={call} />
          {call.durationSeconds !== null && <span>{lasted(call.durationSeconds)}</span>}
          {ran && (
            <span className="text-quiet">
              {ran.document.name}, version {ran.number}
            </span>
          )}
          <time className="text-quiet" dateTime={call.startedAt}>
            {inFull(call.startedAt, timeZone)}
          </time>
        </p>
      </PageHeader>
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[repeat(2,minmax(0,1fr))]">
        <Panel id="story" title="What happened" aside={`Times in ${timeZone}`}>
          <Timeline moments={storyOf(rows, documents)} timeZone={timeZone} />
        </Panel>
        <Panel
          id="webhooks"
          title="Webhooks"
          aside={`${webhooks.length} ${webhooks.length === 1 ? 'webhook' : 'webhooks'}, slowest ${took(slowest)}`}
        >
          <Webhooks rows={rows} timeZone={timeZone} />
        </Panel>
      </div>
    </>
  )
}
