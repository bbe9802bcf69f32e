import { internalRoute, refusal } from '@/lib/internal-route'
import { changeNotices, noticeChange } from '@/lib/notices/setting'
import { shownNotices } from '@/lib/notices/shown'

/** Who is told of new voicemail, and what did not reach them. */
export const GET = internalRoute('owner', async ({ server: { db } }) =>
  Response.json({ notices: await shownNotices(db) }),
)

/** Sets who is told. A new secret is in the answer, and never again. */
export const PUT = internalRoute('owner', async ({ body, server: { db, secrets } }) => {
  const change = noticeChange.safeParse(body)
  if (!change.success) {
    const errors = change.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }))
    return refusal(422, 'This cannot be kept as it is.', { errors })
  }
  const secret = await changeNotices({ db, encryptionKey: secrets.encryptionKey }, change.data)
  return Response.json({ notices: await shownNotices(db), ...(secret !== undefined && { secret }) })
})
