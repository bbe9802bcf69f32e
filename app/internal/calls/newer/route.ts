import { z } from 'zod'
import { askedOf } from '@/components/calls/asked-calls'
import { newerThan } from '@/components/calls/calls-view'
import { internalRoute, refusal } from '@/lib/internal-route'

const place = z
  .string()
  .max(400)
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown
    } catch {
      context.addIssue('is no JSON')
      return z.NEVER
    }
  })
  .pipe(z.strictObject({ startedAt: z.iso.datetime(), id: z.string().regex(/^[\w:.-]+$/) }))

/** How many calls there are above one in the list; the same parameters as the page itself. */
export const GET = internalRoute('viewer', async ({ request, server: { db } }) => {
  const { than, ...parameters } = Object.fromEntries(new URL(request.url).searchParams)
  const read = place.safeParse(than)
  if (!read.success) return refusal(400, 'Say above which call: than={"startedAt":"…","id":"…"}.')
  return Response.json(await newerThan(db, askedOf(parameters), read.data, new Date()))
})
