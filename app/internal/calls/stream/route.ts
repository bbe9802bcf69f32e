import { callWatch } from '@/lib/call-changes/shared'
import { callStream, readSince } from '@/lib/call-changes/stream'
import { internalRoute } from '@/lib/internal-route'

export const dynamic = 'force-dynamic'

/** Tells of new and changed calls as long as somebody listens. `since` or `Last-Event-ID` says from when on. */
export const GET = internalRoute('viewer', async ({ request, server }) => {
  const since =
    readSince(request.headers.get('last-event-id')) ??
    readSince(new URL(request.url).searchParams.get('since'))
  return callStream(callWatch(server), since, request.signal)
})
