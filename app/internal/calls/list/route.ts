import { askedOf } from '@/components/calls/asked-calls'
import { callsView } from '@/components/calls/calls-view'
import { internalRoute } from '@/lib/internal-route'

/** A page of the list of calls as it stands now; the same parameters as the page itself. */
export const GET = internalRoute('viewer', async ({ request, server: { db } }) => {
  const asked = askedOf(Object.fromEntries(new URL(request.url).searchParams))
  return Response.json(await callsView(db, asked, new Date()))
})
