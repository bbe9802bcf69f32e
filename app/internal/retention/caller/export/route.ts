import { internalRoute, misfit, refusal } from '@/lib/internal-route'
import { openStores } from '@/lib/recordings/store'
import { askedNumber } from '@/lib/retention/asked-number'
import { exportCaller } from '@/lib/retention/export'

/** Everything about a caller as a ZIP, made while it is sent. */
export const POST = internalRoute('owner', async ({ body, server: { db, log, config } }) => {
  const asked = askedNumber.safeParse(body)
  if (!asked.success) return refusal(422, misfit(asked.error, 'Write a number, such as +44 7700 900123.'))
  return new Response(await exportCaller({ db, log, stores: openStores(config) }, asked.data.number), {
    headers: {
      'content-type': 'application/zip',
      'content-disposition': 'attachment; filename="caller.zip"',
      'cache-control': 'no-store',
    },
  })
})
