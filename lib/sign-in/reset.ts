import type { Server } from '@/lib/server'
import { allow } from '@/lib/store/allow'
import { audit } from '@/lib/store/audit'
import type { Database } from '@/lib/store/database'
import { endLinks, findLink, makeLink, takeLink } from '@/lib/store/one-time-links'
import { personById, setPassword } from '@/lib/store/people'
import { hashPassword } from './password'
import { actorFor } from './sign-in'

/**
 * Makes a link by which somebody sets a new password; the ones before it work no more. For whoever has shown that they may: an owner,
 * whoever has the machine, or whoever reads the mail of that person.
 *
 * @returns its path, this once
 */
export async function resetPath(db: Database, personId: string): Promise<string> {
  await endLinks(db, { purpose: 'reset', personId })
  const { token } = await makeLink(db, { purpose: 'reset', personId })
  return `/reset/${token}`
}

/** The same, by an owner for somebody else. */
export async function resetFor(db: Database, personId: string): Promise<string | undefined> {
  allow(db, 'owner')
  const person = await personById(db, personId)
  if (!person) return undefined
  await audit(db, { action: 'password.reset-link', subject: person.name })
  return resetPath(db, personId)
}

/** Whose password a link sets anew; nobody's when it works no more. */
export async function personOfReset(db: Database, token: string) {
  const link = await findLink(db, token)
  return link?.purpose === 'reset' && link.personId ? personById(db, link.personId) : undefined
}

/**
 * Sets a new password by a link. It works once, and ends every session of that person: whoever had the old password is out.
 *
 * @returns their e-mail address
 */
export async function resetPassword(
  { db }: Pick<Server, 'db'>,
  token: string,
  password: string,
): Promise<string | undefined> {
  const passwordHash = await hashPassword(password)
  const person = await personOfReset(db, token)
  if (!person || !(await takeLink(db, token))) return undefined
  await setPassword(db, person.id, passwordHash)
  await audit(db.as(actorFor(person, db.actor.address)), { action: 'password.reset', subject: person.name })
  return person.email
}
