import { internalRoute, misfit, refusal } from '@/lib/internal-route'
import { askedNumber } from '@/lib/retention/asked-number'
import { sharedKeeper } from '@/lib/retention/shared'
import { askErasure } from '@/lib/store/retention/erasures'

/** Erases a caller, in the background. */
export const POST = internalRoute('owner', async ({ body, server: { db } }) => {
  const asked = askedNumber.safeParse(body)
  if (!asked.success) return refusal(422, misfit(asked.error, 'Write a number, such as +44 7700 900123.'))
  const erasing = await askErasure(db, asked.data.number)
  if (!erasing.ok)
    return refusal(
      409,
      'This is a number of this installation, not a caller’s. Delete it under Numbers; calls to it go with retention.',
    )
  ;(await sharedKeeper()).wake()
  return Response.json(erasing.erasure)
})
