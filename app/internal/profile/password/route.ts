import { z } from 'zod'
import { password } from '@/components/sign-in/fields'
import { internalRoute, misfit, refusal } from '@/lib/internal-route'
import { cameFrom } from '@/lib/sign-in/came-from'
import { tryFrom } from '@/lib/sign-in/limits'
import { codeOf } from '@/lib/sign-in/sign-in'
import { headersFor, withCookies } from '@/lib/sign-in/who'
import { waiting } from '@/lib/sign-in/words'
import { audit } from '@/lib/store/audit'
import { endOtherSessions } from '@/lib/store/sessions'

const asked = z.strictObject({ current: z.string().min(1).max(200), password })

/** Changes one’s password, and signs one out everywhere else. */
export const PUT = internalRoute('viewer', async ({ body, request, signedIn, server }) => {
  const { auth, config, db } = server
  const wait = await tryFrom(db, `password:${signedIn.actor.id}`, undefined, {
    tries: 10,
    withinSeconds: 900,
  })
  if (wait) return waiting(wait.seconds)
  const read = asked.safeParse(body)
  if (!read.success) return refusal(422, misfit(read.error, 'Write your password and the new one.'))
  try {
    const { headers } = await auth.api.changePassword({
      body: { currentPassword: read.data.current, newPassword: read.data.password },
      headers: headersFor(request, config),
      returnHeaders: true,
    })
    await audit(db, { action: 'password.changed' })
    await endOtherSessions(db, signedIn.sessionId)
    return withCookies(Response.json({}), headers.getSetCookie(), cameFrom(request.headers, config).isSecure)
  } catch (problem) {
    if (codeOf(problem) === undefined) throw problem
    return refusal(422, 'This is not your password now.', { field: 'current' })
  }
})
