import { z } from 'zod'
import { carrierProblems } from '@/lib/api/carrier-problems'
import type { Flow } from '@/lib/flow/document'
import { readFlow } from '@/lib/flow/migrations'
import { internalRoute, refusal } from '@/lib/internal-route'
import type { Database } from '@/lib/store/database'
import { authorsOf } from '@/lib/store/draft-authors'
import { getFlow, saveDraft } from '@/lib/store/flows'
import { listNumbers } from '@/lib/store/numbers'

type Params = { id: string }

const save = z.object({ revision: z.int().min(1), draft: z.unknown() })

/** The draft as it stands, for an editor whose own came too late; and who else has edited it last. */
export const GET = internalRoute<Params>('viewer', async ({ params: { id }, person, server: { db } }) => {
  const flow = await getFlow(db, id)
  if (!flow) return refusal(404, 'This flow is not there any more.')
  if (!flow.draft) return refusal(422, 'What is stored cannot be read.')
  const [latest] = (await authorsOf(db, id)).filter(({ personId }) => personId !== person.id)
  return Response.json({ revision: flow.revision, draft: flow.draft, ...(latest && { by: latest.name }) })
})

/** Saves the draft over the revision that it was made from; answers with what the carriers of its numbers cannot do. */
export const PUT = internalRoute<Params>(
  'editor',
  async ({ params: { id }, body, person, server: { db } }) => {
    const asked = save.safeParse(body)
    if (!asked.success) return refusal(400, 'Send the draft, and the revision that it was made from.')
    const read = readFlow(asked.data.draft)
    if (!read.ok) return refusal(422, 'This is no flow that can be kept.', { problems: read.problems })
    const saved = await saveDraft(db, id, read.flow, asked.data.revision, person)
    if (saved.ok)
      return Response.json({ revision: saved.revision, problems: await problemsOf(db, id, read.flow) })
    return saved.reason === 'stale'
      ? refusal(409, 'Somebody else has changed this flow.', { revision: saved.revision })
      : refusal(404, 'This flow is not there any more.')
  },
)

async function problemsOf(db: Database, id: string, flow: Flow) {
  const numbers = await listNumbers(db)
  return carrierProblems(
    flow,
    numbers.filter(({ flowId }) => flowId === id).map(({ carrier }) => carrier),
  )
}
