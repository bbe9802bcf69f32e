import { internalRoute, refusal } from '@/lib/internal-route'
import { uninvite } from '@/lib/sign-in/invite'

/** Takes an invitation back: its link works no more. */
export const DELETE = internalRoute<{ id: string }>('owner', async ({ params: { id }, server: { db } }) =>
  (await uninvite(db, id))
    ? Response.json({})
    : refusal(404, 'This invitation was used, taken back, or is too old.'),
)
