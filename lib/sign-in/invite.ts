import type { Role } from '@/lib/access/roles'
import { allow } from '@/lib/store/allow'
import { audit } from '@/lib/store/audit'
import type { Database } from '@/lib/store/database'
import { endLink, type LinkRecord, makeLink, openLinks } from '@/lib/store/one-time-links'
import { personByEmail } from '@/lib/store/people'
import { joinPath } from './join'

/**
 * Invites somebody by their e-mail address.
 *
 * @returns the path of their link, this once
 */
export async function invite(
  db: Database,
  { email, role }: { email: string; role: Role },
): Promise<{ ok: true; path: string; expiresAt: string } | { ok: false; reason: 'taken' }> {
  allow(db, 'owner')
  if (await personByEmail(db, email)) return { ok: false, reason: 'taken' }
  // Who is invited anew has one link, not two.
  for (const link of await openLinks(db, 'invitation')) if (link.email === email) await endLink(db, link.id)
  const { token, expiresAt } = await makeLink(db, { purpose: 'invitation', email, role })
  await audit(db, { action: 'person.invited', subject: email, details: { role } })
  return { ok: true, path: joinPath(token), expiresAt }
}

/** The invitations that nobody has used yet. */
export async function pendingInvitations(db: Database): Promise<LinkRecord[]> {
  allow(db, 'owner')
  return openLinks(db, 'invitation')
}

/** Takes an invitation back. Tells whether it worked until now. */
export async function uninvite(db: Database, id: string): Promise<boolean> {
  allow(db, 'owner')
  const link = (await openLinks(db, 'invitation')).find((one) => one.id === id)
  if (!link || !(await endLink(db, id))) return false
  await audit(db, { action: 'person.uninvited', subject: link.email ?? '' })
  return true
}
