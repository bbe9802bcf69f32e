import { z } from 'zod'
import { whyNotDone } from '@/lib/calling/words'
import { internalRoute, refusal } from '@/lib/internal-route'

const place = z.string().min(1).max(64)
const asked = z.union([z.strictObject({ node: place }), z.strictObject({ flow: place })])

/** Moves the caller to another node, or to the start of another flow. */
export const PUT = internalRoute<{ id: string }>(
  'publisher',
  async ({ params: { id }, body, server: { calling, db } }) => {
    const to = asked.safeParse(body)
    if (!to.success) return refusal(400, 'Say to which node.')
    const done = await calling.as(db.actor).move(id, to.data)
    return done.ok ? Response.json({}) : refusal(409, whyNotDone(done))
  },
)
