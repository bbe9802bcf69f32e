import { verify } from 'node:crypto'
import { z } from 'zod'
import type { Asked, FakeApplication, World } from './world'

const header = z.strictObject({ alg: z.literal('RS256'), typ: z.literal('JWT') })
const claims = z.object({
  application_id: z.string(),
  iat: z.number(),
  exp: z.number(),
  jti: z.string().min(1),
})

/** Vonage's own clock may be a little off. */
const SKEW_SECONDS = 60

/**
 * The application in whose name a request is made: its JWT must be signed with the private half of the application's key, be of
 * now, and have been used by no other request.
 */
export function applicationOf(world: World, { headers }: Asked): FakeApplication | undefined {
  const [, token = ''] = /^Bearer (\S+)$/.exec(headers.authorization ?? '') ?? []
  const [head = '', payload = '', signature = '', ...rest] = token.split('.')
  if (rest.length > 0 || !header.safeParse(decoded(head)).success) return undefined
  const read = claims.safeParse(decoded(payload))
  const application = read.success && world.applications.get(read.data.application_id)
  if (!application) return undefined
  const { iat, exp, jti } = read.data
  const now = Date.now() / 1_000
  if (iat > now + SKEW_SECONDS || exp < now - SKEW_SECONDS || world.usedTokens.has(jti)) return undefined
  const isSigned = verify(
    'RSA-SHA256',
    Buffer.from(`${head}.${payload}`),
    application.keys.public_key,
    Buffer.from(signature, 'base64url'),
  )
  if (!isSigned) return undefined
  world.usedTokens.add(jti)
  return application
}

function decoded(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'))
  } catch {
    return undefined
  }
}
