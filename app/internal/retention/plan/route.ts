import { internalRoute, refusal } from '@/lib/internal-route'
import { planOf } from '@/lib/store/retention/plan'
import { retention } from '@/lib/store/retention/settings'

/** What would go if things were kept for so long. Changes nothing. */
export const POST = internalRoute('owner', async ({ body, server: { db } }) => {
  const asked = retention.safeParse(body)
  if (!asked.success) return refusal(422, asked.error.issues[0]?.message ?? 'This cannot be kept as it is.')
  return Response.json(await planOf(db, asked.data, new Date()))
})
