import { z } from 'zod'
import { internalRoute, refusal } from '@/lib/internal-route'
import { beat, leave } from '@/lib/store/presences'

const said = z.object({
  pageId: z.string().min(1).max(64),
  nodeId: z.string().max(64).nullable().default(null),
  isLeaving: z.boolean().default(false),
})

/** An open page says what it looks at, and hears who else is there and which revision the draft stands at. */
export const POST = internalRoute<{ id: string }>(
  'viewer',
  async ({ params: { id }, body, person, server: { db } }) => {
    const asked = said.safeParse(body)
    if (!asked.success) return refusal(400, 'Say which page it is, and which node it looks at.')
    const { pageId, nodeId, isLeaving } = asked.data
    if (isLeaving) {
      await leave(db, id, pageId)
      return Response.json({})
    }
    const heard = await beat(db, id, { pageId, person, nodeId })
    return heard ? Response.json(heard) : refusal(404, 'This flow is not there any more.')
  },
)
