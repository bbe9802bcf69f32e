import { askedOf, filtersApart, filtersIn } from '@/components/calls/asked-calls'
import { internalRoute, refusal } from '@/lib/internal-route'
import { callCsv } from '@/lib/store/call-csv'
import { zoneOf } from '@/lib/store/call-zone'
import { textStream } from '@/lib/text-stream'

/** The calls that fit as a file, sent as they are read; the same parameters as the page itself. */
export const GET = internalRoute('viewer', async ({ request, server: { db } }) => {
  const asked = askedOf(Object.fromEntries(new URL(request.url).searchParams))
  const now = new Date()
  const { filters, misfits } = filtersIn(asked, await zoneOf(db, filtersApart(asked)), now)
  if (misfits[0]) return refusal(400, misfits[0].problem)
  return new Response(textStream(await callCsv(db, filters)), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="patchbay-calls-${now.toISOString().slice(0, 10)}.csv"`,
      'cache-control': 'no-store, no-transform',
    },
  })
})
