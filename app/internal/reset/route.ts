import { z } from 'zod'
import { email, password } from '@/components/sign-in/fields'
import { misfit, openRoute, refusal } from '@/lib/internal-route'
import { isMailSet } from '@/lib/mail/mail-setting'
import { sendMail } from '@/lib/mail/send-mail'
import { mailDeps, type Server } from '@/lib/server'
import { cameFrom } from '@/lib/sign-in/came-from'
import { tryFrom } from '@/lib/sign-in/limits'
import { resetPassword, resetPath } from '@/lib/sign-in/reset'
import { signIn } from '@/lib/sign-in/sign-in'
import { withCookies } from '@/lib/sign-in/who'
import { waiting } from '@/lib/sign-in/words'
import { personByEmail } from '@/lib/store/people'
import { countTry } from '@/lib/store/tries'

const LIMIT = { tries: 10, withinSeconds: 900 }
/** To one person, from wherever they are asked for. */
const MAILS = { tries: 5, withinSeconds: 3_600 }

/** Mails a link for a new password. What comes back is the same whether or not somebody has that address, and as soon. */
export const POST = openRoute(async ({ body, server }) => {
  const wait = await tryFrom(server.db, 'reset', server.db.actor.address, LIMIT)
  if (wait) return waiting(wait.seconds)
  const read = z.object({ email }).safeParse(body)
  if (!read.success) return refusal(422, misfit(read.error, 'Write an e-mail address.'))
  if (!(await isMailSet(server.db)))
    return refusal(409, 'No mail can be sent from here. Ask an owner for a link to set a new password.')
  // Not waited for: how long it takes would tell.
  void mailLink(server, read.data.email).catch((problem) =>
    server.log.error({ err: problem }, 'a link for a new password could not be mailed'),
  )
  return Response.json({})
})

async function mailLink(server: Server, address: string) {
  const person = await personByEmail(server.db, address)
  if (!person || person.disabledAt !== null) return
  // Each link ends the one before it, and each mail is one more that nobody wanted.
  if (await countTry(server.db, `reset-mail:${person.id}`, MAILS)) return
  const link = `${server.config.dashboardUrl}${await resetPath(server.db, person.id)}`
  const sent = await sendMail(mailDeps(server), {
    to: person.email,
    subject: 'Your new password for Patchbay',
    text: [
      'Open this link to set a new password. It works once, for an hour.',
      link,
      'If it was not you who asked for it, do nothing: your password stays as it is.',
    ].join('\n\n'),
  })
  if (!sent.ok) server.log.error({ reason: sent.reason }, sent.message)
}

/** Sets a new password by a link, and signs in. */
export const PUT = openRoute(async ({ body, request, server }) => {
  const { address, isSecure } = cameFrom(request.headers, server.config)
  const wait = await tryFrom(server.db, 'reset', address, LIMIT)
  if (wait) return waiting(wait.seconds)
  const read = z.object({ token: z.string().max(100), password }).safeParse(body)
  if (!read.success) return refusal(422, misfit(read.error, 'Write the new password.'))
  const { token } = read.data
  const mail = await resetPassword(server, token, read.data.password)
  if (!mail) return refusal(410, 'This link was used already, or works no more. Ask for a new one.')
  const done = await signIn(server, request, { email: mail, password: read.data.password })
  // Whoever has a second factor signs in anew, with it.
  const isIn = done.ok && !done.needsCode
  return withCookies(Response.json({ isIn }), isIn ? done.cookies : [], isSecure)
})
