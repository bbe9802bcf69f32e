import { rawOfWebhook } from '@/components/calls/raw'
import { internalRoute, refusal } from '@/lib/internal-route'
import { logRowOfCall } from '@/lib/store/call-log'

/** A webhook of a call as it came and was answered. Pages ask for it when it is opened: a long call has hundreds. */
export const GET = internalRoute<{ id: string }>(
  'viewer',
  async ({ params: { id }, request, server: { db } }) => {
    const asked = new URL(request.url).searchParams.get('webhook') ?? ''
    const row = /^\d{1,15}$/.test(asked)
      ? await logRowOfCall(db, decodeURIComponent(id), Number(asked))
      : undefined
    return row ? Response.json(rawOfWebhook(row)) : refusal(404, 'This webhook is not in the log any more.')
  },
)
