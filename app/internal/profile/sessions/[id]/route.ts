import { internalRoute, refusal } from '@/lib/internal-route'
import { endSession } from '@/lib/store/sessions'

/** Signs one out in one browser. */
export const DELETE = internalRoute<{ id: string }>('viewer', async ({ params: { id }, server: { db } }) =>
  (await endSession(db, id)) ? Response.json({}) : refusal(404, 'This session has ended already.'),
)
