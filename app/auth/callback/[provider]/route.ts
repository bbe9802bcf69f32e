import { server } from '@/lib/server'
import { cameFrom } from '@/lib/sign-in/came-from'
import { OIDC } from '@/lib/sign-in/oidc'
import { headersFor, whoAsks, withCookies } from '@/lib/sign-in/who'
import { audit } from '@/lib/store/audit'

export const dynamic = 'force-dynamic'

/**
 * Where the identity provider sends somebody back. A page of theirs leads here, so there is no origin to ask about: what they bring was
 * made for this browser, by us, a moment ago.
 */
export async function GET(request: Request, context: { params: Promise<{ provider: string }> }) {
  const { auth, config, db } = await server()
  if (!config.oidc || (await context.params).provider !== OIDC) return new Response(null, { status: 404 })
  const { search } = new URL(request.url)
  const headers = headersFor(request, config)
  const answer = await auth.handler(
    new Request(`${config.dashboardUrl}/auth/callback/${OIDC}${search}`, { headers }),
  )
  const cookies = answer.headers.getSetCookie()
  const response = new Response(null, {
    status: answer.status,
    headers: { location: answer.headers.get('location') ?? '/sign-in' },
  })
  const set = new Headers(request.headers)
  set.set('cookie', cookies.map((cookie) => cookie.split(';')[0]).join('; '))
  const person = await whoAsks({ auth, config }, set)
  if (person) await audit(db.as(person.actor), { action: 'sign-in', details: { by: config.oidc.name } })
  return withCookies(response, cookies, cameFrom(request.headers, config).isSecure)
}
