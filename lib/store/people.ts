import { includes, type Role } from '@/lib/access/roles'
import { allow } from './allow'
import { audit } from './audit'
import type { Database } from './database'
import { renamePerson } from './draft-authors'
import { newId } from './new-id'
import { nowIso } from './times'
import { isUniqueViolation } from './violation'

export type PersonRecord = {
  id: string
  name: string
  email: string
  role: Role
  disabledAt: string | null
  /** Does signing in take a second factor? */
  hasSecondFactor: boolean
  createdAt: string
  /** When they did something last, to the hour; nothing while they are not signed in anywhere. */
  seenAt: string | null
}

/** Whether anybody may let others in: until then the first-run link does. */
export async function hasOwner(db: Database): Promise<boolean> {
  return (await db.client.person.count({ where: { role: 'owner', disabledAt: null } })) > 0
}

/** Everybody, by name. */
export async function listPeople(db: Database): Promise<PersonRecord[]> {
  allow(db, 'viewer')
  const found = await db.client.person.findMany({
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    include: { sessions: { select: { updatedAt: true }, orderBy: { updatedAt: 'desc' }, take: 1 } },
  })
  return found.map(({ id, name, email, role, disabledAt, twoFactorEnabled, createdAt, sessions }) => ({
    id,
    name,
    email,
    role: role as Role, // written by us alone
    disabledAt,
    hasSecondFactor: twoFactorEnabled ?? false,
    createdAt: createdAt.toISOString(),
    seenAt: sessions[0]?.updatedAt.toISOString() ?? null,
  }))
}

/** The names of those who may let others in and say what they may do. */
export async function ownerNames(db: Database): Promise<string[]> {
  const owners = await db.client.person.findMany({
    where: { role: 'owner', disabledAt: null },
    orderBy: [{ createdAt: 'asc' }],
    select: { name: true },
  })
  return owners.map(({ name }) => name)
}

/** Somebody by their e-mail address, in whatever case it is written. */
export async function personByEmail(db: Database, email: string) {
  const found = await db.client.person.findUnique({
    where: { email: email.toLowerCase() },
    select: { id: true, name: true, email: true, disabledAt: true },
  })
  return found ?? undefined
}

/** Somebody new, with a password. For whoever holds an invitation: that says who may. */
export async function createPerson(
  db: Database,
  { name, email, role, passwordHash }: { name: string; email: string; role: Role; passwordHash: string },
): Promise<{ ok: true; id: string } | { ok: false; reason: 'taken' }> {
  const id = newId()
  const times = { createdAt: new Date(), updatedAt: new Date() }
  try {
    await db.client.person.create({
      data: {
        id,
        name,
        email: email.toLowerCase(),
        role,
        ...times,
        accounts: {
          create: { id: newId(), accountId: id, providerId: 'credential', password: passwordHash, ...times },
        },
      },
    })
  } catch (trouble) {
    if (isUniqueViolation(trouble)) return { ok: false, reason: 'taken' }
    throw trouble
  }
  return { ok: true, id }
}

type Changed = { ok: true } | { ok: false; reason: 'not-found' | 'last-owner' }

/** Gives somebody another role. What they may do changes with their next click. */
export async function changeRole(db: Database, id: string, role: Role): Promise<Changed> {
  allow(db, 'owner')
  const changed = await unlessLastOwner(db, id, includes(role, 'owner'), { role })
  if (changed.ok) await audit(db, { action: 'person.role', subject: changed.name, details: { role } })
  return changed
}

/** Locks somebody out, everywhere at once; or lets them in again. */
export async function setDisabled(db: Database, id: string, isDisabled: boolean): Promise<Changed> {
  allow(db, 'owner')
  const changed = await unlessLastOwner(db, id, !isDisabled, { disabledAt: isDisabled ? nowIso() : null })
  if (!changed.ok) return changed
  if (isDisabled) await db.client.session.deleteMany({ where: { userId: id } })
  await audit(db, { action: isDisabled ? 'person.disabled' : 'person.enabled', subject: changed.name })
  return changed
}

/** Forgets somebody: their sessions and ways in. What they did stays told under their name. */
export async function removePerson(db: Database, id: string): Promise<Changed> {
  allow(db, 'owner')
  // Disabled first: that minds the last owner, and whoever is disabled gets no session while they are removed.
  const changed = await unlessLastOwner(db, id, false, { disabledAt: nowIso() })
  if (!changed.ok) return changed
  await db.client.person.deleteMany({ where: { id } })
  await db.query('DELETE FROM presences WHERE person_id = $1', id)
  await audit(db, { action: 'person.removed', subject: changed.name })
  return changed
}

/**
 * Changes somebody, except that the last owner who can sign in stays one: otherwise nobody could let people in. Both are one
 * transaction, in which the owners stand still; two owners who demote each other at once are told apart.
 */
async function unlessLastOwner(
  db: Database,
  id: string,
  staysOwner: boolean,
  to: { role: Role } | { disabledAt: string | null },
): Promise<{ ok: true; name: string } | { ok: false; reason: 'not-found' | 'last-owner' }> {
  return db.transaction(async (query) => {
    const lock = { sqlite: '', postgresql: ' FOR UPDATE' }
    const owners = (kind: keyof typeof lock) =>
      `SELECT id FROM people WHERE role = 'owner' AND disabled_at IS NULL ORDER BY id${lock[kind]}`
    // SQLite lets one transaction write at a time: this one from here on.
    await query('UPDATE people SET role = role WHERE id = $1', id)
    const standing = await query({ sqlite: owners('sqlite'), postgresql: owners('postgresql') })
    const [person] = await query('SELECT name FROM people WHERE id = $1', id)
    if (!person) return { ok: false, reason: 'not-found' }
    if (!staysOwner && standing.length === 1 && standing[0]?.id === id)
      return { ok: false, reason: 'last-owner' }
    if ('role' in to) await query('UPDATE people SET role = $1 WHERE id = $2', to.role, id)
    else await query('UPDATE people SET disabled_at = $1 WHERE id = $2', to.disabledAt, id)
    return { ok: true, name: String(person.name) }
  })
}

/** Somebody by their id. */
export async function personById(db: Database, id: string) {
  const found = await db.client.person.findUnique({
    where: { id },
    select: { id: true, name: true, email: true, disabledAt: true },
  })
  return found ?? undefined
}

/** Sets a password, also where there was none, and ends every session of that person. For whoever holds a link that lets them. */
export async function setPassword(db: Database, id: string, passwordHash: string): Promise<void> {
  const updatedAt = new Date()
  const changed = await db.client.personAccount.updateMany({
    where: { userId: id, providerId: 'credential' },
    data: { password: passwordHash, updatedAt },
  })
  if (changed.count === 0)
    await db.client.personAccount.create({
      data: {
        id: newId(),
        accountId: id,
        providerId: 'credential',
        userId: id,
        password: passwordHash,
        createdAt: updatedAt,
        updatedAt,
      },
    })
  await db.client.session.deleteMany({ where: { userId: id } })
}

/** Whoever acts says their name, and how they want times to be written. */
export async function changeProfile(
  db: Database,
  { name, preferences }: { name: string; preferences: string },
): Promise<void> {
  allow(db, 'viewer')
  const { id } = db.actor
  await db.client.person.updateMany({ where: { id }, data: { name, preferences, updatedAt: new Date() } })
  await renamePerson(db, { id, name })
}

/** Does whoever acts sign in by a password? Not who came by an identity provider alone. */
export async function hasPassword(db: Database, id: string): Promise<boolean> {
  return (await db.client.personAccount.count({ where: { userId: id, providerId: 'credential' } })) > 0
}
