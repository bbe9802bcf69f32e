import type { Actor } from '@/lib/access/roles'
import type { Server } from '@/lib/server'
import { audit } from '@/lib/store/audit'
import { personByEmail } from '@/lib/store/people'
import { cameFrom } from './came-from'
import { knownCookie, tryAccount } from './limits'
import { headersFor, stranger } from './who'

type Parts = Pick<Server, 'auth' | 'config' | 'secrets' | 'db'>

export type SignedInNow =
  | { ok: true; cookies: string[]; needsCode: boolean }
  | { ok: false; reason: 'wrong' | 'disabled' }
  | { ok: false; reason: 'wait'; seconds: number }

/**
 * Signs somebody in by their password. Whoever has a second factor is asked for it next. What comes back for a wrong password and
 * for an account that is not there is the same, and takes as long.
 */
export async function signIn(
  { auth, config, secrets, db }: Parts,
  request: Request,
  { email, password }: { email: string; password: string },
): Promise<SignedInNow> {
  const { address } = cameFrom(request.headers, config)
  const asStranger = db.as(stranger(address))
  const cookies = request.headers.get('cookie')
  const trying = await tryAccount(db, secrets.signInKey, { email, address, cookies })
  const person = await personByEmail(db, email)
  const subject = person?.name ?? ''
  if (trying.wait) {
    if (trying.wait.isFirst) await audit(asStranger, { action: 'sign-in.limited', subject })
    return { ok: false, reason: 'wait', seconds: trying.wait.seconds }
  }
  const outcome = await byPassword(auth, { email, password }, headersFor(request, config))
  if (!outcome.ok) {
    await audit(asStranger, { action: 'sign-in.failed', subject })
    return outcome
  }
  await trying.wentWell()
  if (person && !outcome.needsCode) {
    await audit(db.as(actorFor(person, address)), { action: 'sign-in' })
    outcome.cookies.push(knownCookie(secrets.signInKey, email))
  }
  return outcome
}

async function byPassword(
  auth: Server['auth'],
  body: { email: string; password: string },
  headers: Headers,
): Promise<
  { ok: true; cookies: string[]; needsCode: boolean } | { ok: false; reason: 'wrong' | 'disabled' }
> {
  try {
    const { response, headers: set } = await auth.api.signInEmail({ body, headers, returnHeaders: true })
    const needsCode = 'twoFactorRedirect' in response
    return { ok: true, cookies: set.getSetCookie(), needsCode }
  } catch (problem) {
    const code = codeOf(problem)
    // The password was right: whoever knows it may hear why it does not help.
    if (code === 'FAILED_TO_CREATE_SESSION') return { ok: false, reason: 'disabled' }
    if (code !== undefined) return { ok: false, reason: 'wrong' }
    throw problem
  }
}

/** The code of what better-auth objects to; nothing for a trouble of another kind. */
export const codeOf = (problem: unknown): string | undefined => {
  const { body } = (problem ?? {}) as { body?: { code?: string } }
  return typeof body?.code === 'string' ? body.code : undefined
}

/** Somebody who has just signed in. What they do in that moment is what anybody may. */
export const actorFor = ({ id, name }: { id: string; name: string }, address: string | undefined): Actor => ({
  ...stranger(address),
  id,
  name,
})

/**
 * The second step: a code of the authenticator, or one of the recovery codes, each of which works once. better-auth bounds how often
 * it may be tried: five times for a password that was right, ten for an account in a quarter of an hour.
 */
export async function giveCode(
  { auth, config, secrets, db }: Parts,
  request: Request,
  { code, isRecovery }: { code: string; isRecovery: boolean },
): Promise<{ ok: true; cookies: string[] } | { ok: false; reason: 'wrong' | 'begin-anew' | 'wait' }> {
  const { address } = cameFrom(request.headers, config)
  const headers = headersFor(request, config)
  const how = { body: { code }, headers, returnHeaders: true } as const
  try {
    const { response, headers: set } = isRecovery
      ? await auth.api.verifyBackupCode(how)
      : await auth.api.verifyTOTP(how)
    const acting = db.as(actorFor(response.user, address))
    await audit(acting, { action: isRecovery ? 'second-factor.recovery-used' : 'sign-in' })
    return { ok: true, cookies: [...set.getSetCookie(), knownCookie(secrets.signInKey, response.user.email)] }
  } catch (problem) {
    const objection = codeOf(problem)
    if (objection === undefined) throw problem
    await audit(db.as(stranger(address)), { action: 'sign-in.failed', details: { step: 'second factor' } })
    if (objection === 'ACCOUNT_TEMPORARILY_LOCKED') return { ok: false, reason: 'wait' }
    const isOver = ['INVALID_TWO_FACTOR_COOKIE', 'TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE'].includes(objection)
    return { ok: false, reason: isOver ? 'begin-anew' : 'wrong' }
  }
}

/** Ends the session of whoever asks, and takes its cookie back. */
export async function signOut(
  { auth, config, db }: Parts,
  request: Request,
  actor: Actor,
): Promise<string[]> {
  const { headers } = await auth.api.signOut({ headers: headersFor(request, config), returnHeaders: true })
  await audit(db.as(actor), { action: 'sign-out' })
  return headers.getSetCookie()
}
