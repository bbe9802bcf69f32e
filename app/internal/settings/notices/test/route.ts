import { internalRoute } from '@/lib/internal-route'
import { sendTestNotices } from '@/lib/notices/test-notice'

/** Tells everybody who is set of a voicemail that nobody left. */
export const POST = internalRoute('owner', async ({ server: { db, secrets, config } }) => {
  const told = await sendTestNotices({
    db,
    encryptionKey: secrets.encryptionKey,
    allowInside: config.allowPrivateAddresses,
    dashboardUrl: config.dashboardUrl,
  })
  return Response.json({ told })
})
