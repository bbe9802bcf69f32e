import type { Metadata } from 'next'
import { pageFormats } from '@/components/format/page-formats'
import { readFilters, wantedBy } from '@/components/voicemail/filters'
import { FollowMessages } from '@/components/voicemail/follow-messages'
import { VoicemailPage } from '@/components/voicemail/voicemail-page'
import { pageServer } from '@/lib/page-server'
import { lastChangeOfCalls } from '@/lib/store/changed-calls'
import { listFlows } from '@/lib/store/flows'
import { listNumbers } from '@/lib/store/numbers'
import { isRecordingCursor, listRecordings } from '@/lib/store/recordings'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Voicemail' }

/** What callers left: unheard first, narrowed by what the address says, a page at a time. */
export default async function Voicemail({ searchParams }: PageProps<'/voicemail'>) {
  const query = await searchParams
  const { db } = await pageServer()
  const now = new Date()
  const { glance, inFull } = await pageFormats()
  const since = await lastChangeOfCalls(db)
  const filters = readFilters(query)
  const cursor =
    typeof query.before === 'string' && isRecordingCursor(query.before) ? query.before : undefined
  const wanted = wantedBy(filters, now)
  const [page, flows, numbers] = await Promise.all([
    listRecordings(db, wanted.shelves, wanted.filters, cursor),
    listFlows(db),
    listNumbers(db),
  ])
  return (
    <>
      <VoicemailPage
        messages={page.recordings.map((message) => ({
          ...message,
          when: glance(message.recordedAt, message.timeZone, now),
          whenInFull: inFull(message.recordedAt, message.timeZone),
        }))}
        next={page.next}
        isFirst={cursor === undefined}
        filters={filters}
        choices={{
          flows: flows.map(({ id, name }) => ({ id, name })),
          numbers: numbers.map(({ e164 }) => e164),
        }}
      />
      <FollowMessages since={since} />
    </>
  )
}
