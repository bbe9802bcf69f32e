import { internalRoute, misfit, refusal } from '@/lib/internal-route'
import { askedNumber } from '@/lib/retention/asked-number'
import { findCaller } from '@/lib/store/retention/caller'

/** How much there is of a caller. By POST: a number belongs in no address. */
export const POST = internalRoute('owner', async ({ body, server: { db } }) => {
  const asked = askedNumber.safeParse(body)
  if (!asked.success) return refusal(422, misfit(asked.error, 'Write a number, such as +44 7700 900123.'))
  return Response.json(await findCaller(db, asked.data.number))
})
