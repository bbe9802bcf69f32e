import { z } from 'zod'
import { internalRoute, refusal } from '@/lib/internal-route'
import { giveSandboxNumber, ringableNumbers } from '@/lib/store/ringable-numbers'

/** The numbers that can be rung, and which version answers each. */
export const GET = internalRoute(async ({ server: { config, db } }) =>
  Response.json({ numbers: await ringableNumbers(db), publicUrl: config.publicUrl }),
)

const asked = z.strictObject({ flow: z.string().min(1) })

/** Gives a flow a new sandbox number, which it answers at once. */
export const POST = internalRoute(async ({ body, server: { db } }) => {
  const wanted = asked.safeParse(body)
  if (!wanted.success) return refusal(400, 'Say which flow the number is for.')
  const given = await giveSandboxNumber(db, wanted.data.flow)
  if (given.ok) return Response.json({ e164: given.e164 }, { status: 201 })
  if (given.reason === 'flow-not-found') return refusal(404, 'This flow is not there any more.')
  return refusal(409, 'All numbers kept for fiction in this range are taken. Take one off another flow.')
})
