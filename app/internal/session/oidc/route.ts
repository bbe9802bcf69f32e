import { z } from 'zod'
import { openRoute, refusal } from '@/lib/internal-route'
import { cameFrom } from '@/lib/sign-in/came-from'
import { tryFrom } from '@/lib/sign-in/limits'
import { OIDC } from '@/lib/sign-in/oidc'
import { codeOf } from '@/lib/sign-in/sign-in'
import { ownPath } from '@/lib/sign-in/way-back'
import { headersFor, withCookies } from '@/lib/sign-in/who'
import { waiting } from '@/lib/sign-in/words'

/** Says where the identity provider asks who somebody is; they come back to `/auth/callback/oidc`. */
export const POST = openRoute(async ({ body, request, server: { auth, config, db } }) => {
  if (!config.oidc) return refusal(404, 'No identity provider is set here.')
  const { address, isSecure } = cameFrom(request.headers, config)
  const wait = await tryFrom(db, 'oidc', address, { tries: 60, withinSeconds: 900 })
  if (wait) return waiting(wait.seconds)
  const read = z.object({ to: z.string().max(2_000) }).safeParse(body)
  try {
    const { response, headers } = await auth.api.signInSocial({
      body: {
        provider: OIDC,
        callbackURL: ownPath(read.data?.to),
        errorCallbackURL: '/sign-in',
        disableRedirect: true,
      },
      headers: headersFor(request, config),
      returnHeaders: true,
    })
    return withCookies(Response.json({ url: response.url }), headers.getSetCookie(), isSecure)
  } catch (problem) {
    if (codeOf(problem) === undefined) throw problem
    return refusal(502, 'The identity provider does not answer. Sign in with your password, or try again.')
  }
})
