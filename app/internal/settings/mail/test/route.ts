import { z } from 'zod'
import { internalRoute, refusal } from '@/lib/internal-route'
import { sendMail } from '@/lib/mail/send-mail'

const asked = z.strictObject({ to: z.string().trim().pipe(z.email()) })

/** Sends a mail that says nothing but that mail arrives. */
export const POST = internalRoute('owner', async ({ body, server: { db, secrets } }) => {
  const test = asked.safeParse(body)
  if (!test.success) return refusal(422, 'Write a mail address, such as you@example.com.')
  const sent = await sendMail(
    { db, encryptionKey: secrets.encryptionKey },
    {
      to: test.data.to,
      subject: 'Patchbay can send mail',
      text: 'This is the test mail that was asked for under Settings, Mail and notices. Nothing needs to be done.',
    },
  )
  return sent.ok ? Response.json({ sent: true }) : refusal(502, sent.message)
})
