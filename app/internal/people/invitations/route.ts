import { z } from 'zod'
import { email } from '@/components/sign-in/fields'
import { ROLE_WORDS, ROLES } from '@/lib/access/roles'
import { internalRoute, misfit, refusal } from '@/lib/internal-route'
import { isMailSet } from '@/lib/mail/mail-setting'
import { sendMail } from '@/lib/mail/send-mail'
import { mailDeps } from '@/lib/server'
import { invite } from '@/lib/sign-in/invite'

const asked = z.strictObject({ email, role: z.enum(ROLES) })

/** Invites somebody: by mail where a mail server is set, and by a link that is shown this once. */
export const POST = internalRoute('owner', async ({ body, person, server }) => {
  const read = asked.safeParse(body)
  if (!read.success)
    return refusal(422, misfit(read.error, 'Write an e-mail address, and say what they may do.'))
  const { role } = read.data
  const invited = await invite(server.db, read.data)
  if (!invited.ok) return refusal(409, 'Somebody with this e-mail address is here already.')
  const link = `${server.config.dashboardUrl}${invited.path}`
  const mailed = (await isMailSet(server.db))
    ? await sendMail(mailDeps(server), {
        to: read.data.email,
        subject: `${person.name} invites you to Patchbay`,
        text: [
          `${person.name} lets you in as ${ROLE_WORDS[role].title.toLowerCase()}: you may ${ROLE_WORDS[role].may}.`,
          `Open this link to come in. It works once, until ${invited.expiresAt.slice(0, 10)}.`,
          link,
        ].join('\n\n'),
      })
    : undefined
  return Response.json(
    {
      link,
      expiresAt: invited.expiresAt,
      isMailed: mailed?.ok ?? false,
      mailTrouble: mailed && !mailed.ok ? mailed.message : null,
    },
    { status: 201 },
  )
})
