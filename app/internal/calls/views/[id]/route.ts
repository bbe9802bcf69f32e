import { internalRoute, refusal } from '@/lib/internal-route'
import { removeView } from '@/lib/store/call-views'

/** Forgets a view. */
export const DELETE = internalRoute<{ id: string }>('editor', async ({ params: { id }, server: { db } }) =>
  (await removeView(db, id)) ? Response.json({}) : refusal(404, 'This view is not there any more.'),
)
