import { createHash, randomBytes } from 'node:crypto'
import type { Role } from '@/lib/access/roles'
import type { Database } from './database'
import { newId } from './new-id'
import { nowIso } from './times'

export type Purpose = 'first-run' | 'invitation' | 'reset'

/** How long each works. */
const HOURS: Record<Purpose, number> = { 'first-run': 24, invitation: 7 * 24, reset: 1 }

export type LinkRecord = {
  id: string
  purpose: Purpose
  email: string | null
  role: Role | null
  personId: string | null
  madeBy: string | null
  createdAt: string
  expiresAt: string
}

type Wanted = Pick<LinkRecord, 'purpose'> & Partial<Pick<LinkRecord, 'email' | 'role' | 'personId'>>

/**
 * Makes a link that works once.
 *
 * @returns its secret part, this once: only a hash of it is kept
 */
export async function makeLink(
  db: Database,
  { purpose, ...whom }: Wanted,
): Promise<{ id: string; token: string; expiresAt: string }> {
  const token = randomBytes(24).toString('base64url')
  const id = newId()
  const expiresAt = new Date(Date.now() + HOURS[purpose] * 3_600_000).toISOString()
  await db.client.oneTimeLink.create({
    data: {
      ...whom,
      id,
      purpose,
      hash: hashOf(token),
      madeBy: db.actor.name,
      createdAt: nowIso(),
      expiresAt,
    },
  })
  return { id, token, expiresAt }
}

/** A link that still works. */
export async function findLink(db: Database, token: string): Promise<LinkRecord | undefined> {
  const found = await db.client.oneTimeLink.findUnique({
    where: { hash: hashOf(token) },
    omit: { hash: true },
  })
  return found && found.endedAt === null && found.expiresAt > nowIso() ? (found as LinkRecord) : undefined
}

/** Uses a link up. Of two who use it at once, one gets it. */
export async function takeLink(db: Database, token: string): Promise<LinkRecord | undefined> {
  const link = await findLink(db, token)
  return link && (await endLink(db, link.id)) ? link : undefined
}

/** Lets a link be used again that was used up for something that did not come about. */
export async function giveLinkBack(db: Database, id: string): Promise<void> {
  await db.client.oneTimeLink.update({ where: { id }, data: { endedAt: null } })
}

/** Ends one link. Tells whether it worked until now. */
export async function endLink(db: Database, id: string): Promise<boolean> {
  const ended = await db.client.oneTimeLink.updateMany({
    where: { id, endedAt: null },
    data: { endedAt: nowIso() },
  })
  return ended.count > 0
}

/** Ends all links of a purpose, or those for one person. */
export async function endLinks(db: Database, where: { purpose: Purpose; personId?: string }): Promise<void> {
  await db.client.oneTimeLink.updateMany({ where: { ...where, endedAt: null }, data: { endedAt: nowIso() } })
}

/** The links of a purpose that still work, the latest first. */
export async function openLinks(db: Database, purpose: Purpose): Promise<LinkRecord[]> {
  const found = await db.client.oneTimeLink.findMany({
    where: { purpose, endedAt: null, expiresAt: { gt: nowIso() } },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    omit: { hash: true },
  })
  return found as LinkRecord[]
}

/** The secret part is 192 random bits: one plain hash is as good as a slow one. */
const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex')
