import { internalRoute } from '@/lib/internal-route'
import { endOtherSessions } from '@/lib/store/sessions'

/** Signs one out everywhere but here. */
export const DELETE = internalRoute('viewer', async ({ signedIn, server: { db } }) =>
  Response.json({ ended: await endOtherSessions(db, signedIn.sessionId) }),
)
