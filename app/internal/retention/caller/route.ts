import { internalRoute, refusal } from '@/lib/internal-route'
import { askedNumber } from '@/lib/retention/asked-number'
import { findCaller } from '@/lib/store/retention/caller'

/** How much there is of a caller. By POST: a number belongs in no address. */
export const POST = internalRoute('owner', async ({ body, server: { db } }) => {
  const asked = askedNumber.safeParse(body)
  if (!asked.success) return refusal(422, asked.error.issues[0]?.message ?? 'Write a number.')
  return Response.json(await findCaller(db, asked.data.number))
})
