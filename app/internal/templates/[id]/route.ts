import { flowDocument } from '@/lib/flow/document'
import { internalRoute, refusal } from '@/lib/internal-route'
import { templates } from '@/lib/samples'
import { makeCalendars } from '@/lib/store/portable-flow'

/** Gives the document of a template, to be drawn in a flow that is open. The calendars it asks are made where they are not there. */
export const POST = internalRoute<{ id: string }>('editor', async ({ params: { id }, server: { db } }) => {
  const template = templates.find((one) => one.id === id)
  if (!template) return refusal(404, 'This template is not there any more.')
  const { calendars, ...document } = flowDocument.parse({
    ...template.document,
    ...(template.calendars && { calendars: template.calendars }),
  })
  const { made } = await makeCalendars(db, calendars)
  return Response.json({ document, calendarsMade: made })
})
