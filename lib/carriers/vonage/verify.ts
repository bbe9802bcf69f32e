import { createHmac, hash, timingSafeEqual } from 'node:crypto'
import { compactVerify, errors } from 'jose'
import type { Account, RawRequest, RefusalReason, Refused, Verified } from '../carrier'
import { queryOf, TOKEN_PARAMETER } from './request'

/** How far the carrier's clock may be from ours, seconds, either way. */
const MAX_AGE_SECONDS = 300

type Claims = Record<string, unknown>

const refused = (reason: RefusalReason): Refused => ({ ok: false, reason })

/**
 * Is this webhook from Vonage, or from a sender that knows an account's signature secret? Two schemes, told apart by the
 * Bearer token: a signed JWT (Vonage, and the sandbox), or 64 hex characters, the HMAC-SHA256 of the body. Without either it
 * is taken only where an account's owner has said so.
 *
 * @param accounts everyone who may speak this dialect
 * @returns the account it speaks for, or why it is refused; never throws
 */
export async function verify(
  request: RawRequest,
  accounts: Account[],
  now: Date,
): Promise<Verified | Refused> {
  const token = bearerToken(request.headers.authorization)
  if (token === undefined) {
    const trusting = accounts.find(({ acceptsUnsigned }) => acceptsUnsigned)
    return trusting ? { ok: true, request, account: trusting } : refused('unsigned')
  }
  if (/^[0-9a-f]{64}$/i.test(token)) return verifyBodyMac(request, token, accounts)
  return verifyJwt(request, token, accounts, now)
}

/** Another scheme than Bearer (a proxy's Basic, say) is no signature: the request counts as unsigned. */
const bearerToken = (header: string | undefined): string | undefined =>
  header === undefined ? undefined : /^\s*Bearer\s+(\S+)\s*$/i.exec(header)?.[1]

/** Vonage's scheme: HS256 with the account's signature secret, and the hash of the payload among the claims. */
async function verifyJwt(
  request: RawRequest,
  token: string,
  accounts: Account[],
  now: Date,
): Promise<Verified | Refused> {
  const claims = claimsOf(token)
  if (!claims) return refused('malformed')

  // Read before the signature is checked, because it says which secret to check with. Nothing else is believed yet.
  const named = accounts.filter(({ id }) => id === claims.api_key)
  if (named.length === 0) return refused('unknown-account')
  const signed = await whoSigned(token, named)
  if ('ok' in signed) return signed

  if (claims.iss !== 'Vonage') return refused('wrong-issuer')
  const seconds = now.getTime() / 1000
  if (typeof claims.iat !== 'number') return refused('malformed')
  if (Math.abs(seconds - claims.iat) > MAX_AGE_SECONDS) return refused('too-old')
  // Published tokens carry no `exp`; one that does means it.
  if (typeof claims.exp === 'number' && seconds > claims.exp + MAX_AGE_SECONDS) return refused('too-old')

  const account = signed.signers.find((signer) => takesApplication(signer, claims.application_id))
  if (!account) return refused('wrong-application')
  if (typeof claims.payload_hash !== 'string' || !/^[0-9a-f]{64}$/.test(claims.payload_hash))
    return refused('malformed')
  return isPayload(request, Buffer.from(claims.payload_hash, 'hex'))
    ? { ok: true, request, account }
    : refused('body-changed')
}

/** The claims of a JWT, unverified, or nothing when it is none. */
function claimsOf(token: string): Claims | undefined {
  const [, payload, signature, ...rest] = token.split('.')
  if (!payload || signature === undefined || rest.length > 0) return undefined
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString())
    return typeof claims === 'object' && claims !== null ? (claims as Claims) : undefined
  } catch {
    return undefined
  }
}

/** Those of the accounts with whose secret (either of two, during a rotation) the token is signed. */
async function whoSigned(token: string, accounts: Account[]): Promise<{ signers: Account[] } | Refused> {
  const signers: Account[] = []
  for (const account of accounts) {
    for (const secret of account.secrets) {
      if (secret === '') continue // an empty key signs anything
      try {
        await compactVerify(token, keys.get(secret) ?? (await importKey(secret)), { algorithms: ['HS256'] })
        signers.push(account)
        break
      } catch (problem) {
        if (problem instanceof errors.JWSSignatureVerificationFailed) continue
        return refused(problem instanceof errors.JOSEAlgNotAllowed ? 'wrong-algorithm' : 'malformed')
      }
    }
  }
  return signers.length > 0 ? { signers } : refused('bad-signature')
}

/** Imported keys by secret: importing one costs several times what a verification does. */
const keys = new Map<string, CryptoKey>()
const MAX_KEYS = 100

async function importKey(secret: string): Promise<CryptoKey> {
  const key = await crypto.subtle.importKey(
    'raw',
    new TextEncoder().encode(secret), // the secret's text is the key, whatever it looks like
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['verify'],
  )
  if (keys.size >= MAX_KEYS) keys.clear()
  keys.set(secret, key)
  return key
}

const takesApplication = ({ applicationIds }: Account, id: unknown): boolean =>
  id === undefined || applicationIds.length === 0 || applicationIds.includes(String(id))

/**
 * Does the payload have this hash? POST: that of the body's bytes. GET: that of the query as compact JSON, in the order
 * received. Whether the parameters that we put into an address ourselves take part is nowhere documented, so both are taken;
 * our own parameter carries its own seal.
 */
function isPayload(request: RawRequest, expected: Buffer): boolean {
  if (request.method === 'POST') return timingSafeEqual(hash('sha256', request.body, 'buffer'), expected)
  const query = queryOf(request)
  return [query, query.filter(([name]) => name !== TOKEN_PARAMETER)].some((parameters) =>
    timingSafeEqual(hash('sha256', compactJson(parameters), 'buffer'), expected),
  )
}

/** Written by hand because an object would put digits first and lose what is named twice. */
const compactJson = (parameters: [string, string][]): string =>
  `{${parameters.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`).join(',')}}`

/**
 * The scheme for senders of one's own: it signs the body and nothing else, so there must be one. It knows no account: every
 * secret is tried. It has no age either; what is sent again is known by its key in the log.
 */
function verifyBodyMac(request: RawRequest, token: string, accounts: Account[]): Verified | Refused {
  if (request.method !== 'POST') return refused('malformed')
  const given = Buffer.from(token, 'hex')
  for (const account of accounts) {
    for (const secret of account.secrets) {
      if (secret === '') continue
      const mac = createHmac('sha256', secret).update(request.body).digest()
      if (timingSafeEqual(mac, given)) return { ok: true, request, account }
    }
  }
  return refused('bad-signature')
}
