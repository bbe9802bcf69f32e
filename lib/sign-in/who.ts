import type { Actor } from '@/lib/access/roles'
import { ROLES, type Role } from '@/lib/access/roles'
import type { Config } from '@/lib/config'
import type { Auth } from './auth'
import { ADDRESS_HEADER, cameFrom } from './came-from'

/** Somebody who is signed in. */
export type SignedIn = {
  actor: Actor
  email: string
  /** JSON. */
  preferences: string
  hasSecondFactor: boolean
  sessionId: string
  /** Cookies to send back, as their session goes on. */
  cookies: string[]
}

/** Whoever came over the network and is not signed in: in whose name a try to sign in is told. */
export const stranger = (address: string | undefined): Actor => ({
  kind: 'person',
  id: 'stranger',
  name: 'Somebody',
  role: 'viewer',
  ...(address !== undefined && { address }),
})

type Deps = { auth: Auth; config: Pick<Config, 'trustedProxies' | 'dashboardUrl'> }

/**
 * Who asks: by the cookie of their session, which is looked up each time. Nobody, when it has ended or they were locked out.
 *
 * @param goesOn whether being seen lengthens the session; not where no cookie can be sent back
 */
export async function whoAsks(
  { auth, config }: Deps,
  headers: Headers,
  { goesOn = false } = {},
): Promise<SignedIn | undefined> {
  if (!headers.get('cookie')?.includes('patchbay.')) return undefined
  const found = await auth.api.getSession({
    headers,
    query: { disableRefresh: !goesOn },
    returnHeaders: true,
  })
  if (!found.response) return undefined
  const { user, session } = found.response
  if (user.disabledAt || !isRole(user.role)) return undefined
  const { address } = cameFrom(headers, config)
  return {
    actor: {
      kind: 'person',
      id: user.id,
      name: user.name,
      role: user.role,
      ...(address !== undefined && { address }),
    },
    email: user.email,
    preferences: user.preferences ?? '{}',
    hasSecondFactor: user.twoFactorEnabled ?? false,
    sessionId: session.id,
    cookies: found.headers.getSetCookie(),
  }
}

const isRole = (text: string): text is Role => (ROLES as readonly string[]).includes(text)

/** The headers of a request as better-auth is to see them: with the address that we believe, not one that was sent. */
export function headersFor({ headers }: Request, config: Deps['config']): Headers {
  const copy = new Headers(headers)
  const { address } = cameFrom(headers, config)
  copy.delete(ADDRESS_HEADER)
  if (address !== undefined) copy.set(ADDRESS_HEADER, address)
  return copy
}

/** A reply with cookies that better-auth has set; over https, for https alone. */
export function withCookies(response: Response, cookies: string[], isSecure: boolean): Response {
  for (const cookie of cookies)
    response.headers.append(
      'set-cookie',
      isSecure && !/;\s*secure/i.test(cookie) ? `${cookie}; Secure` : cookie,
    )
  return response
}
