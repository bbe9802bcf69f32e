import { z } from 'zod'
import { liveChangeOf } from '@/components/versions/live-change'
import { internalRoute, refusal } from '@/lib/internal-route'
import { getFlow } from '@/lib/store/flows'
import { setLive } from '@/lib/store/versions'

const version = z.int().min(1).max(1e9)
const asked = z.strictObject({ version, live: version.nullable() })

/** What making a version live would do: what changes for callers, for which numbers, and what is wrong with it by now. */
export const GET = internalRoute<{ id: string }>(
  'viewer',
  async ({ params: { id }, request, server: { db } }) => {
    const number = version.safeParse(Number(new URL(request.url).searchParams.get('version')))
    const told = number.success ? await liveChangeOf(db, id, number.data) : undefined
    return told ? Response.json(told) : refusal(404, 'There is no such version.')
  },
)

/** Makes a version live in place of the one that somebody saw as live. */
export const PUT = internalRoute<{ id: string }>(
  'publisher',
  async ({ params: { id }, body, server: { db } }) => {
    const wanted = asked.safeParse(body)
    if (!wanted.success) return refusal(400, 'Say which version, and which one is live now.')
    const { version, live } = wanted.data
    const flow = await getFlow(db, id)
    if (!flow) return refusal(404, 'This flow is not there any more.')
    const set =
      (flow.liveVersion?.number ?? null) === live
        ? await setLive(db, id, version, flow.liveVersion?.id ?? null)
        : ({ ok: false, reason: 'live-moved' } as const)
    if (set.ok) return Response.json({ live: version })
    return set.reason === 'live-moved'
      ? refusal(409, 'Another version was made live meanwhile. Nothing was changed; look again.')
      : refusal(404, `There is no version ${version}.`)
  },
)
