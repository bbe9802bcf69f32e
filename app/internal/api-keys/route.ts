import { newKey } from '@/components/api-keys/new-key'
import { internalRoute, refusal } from '@/lib/internal-route'
import { createApiKey } from '@/lib/store/api-keys'

/** Makes a key, which is shown this once. */
export const POST = internalRoute('owner', async ({ body, server: { db } }) => {
  const read = newKey.safeParse(body)
  if (!read.success) return refusal(422, read.error.issues[0]?.message ?? 'This does not fit.')
  const { name, role, days } = read.data
  const { key } = await createApiKey(db, name, { role, days: days ?? undefined })
  return Response.json({ key }, { status: 201 })
})
