import { z } from 'zod'
import { FORMAT, flowDocument } from '@/lib/flow/document'
import { readFlow } from '@/lib/flow/migrations'
import { misfitText } from '@/lib/flow/misfit-text'
import { internalRoute, refusal } from '@/lib/internal-route'
import { templates } from '@/lib/samples'
import { listFlows } from '@/lib/store/flows'
import { importFlow } from '@/lib/store/portable-flow'

const asked = z.union([
  z.strictObject({ template: z.string() }),
  z.strictObject({}),
  z.strictObject({ document: z.unknown() }),
])

/** The flows that are not archived, by name: what the command palette leads to. */
export const GET = internalRoute('viewer', async ({ server: { db } }) => {
  const flows = await listFlows(db)
  return Response.json({
    flows: flows.filter(({ archivedAt }) => archivedAt === null).map(({ id, name }) => ({ id, name })),
  })
})

/** Makes a flow: from a template, from a document, or an empty one. */
export const POST = internalRoute('editor', async ({ body, server: { db } }) => {
  const wanted = asked.safeParse(body)
  if (!wanted.success) return refusal(400, 'Say what the flow is made from.')
  const document = documentFor(wanted.data)
  if (document === undefined) return refusal(404, 'This template is not there any more.')
  const read = readFlow(document)
  if (!read.ok) {
    const problems = read.problems.map((problem) => ({
      ...misfitText(problem, document),
      path: problem.path,
    }))
    return refusal(422, 'This is no flow that can be read. Nothing was stored.', { problems })
  }
  const { flow, calendarsMade, calendarsKept } = await importFlow(
    db,
    read.flow,
    'document' in wanted.data ? 'flow.imported' : 'flow.made',
  )
  return Response.json({ id: flow.id, name: flow.name, calendarsMade, calendarsKept }, { status: 201 })
})

function documentFor(wanted: z.infer<typeof asked>): unknown {
  if ('document' in wanted) return wanted.document
  if (!('template' in wanted)) return flowDocument.parse({ format: FORMAT, name: 'New flow' })
  const template = templates.find(({ id }) => id === wanted.template)
  return template && { ...template.document, ...(template.calendars && { calendars: template.calendars }) }
}
