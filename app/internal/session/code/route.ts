import { z } from 'zod'
import { openRoute, refusal } from '@/lib/internal-route'
import { cameFrom } from '@/lib/sign-in/came-from'
import { giveCode } from '@/lib/sign-in/sign-in'
import { withCookies } from '@/lib/sign-in/who'
import { waiting } from '@/lib/sign-in/words'

const asked = z.object({ code: z.string().trim().min(1).max(40), isRecovery: z.boolean() })

/** The second step of signing in: a code of the authenticator, or a recovery code. The password has been given before. */
export const POST = openRoute(async ({ body, request, server }) => {
  const read = asked.safeParse(body)
  if (!read.success) return refusal(400, 'Write the code.')
  const { isRecovery } = read.data
  const code = read.data.code.replace(/\s/g, '')
  const done = await giveCode(server, request, { code, isRecovery })
  if (done.ok)
    return withCookies(Response.json({}), done.cookies, cameFrom(request.headers, server.config).isSecure)
  if (done.reason === 'wait') return waiting(15 * 60)
  return done.reason === 'begin-anew'
    ? refusal(409, 'That took too long, or was tried too often. Begin anew with your password.')
    : refusal(
        422,
        isRecovery
          ? 'This is none of your recovery codes, or it was used already.'
          : 'This code is not right. Look at the one that your app shows now.',
      )
})
