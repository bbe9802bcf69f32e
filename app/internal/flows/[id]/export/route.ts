import { internalRoute, refusal } from '@/lib/internal-route'
import { exportFlow } from '@/lib/store/portable-flow'

/** The flow as a file: its draft, with copies of the calendars that it names. */
export const GET = internalRoute<{ id: string }>('viewer', async ({ params: { id }, server: { db } }) => {
  const found = await exportFlow(db, id)
  if (!found) return refusal(404, 'This flow is not there any more.')
  const text = 'raw' in found ? found.raw : `${JSON.stringify(found.document, null, 2)}\n`
  const plain =
    found.name
      .normalize('NFKD')
      .replace(/[^\w -]/g, '')
      .trim()
      .replace(/\s+/g, '-')
      .toLowerCase() || 'flow'
  const full = encodeURIComponent(`${found.name.replace(/[\\/]/g, '-')}.flow.json`)
  return new Response(text, {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="${plain}.flow.json"; filename*=UTF-8''${full}`,
      'cache-control': 'no-store',
    },
  })
})
