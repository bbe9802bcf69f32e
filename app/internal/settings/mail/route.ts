import { internalRoute, refusal } from '@/lib/internal-route'
import { changeMail, describeMail, mailChange, removeMail } from '@/lib/mail/mail-setting'

/** Sets the mail server that everything is sent through. */
export const PUT = internalRoute('owner', async ({ body, server: { db, secrets } }) => {
  const change = mailChange.safeParse(body)
  if (!change.success) {
    const errors = change.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }))
    return refusal(422, 'This cannot be kept as it is.', { errors })
  }
  await changeMail({ db, encryptionKey: secrets.encryptionKey }, change.data)
  return Response.json({ mail: await describeMail(db) })
})

/** Sends no more mail, and forgets the password. */
export const DELETE = internalRoute('owner', async ({ server: { db } }) => {
  await removeMail({ db })
  return Response.json({ mail: await describeMail(db) })
})
