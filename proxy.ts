import { randomBytes } from 'node:crypto'
import { type NextRequest, NextResponse } from 'next/server'
import { isOwnHost } from './lib/browser/own-host'
import { BARE_POLICY, HSTS, pagePolicy } from './lib/browser/policies'
import { readConfig } from './lib/config'
import { PATH_HEADER } from './lib/sign-in/way-back'

const { dashboardUrl, publicUrl } = readConfig()
const isDevelopment = process.env.NODE_ENV === 'development'

/** Before every page and route: refuses what was asked under a name that is not ours, and says what a browser may do with the answer. */
export function proxy(request: NextRequest) {
  const { pathname } = request.nextUrl
  const isApi = pathname.startsWith('/api/')
  // The API is asked by programs, under any name that their network has for it, and by nobody without a key.
  if (!isApi && !isOwnHost(request.headers.get('host'), [dashboardUrl, publicUrl])) return misdirected()
  if (!isApi && request.url.includes('%00')) return withNul()
  return isApi || pathname.startsWith('/internal/')
    ? guarded(NextResponse.next(), BARE_POLICY)
    : page(request)
}

function page(request: NextRequest): NextResponse {
  const policy = pagePolicy(randomBytes(16).toString('base64'), { isDevelopment })
  const headers = new Headers(request.headers)
  // Next takes the nonce for its own scripts from here.
  headers.set('content-security-policy', policy)
  // A page cannot see its own path, to which whoever has to sign in first comes back.
  headers.set(PATH_HEADER, `${request.nextUrl.pathname}${request.nextUrl.search}`)
  return guarded(NextResponse.next({ request: { headers } }), policy)
}

function guarded(response: NextResponse, policy: string): NextResponse {
  response.headers.set('content-security-policy', policy)
  if (dashboardUrl.startsWith('https:')) response.headers.set('strict-transport-security', HSTS)
  return response
}

const misdirected = () =>
  refused(
    421,
    'Patchbay does not answer to this name. If people reach it by that, set DASHBOARD_URL to the address, such as https://patchbay.example.com, and start it again.\n',
  )

/** PostgreSQL keeps NUL in no text, so nothing can be looked up by it. */
const withNul = () => refused(400, 'The address holds the character NUL. Take it out.\n')

const refused = (status: number, words: string) =>
  guarded(
    new NextResponse(words, { status, headers: { 'content-type': 'text/plain; charset=utf-8' } }),
    BARE_POLICY,
  )

/** Everything but files, and what carriers and monitors ask. */
export const config = { matcher: ['/', '/((?!_next/|webhooks/|healthz|icon).*)'] }
