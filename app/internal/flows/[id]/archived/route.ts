import { z } from 'zod'
import { internalRoute, refusal } from '@/lib/internal-route'
import { archiveFlow } from '@/lib/store/flows'

/** Puts a flow away (`true`), or gets it out again (`false`). */
export const PUT = internalRoute<{ id: string }>(
  'editor',
  async ({ params: { id }, body, server: { db } }) => {
    const asked = z.boolean().safeParse(body)
    if (!asked.success) return refusal(400, 'Say true or false.')
    const done = await archiveFlow(db, id, asked.data)
    if (done.ok) return Response.json({ isArchived: asked.data })
    return done.reason === 'has-numbers'
      ? refusal(409, 'Callers reach this flow. Take its numbers off it first.')
      : refusal(404, 'This flow is not there any more.')
  },
)
