import { createHmac } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { vi } from 'vitest'
import { closeServer, server } from '@/lib/server'
import { PEER_HEADER } from '@/lib/sign-in/came-from'
import { hashPassword } from '@/lib/sign-in/password'
import { createPerson } from '@/lib/store/people'
import { freshDatabase } from '@/lib/store/testing/each-database'
import { ROLES, type Role } from '../roles'
import { PASSWORD } from './password'

// biome-ignore lint/suspicious/noExplicitAny: each route has parameters of its own
type Handler = (request: Request, context: { params: Promise<any> }) => Promise<Response>

export type Asking = {
  /** In whose session; nobody's when left out. */
  role?: Role | undefined
  cookie?: string | undefined
  /** What is sent as JSON, or as it is when it is a text or a stream. */
  body?: unknown
  params?: Record<string, string>
  query?: string
  /** From where. */
  address?: string
  /** Ended when whoever asks goes. */
  signal?: AbortSignal
}

/** A dashboard on a database of its own, with somebody of each role signed in, whose routes are asked as Next asks them. */
export async function dashboard(env: Record<string, string> = {}) {
  const dataDir = mkdtempSync(join(tmpdir(), 'patchbay-dashboard-'))
  const given = {
    DATA_DIR: dataDir,
    DATABASE_URL: await freshDatabase('sqlite'),
    LOG_LEVEL: 'silent',
    ...env,
  }
  for (const [name, value] of Object.entries(given)) vi.stubEnv(name, value)
  await closeServer()
  const { db, auth } = await server()
  const context = await auth.$context
  const passwordHash = await hashPassword(PASSWORD)
  const cookies = new Map<Role, string>()
  for (const role of ROLES) {
    const made = await createPerson(db, { name: role, email: emailOf(role), role, passwordHash })
    const session = await context.internalAdapter.createSession(made.ok ? made.id : '')
    cookies.set(role, signedCookie(session.token, context.secret))
  }

  return {
    dataDir,
    db,
    cookieOf: (role: Role): string => cookies.get(role) ?? '',
    /** Asks a route at the address where its file lies; what stands in brackets is filled in. */
    async asks(
      handler: Handler,
      method: string,
      route: string,
      {
        role,
        cookie = role && cookies.get(role),
        body,
        params = {},
        query = '',
        address,
        signal,
      }: Asking = {},
    ): Promise<Response> {
      const path = route.replace(/\[(\w+)\]/g, (_, name) => encodeURIComponent(params[name] ?? ''))
      const isRaw = typeof body === 'string' || body instanceof ReadableStream
      const request = new Request(`http://localhost:3000${path}${query}`, {
        method,
        ...(signal && { signal }),
        headers: {
          'sec-fetch-site': 'same-origin',
          [PEER_HEADER]: address ?? '192.0.2.7',
          ...(cookie && { cookie }),
        },
        ...(body !== undefined && { body: isRaw ? body : JSON.stringify(body), duplex: 'half' }),
      })
      return handler(request, { params: Promise.resolve(params) })
    },
    async close() {
      await closeServer()
      vi.unstubAllEnvs()
      rmSync(dataDir, { recursive: true })
    },
  }
}

export type Dashboard = Awaited<ReturnType<typeof dashboard>>

/** Under which address somebody of a role signs in, with `PASSWORD`. */
export const emailOf = (role: Role): string => `${role}@patchbay.example`

/** The cookies that an answer sets, as a browser sends them back. */
export const cookiesOf = (response: Response): string =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')

/** The cookie of a session, signed as better-auth signs it. */
function signedCookie(token: string, secret: string): string {
  const signature = createHmac('sha256', secret).update(token).digest('base64')
  return `patchbay.session_token=${encodeURIComponent(`${token}.${signature}`)}`
}
