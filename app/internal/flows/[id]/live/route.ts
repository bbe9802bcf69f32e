import { z } from 'zod'
import { liveChangeOf } from '@/components/versions/live-change'
import { internalRoute, refusal } from '@/lib/internal-route'
import { getFlow } from '@/lib/store/flows'
import { setLive } from '@/lib/store/versions'

const asked = z.strictObject({ version: z.int().min(1).max(1e9), live: z.int().min(1).nullable() })

/** What making a version live would do: what changes for callers, for which numbers, and what is wrong with it by now. */
export const GET = internalRoute<{ id: string }>(async ({ params: { id }, request, server: { db } }) => {
  const number = Number(new URL(request.url).searchParams.get('version'))
  const told = Number.isSafeInteger(number) ? await liveChangeOf(db, id, number) : undefined
  return told ? Response.json(told) : refusal(404, 'There is no such version.')
})

/** Makes a version live in place of the one that somebody saw as live. */
export const PUT = internalRoute<{ id: string }>(async ({ params: { id }, body, server: { db } }) => {
  const wanted = asked.safeParse(body)
  if (!wanted.success) return refusal(400, 'Say which version, and which one is live now.')
  const { version, live } = wanted.data
  const flow = await getFlow(db, id)
  if (!flow) return refusal(404, 'This flow is not there any more.')
  if ((flow.liveVersion?.number ?? null) !== live)
    return refusal(409, 'Another version was made live meanwhile. Nothing was changed; look again.')
  const set = await setLive(db, id, version)
  return set.ok ? Response.json({ live: version }) : refusal(404, `There is no version ${version}.`)
})
