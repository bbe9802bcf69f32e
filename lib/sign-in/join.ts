import type { Role } from '@/lib/access/roles'
import type { Server } from '@/lib/server'
import { audit } from '@/lib/store/audit'
import type { Database } from '@/lib/store/database'
import {
  endLinks,
  findLink,
  giveLinkBack,
  type LinkRecord,
  makeLink,
  takeLink,
} from '@/lib/store/one-time-links'
import { createPerson, hasOwner } from '@/lib/store/people'
import { hashPassword } from './password'
import { actorFor } from './sign-in'

/**
 * A new first-run link, as long as there is nobody who may let others in; the ones before it work no more.
 *
 * @returns its path, or nothing when there is an owner
 */
export async function firstRunPath(db: Database): Promise<string | undefined> {
  if (await hasOwner(db)) return undefined
  await endLinks(db, { purpose: 'first-run' })
  const { token } = await makeLink(db, { purpose: 'first-run' })
  return joinPath(token)
}

export const joinPath = (token: string): string => `/join/${token}`

/** What somebody may become by a link: the owner of a Patchbay that has none, or what they were invited to. */
export async function openInvitation(
  db: Database,
  token: string,
): Promise<(LinkRecord & { role: Role }) | undefined> {
  const link = await findLink(db, token)
  if (link?.purpose === 'invitation' && link.role) return { ...link, role: link.role }
  if (link?.purpose === 'first-run' && !(await hasOwner(db))) return { ...link, role: 'owner' }
  return undefined
}

/**
 * Makes somebody of whoever holds a link. The link works once; of two who use it at once, one comes in.
 */
export async function join(
  { db }: Pick<Server, 'db'>,
  token: string,
  { name, email, password }: { name: string; email: string; password: string },
): Promise<{ ok: true; email: string } | { ok: false; reason: 'link' | 'taken' }> {
  const passwordHash = await hashPassword(password)
  const invitation = await openInvitation(db, token)
  if (!invitation || !(await takeLink(db, token))) return { ok: false, reason: 'link' }
  const { id: linkId, purpose, role } = invitation
  const address = invitation.email ?? email
  const made = await createPerson(db, { name, email: address, role, passwordHash })
  if (!made.ok) {
    await giveLinkBack(db, linkId)
    return made
  }
  await audit(db.as(actorFor({ id: made.id, name }, db.actor.address)), {
    action: 'person.joined',
    subject: name,
    details: { role, by: purpose === 'first-run' ? 'first-run link' : 'invitation' },
  })
  return { ok: true, email: address }
}
