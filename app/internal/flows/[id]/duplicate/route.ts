import { internalRoute, refusal } from '@/lib/internal-route'
import { createFlow, getFlow } from '@/lib/store/flows'
import { freeName } from '@/lib/store/portable-flow'

/** Makes a flow with the same draft. It has no versions and no numbers. */
export const POST = internalRoute<{ id: string }>('editor', async ({ params: { id }, server: { db } }) => {
  const flow = await getFlow(db, id)
  if (!flow) return refusal(404, 'This flow is not there any more.')
  if (!flow.draft)
    return refusal(422, 'What is stored of this flow cannot be read, so there is nothing to copy.')
  const name = await freeName(db, `${flow.name.replace(/ copy( \d+)?$/, '').slice(0, 110)} copy`)
  const copy = await createFlow(db, { document: { ...flow.draft, name } })
  return Response.json({ id: copy.id, name: copy.name }, { status: 201 })
})
