import { internalRoute, refusal } from '@/lib/internal-route'
import { publishingState } from '@/lib/store/publishing'

/** Tells an open page whether what it shows still stands, and how many callers are inside. */
export const GET = internalRoute<{ id: string }>('viewer', async ({ params: { id }, server: { db } }) => {
  const state = await publishingState(db, id)
  return state ? Response.json(state) : refusal(404, 'This flow is not there any more.')
})
