import { z } from 'zod'
import { joining } from '@/components/sign-in/fields'
import { misfit, openRoute, refusal } from '@/lib/internal-route'
import { cameFrom } from '@/lib/sign-in/came-from'
import { join } from '@/lib/sign-in/join'
import { tryFrom } from '@/lib/sign-in/limits'
import { signIn } from '@/lib/sign-in/sign-in'
import { withCookies } from '@/lib/sign-in/who'
import { waiting } from '@/lib/sign-in/words'

const SAY_WHO = 'Write your name, your e-mail address and a password.'

const asked = joining.and(z.object({ token: z.string().max(100) }))

/** Comes in by a link that works once, and is signed in. */
export const POST = openRoute(async ({ body, request, server }) => {
  const { address, isSecure } = cameFrom(request.headers, server.config)
  const wait = await tryFrom(server.db, 'join', address, { tries: 30, withinSeconds: 900 })
  if (wait) return waiting(wait.seconds)
  const read = asked.safeParse(body)
  if (!read.success) {
    const field = read.error.issues[0]?.path.join('.')
    return refusal(422, misfit(read.error, SAY_WHO), { field })
  }
  const { token, ...person } = read.data
  const joined = await join(server, token, person)
  if (!joined.ok)
    return joined.reason === 'link'
      ? refusal(410, 'This link was used already, or works no more. Ask for a new one.')
      : refusal(409, 'Somebody has this e-mail address already. Sign in, or write another one.', {
          field: 'email',
        })
  const done = await signIn(server, request, { email: joined.email, password: person.password })
  return withCookies(Response.json({}), done.ok ? done.cookies : [], isSecure)
})
