import { z } from 'zod'
import { internalRoute, refusal } from '@/lib/internal-route'
import { noteRestored } from '@/lib/store/restored'

const asked = z.strictObject({ version: z.int().min(1).max(1e9) })

/** The editor tells that somebody put a version in the place of the draft. */
export const POST = internalRoute<{ id: string }>('editor', async ({ params, body, server: { db } }) => {
  const told = asked.safeParse(body)
  if (!told.success) return refusal(400, 'Say which version.')
  return (await noteRestored(db, params.id, told.data.version))
    ? Response.json({ version: told.data.version })
    : refusal(404, 'There is no such version.')
})
