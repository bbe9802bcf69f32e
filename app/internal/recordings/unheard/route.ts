import { internalRoute } from '@/lib/internal-route'
import { unheardCount } from '@/lib/store/recordings'

/** How many voicemails nobody has heard. */
export const GET = internalRoute('viewer', async ({ server: { db } }) =>
  Response.json({ unheard: await unheardCount(db) }),
)
