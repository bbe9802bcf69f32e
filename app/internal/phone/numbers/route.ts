import { z } from 'zod'
import { internalRoute, refusal } from '@/lib/internal-route'
import { getFlow } from '@/lib/store/flows'
import { giveSandboxNumber, ringableNumbers } from '@/lib/store/ringable-numbers'

/** The numbers that can be rung, and which version answers each; whether `?flow=` is published. */
export const GET = internalRoute('viewer', async ({ request, server: { config, db } }) => {
  const id = new URL(request.url).searchParams.get('flow') ?? ''
  const [numbers, flow] = await Promise.all([ringableNumbers(db), getFlow(db, id)])
  const isPublished = flow !== undefined && flow.liveVersion !== null
  return Response.json({ numbers, publicUrl: config.publicUrl, isPublished })
})

const asked = z.strictObject({ flow: z.string().min(1) })

/** Gives a flow a new sandbox number, which it answers at once. */
export const POST = internalRoute('editor', async ({ body, server: { db } }) => {
  const wanted = asked.safeParse(body)
  if (!wanted.success) return refusal(400, 'Say which flow the number is for.')
  const given = await giveSandboxNumber(db, wanted.data.flow)
  if (given.ok) return Response.json({ e164: given.e164 }, { status: 201 })
  if (given.reason === 'flow-not-found') return refusal(404, 'This flow is not there any more.')
  return refusal(409, 'All numbers kept for fiction in this range are taken. Take one off another flow.')
})
