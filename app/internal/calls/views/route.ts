import { askedOf, filtersIn } from '@/components/calls/asked-calls'
import { internalRoute, misfit, refusal } from '@/lib/internal-route'
import { listViews, newView, saveView } from '@/lib/store/call-views'

/** The saved views of the list of calls. */
export const GET = internalRoute('viewer', async ({ server: { db } }) => Response.json(await listViews(db)))

/** Keeps a view for everybody. */
export const POST = internalRoute('editor', async ({ body, server: { db } }) => {
  const read = newView.safeParse(body)
  if (!read.success) return refusal(400, misfit(read.error, 'Give the view a name, and say what it shows.'))
  const asked = askedOf(Object.fromEntries(new URLSearchParams(read.data.filters)))
  const [wrong] = filtersIn(asked, 'UTC', new Date()).misfits
  if (wrong) return refusal(400, wrong.problem)
  const saved = await saveView(db, read.data)
  return saved.ok ? Response.json(saved.view, { status: 201 }) : refusal(409, WORDS[saved.reason])
})

const WORDS = {
  taken: 'There is a view of that name already. Give it another, or remove that one first.',
  'too-many': 'There are 200 views already. Remove one that nobody needs.',
}
