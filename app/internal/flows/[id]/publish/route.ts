import { z } from 'zod'
import { carrierProblems } from '@/lib/api/carrier-problems'
import { internalRoute, refusal } from '@/lib/internal-route'
import { publishKnowingly } from '@/lib/store/publishing'

const asked = z.strictObject({
  revision: z.int().min(1),
  live: z.int().min(1).nullable(),
  consents: z.array(z.string().max(80)).max(200),
  note: z.string().trim().max(1_000),
})

/** Publishes the draft that somebody has looked at. What is new to them since stops it, and is told. */
export const POST = internalRoute<{ id: string }>(
  'publisher',
  async ({ params: { id }, body, person, server: { db } }) => {
    const wanted = asked.safeParse(body)
    if (!wanted.success) return refusal(400, 'Say which revision is published, and over which version.')
    const { note, ...seen } = wanted.data
    const how = { personId: person.id, author: person.name, note, carrierProblems }
    const published = await publishKnowingly(db, id, seen, how)
    if (published.ok) return Response.json({ number: published.version.number }, { status: 201 })
    switch (published.reason) {
      case 'not-found':
        return refusal(404, 'This flow is not there any more.')
      case 'stale':
        return refusal(409, 'The draft was changed since this page was opened. Nothing was published.')
      case 'live-moved':
        return refusal(409, 'Another version was made live meanwhile. Nothing was published.')
      case 'consent-missing':
        return refusal(409, 'There is something new to look at first. Nothing was published.')
      case 'problems':
        return refusal(422, 'There are problems to put right first. Nothing was published.')
    }
  },
)
