import { rawOfRequest, rawOfWebhook } from '@/components/calls/raw'
import { internalRoute, refusal } from '@/lib/internal-route'
import { logRowOfCall } from '@/lib/store/call-log'
import { requestOfCall } from '@/lib/store/sent-requests'

/**
 * A webhook of a call (`?webhook=`), or a request that was made for it (`?request=`), with what was answered. Pages ask for it
 * when it is opened: a long call has hundreds.
 */
export const GET = internalRoute<{ id: string }>(
  'viewer',
  async ({ params: { id }, request, server: { db } }) => {
    const asked = new URL(request.url).searchParams
    const sentId = asked.get('request')
    if (sentId !== null) {
      const sent = await requestOfCall(db, id, sentId)
      return sent ? Response.json(rawOfRequest(sent)) : refusal(404, 'This request is not kept any more.')
    }
    const webhook = asked.get('webhook') ?? ''
    const row = /^\d{1,15}$/.test(webhook) ? await logRowOfCall(db, id, Number(webhook)) : undefined
    return row ? Response.json(rawOfWebhook(row)) : refusal(404, 'This webhook is not in the log any more.')
  },
)
