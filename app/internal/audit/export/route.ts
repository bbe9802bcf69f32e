import { askedAudit, auditFilters } from '@/components/audit/filters'
import { internalRoute } from '@/lib/internal-route'
import { auditCsv } from '@/lib/store/audit-csv'
import { textStream } from '@/lib/text-stream'

/** The log as a file, sent as it is read. */
export const GET = internalRoute('owner', async ({ request, server: { db } }) => {
  const asked = askedAudit(Object.fromEntries(new URL(request.url).searchParams))
  return new Response(textStream(await auditCsv(db, auditFilters(asked))), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="patchbay-audit-${new Date().toISOString().slice(0, 10)}.csv"`,
      'cache-control': 'no-store',
    },
  })
})
