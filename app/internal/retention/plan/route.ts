import { internalRoute, misfit, refusal } from '@/lib/internal-route'
import { planOf } from '@/lib/store/retention/plan'
import { retention } from '@/lib/store/retention/settings'

/** What would go if things were kept for so long. Changes nothing. */
export const POST = internalRoute('owner', async ({ body, server: { db } }) => {
  const asked = retention.safeParse(body)
  if (!asked.success)
    return refusal(
      422,
      misfit(asked.error, 'Say for how many days each is kept, from 1 to 3650, or null for ever.'),
    )
  return Response.json(await planOf(db, asked.data, new Date()))
})
