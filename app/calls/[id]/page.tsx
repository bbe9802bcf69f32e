import { ChevronRight } from 'lucide-react'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { CallHead } from '@/components/calls/call-head'
import { endingOf } from '@/components/calls/ending'
import { FollowCall } from '@/components/calls/follow-call'
import { Legs } from '@/components/calls/legs'
import { problemsMet } from '@/components/calls/problems'
import { ProblemsMet } from '@/components/calls/problems-met'
import { isWebhook, listedRequest, listedWebhook } from '@/components/calls/raw'
import { Replay, type RunVersion } from '@/components/calls/replay'
import { storyOf } from '@/components/calls/story'
import { storyOfVisits } from '@/components/calls/story-of-visits'
import { Webhooks } from '@/components/calls/webhooks'
import { pageFormats } from '@/components/format/page-formats'
import { RecordingsPanel } from '@/components/recordings/recordings-panel'
import { Empty } from '@/components/ui/empty'
import { Panel } from '@/components/ui/panel'
import { nodeOf } from '@/lib/flow/document'
import { pageServer } from '@/lib/page-server'
import { logOfCall } from '@/lib/store/call-log'
import { type CallDetail, getCall } from '@/lib/store/calls'
import { lastChangeOfCalls } from '@/lib/store/changed-calls'
import { versionsOf } from '@/lib/store/ran-versions'
import { recordingsOfCall } from '@/lib/store/recordings'
import { requestsOfCall } from '@/lib/store/sent-requests'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Call' }

/** One call: who and when, what happened and which way it went, whom it dialled, and every webhook as it came and was answered. */
export default async function Call({ params }: PageProps<'/calls/[id]'>) {
  const { db } = await pageServer()
  // Before all that is read: nothing that happens meanwhile is missed.
  const since = await lastChangeOfCalls(db)
  const now = new Date()
  const formats = await pageFormats()
  const call = await getCall(db, decodeURIComponent((await params).id))
  if (!call) notFound()
  const [rows, recordings] = await Promise.all([logOfCall(db, call.id), recordingsOfCall(db, call.id)])
  const known = await versionsOf(db, call)
  const documents = Object.fromEntries(known.map(({ id, document }) => [id, document]))
  const versions: Record<string, RunVersion> = Object.fromEntries(
    known.map(({ id, flowId, number, document }) => [id, { flowId, number, document }]),
  )
  const ran = known.find(({ id }) => id === call.versionId)
  const timeZone = ran?.document.settings.timeZone ?? 'UTC'
  const story = rows.length > 0 ? storyOf(rows, documents, call.legId) : storyOfVisits(call.visits, documents)
  const last = story.steps.at(-1)
  const drawn = last && documents[last.version]
  const place = last && ((drawn && nodeOf(drawn, last.node)?.name) || last.node)
  const webhooks = rows.filter(isWebhook)
  const requests = await requestsOfCall(db, call.id)
  const exchanges = [...webhooks.map(listedWebhook), ...requests.map(listedRequest)].sort((a, b) =>
    a.at < b.at ? -1 : Number(a.at > b.at),
  )
  const slowest = Math.max(0, ...rows.map(({ durationMicros }) => durationMicros))

  return (
    <>
      {mayChange(call, now) && <FollowCall callId={call.id} since={since} />}
      <CallHead
        call={call}
        ending={endingOf(call, place, story.moments)}
        ran={ran && { flowId: ran.flowId, number: ran.number, name: ran.document.name }}
        timeZone={timeZone}
        now={now}
        formats={formats}
      />
      <ProblemsMet problems={problemsMet(story.moments, rows, formats)} />
      {rows.length === 0 && (
        <p className="mb-4 rounded-panel border border-line bg-panel px-4 py-2.5 text-sm">
          The log of this call{' '}
          {call.logDeletedAt
            ? `was deleted on ${formats.inFull(call.logDeletedAt, timeZone)}`
            : 'is not kept any more'}
          , so what was said and pressed is not known. The nodes that it passed are.
        </p>
      )}
      <Replay
        story={story}
        versions={versions}
        timeZone={timeZone}
        knowsVariables={rows.length > 0}
        empty={
          <Empty title="Nothing is known of it">
            {rows.length === 0 ? 'Its log is not kept any more.' : 'What the carrier tells shows up here.'}
          </Empty>
        }
      />
      {recordings.length > 0 && (
        <div className="mt-4">
          <RecordingsPanel recordings={recordings} />
        </div>
      )}
      {call.legs.length > 0 && (
        <div className="mt-4">
          <Panel id="legs" title="Parties dialled">
            <Legs legs={call.legs} timeZone={timeZone} formats={formats} />
          </Panel>
        </div>
      )}
      {exchanges.length > 0 && (
        <section aria-labelledby="webhooks" className="mt-4 rounded-panel border border-line bg-panel">
          <details className="group">
            <summary className="flex min-h-11 list-none flex-wrap items-center gap-x-2 px-4 py-2 outline-offset-[-2px]">
              <ChevronRight
                size={16}
                className="shrink-0 text-faint transition-transform duration-150 group-open:rotate-90"
                aria-hidden
              />
              <h2 id="webhooks" className="font-semibold">
                Webhooks
              </h2>
              <span className="ml-auto text-quiet text-sm">
                {webhooks.length} {webhooks.length === 1 ? 'webhook' : 'webhooks'}, slowest{' '}
                {formats.took(slowest)}
                {requests.length > 0 &&
                  `, ${requests.length} ${requests.length === 1 ? 'request' : 'requests'} sent`}
              </span>
            </summary>
            <div className="border-line border-t">
              <Webhooks callId={call.id} exchanges={exchanges} timeZone={timeZone} />
            </div>
          </details>
        </section>
      )}
    </>
  )
}

/** Prices, recordings and transcripts are told after the end. */
const LATEST_NEWS_MS = 15 * 60_000

const mayChange = ({ state, endedAt }: CallDetail, now: Date): boolean =>
  state === 'in-progress' || (endedAt !== null && now.getTime() - Date.parse(endedAt) < LATEST_NEWS_MS)
