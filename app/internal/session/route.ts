import { z } from 'zod'
import { internalRoute, openRoute, refusal } from '@/lib/internal-route'
import { cameFrom } from '@/lib/sign-in/came-from'
import { signIn, signOut } from '@/lib/sign-in/sign-in'
import { withCookies } from '@/lib/sign-in/who'
import { waiting } from '@/lib/sign-in/words'

const asked = z.object({ email: z.string().trim().max(200), password: z.string().min(1).max(200) })

/** Signs somebody in; `needsCode` when they have a second factor. */
export const POST = openRoute(async ({ body, request, server }) => {
  const read = asked.safeParse(body)
  if (!read.success) return refusal(400, 'Write your e-mail address and your password.')
  const done = await signIn(server, request, read.data)
  if (done.ok)
    return withCookies(
      Response.json({ needsCode: done.needsCode }),
      done.cookies,
      cameFrom(request.headers, server.config).isSecure,
    )
  if (done.reason === 'wait') return waiting(done.seconds)
  return done.reason === 'disabled'
    ? refusal(403, 'You were locked out. Ask an owner to let you in again.')
    : refusal(422, 'This e-mail address and password do not go together.')
})

/** Signs whoever asks out. */
export const DELETE = internalRoute('viewer', async ({ request, server, signedIn }) => {
  const cookies = await signOut(server, request, signedIn.actor)
  signedIn.cookies.splice(0)
  return withCookies(Response.json({}), cookies, cameFrom(request.headers, server.config).isSecure)
})
