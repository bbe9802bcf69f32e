import { whyNotDone } from '@/lib/calling/words'
import { internalRoute, refusal } from '@/lib/internal-route'

/** How it stands with a call that was asked for here. */
export const GET = internalRoute<{ id: string }>(
  'viewer',
  async ({ params: { id }, server: { calling } }) => {
    const call = await calling.look(id)
    return call ? Response.json(call) : refusal(404, 'This call is not known any more.')
  },
)

/** Hangs up. */
export const DELETE = internalRoute<{ id: string }>(
  'publisher',
  async ({ params: { id }, server: { calling, db } }) => {
    const done = await calling.as(db.actor).hangUp(id)
    return done.ok ? Response.json({}) : refusal(409, whyNotDone(done))
  },
)
