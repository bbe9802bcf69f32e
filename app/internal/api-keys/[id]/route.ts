import { internalRoute, refusal } from '@/lib/internal-route'
import { revokeApiKey } from '@/lib/store/api-keys'

/** Ends a key. */
export const DELETE = internalRoute<{ id: string }>('owner', async ({ params: { id }, server: { db } }) =>
  (await revokeApiKey(db, id)) ? Response.json({}) : refusal(404, 'This key was ended already.'),
)
