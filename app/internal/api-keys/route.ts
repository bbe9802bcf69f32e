import { newKey } from '@/components/api-keys/new-key'
import { internalRoute, misfit, refusal } from '@/lib/internal-route'
import { createApiKey } from '@/lib/store/api-keys'

/** Makes a key, which is shown this once. */
export const POST = internalRoute('owner', async ({ body, server: { db } }) => {
  const read = newKey.safeParse(body)
  if (!read.success)
    return refusal(422, misfit(read.error, 'Say who uses the key, what it may do, and for how many days.'))
  const { name, role, days } = read.data
  const { key } = await createApiKey(db, name, { role, days: days ?? undefined })
  return Response.json({ key }, { status: 201 })
})
