import { createHash, randomBytes } from 'node:crypto'
import type { Role } from '@/lib/access/roles'
import { allow } from './allow'
import { audit } from './audit'
import type { Database } from './database'
import { newId } from './new-id'
import { nowIso } from './times'

export type ApiKeyRecord = {
  id: string
  name: string
  role: Role
  madeBy: string | null
  createdAt: string
  /** It works until then; for ever when it is not said. */
  expiresAt: string | null
  lastUsedAt: string | null
}

export type KnownKey = Pick<ApiKeyRecord, 'id' | 'name' | 'role'>

/** To the minute is enough to see which keys are in use. */
const USED_EVERY_MS = 60_000

/**
 * Makes a key for the REST API.
 *
 * @param name who or what uses it
 * @param how what it may do, and for how many days; for ever when they are not said
 * @returns the key, this once: only its hash is kept
 */
export async function createApiKey(
  db: Database,
  name: string,
  { role, days }: { role: Role; days?: number | undefined },
): Promise<{ id: string; key: string }> {
  allow(db, 'owner')
  const key = `pb_${randomBytes(32).toString('base64url')}`
  const id = newId()
  const expiresAt = days === undefined ? null : new Date(Date.now() + days * 86_400_000).toISOString()
  await db.client.apiKey.create({
    data: { id, name, hash: hashOf(key), role, madeBy: db.actor.name, createdAt: nowIso(), expiresAt },
  })
  await audit(db, { action: 'key.made', subject: name, details: { role, days: days ?? null } })
  return { id, key }
}

/** Whose key this is; nothing for one that is unknown, was revoked, or is over. Notes that it was used. */
export async function findApiKey(db: Database, key: string): Promise<KnownKey | undefined> {
  const found = await db.client.apiKey.findUnique({
    where: { hash: hashOf(key), revokedAt: null },
    select: { id: true, name: true, role: true, expiresAt: true, lastUsedAt: true },
  })
  const now = nowIso()
  if (!found || (found.expiresAt !== null && found.expiresAt <= now)) return undefined
  const { id, name, role, lastUsedAt } = found
  if (lastUsedAt === null || Date.parse(now) - Date.parse(lastUsedAt) > USED_EVERY_MS)
    await db.query('UPDATE api_keys SET last_used_at = $1 WHERE id = $2', now, id)
  return { id, name, role: role as Role } // written by us alone
}

/** The keys that were not revoked, oldest first; also those that are over. */
export async function listApiKeys(db: Database): Promise<ApiKeyRecord[]> {
  allow(db, 'owner')
  const found = await db.client.apiKey.findMany({
    where: { revokedAt: null },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    omit: { hash: true, revokedAt: true },
  })
  return found as ApiKeyRecord[]
}

/** Ends a key. Tells whether there was one that worked. */
export async function revokeApiKey(db: Database, id: string): Promise<boolean> {
  allow(db, 'owner')
  const [revoked] = await db.query(
    'UPDATE api_keys SET revoked_at = $1 WHERE id = $2 AND revoked_at IS NULL RETURNING name',
    nowIso(),
    id,
  )
  if (revoked) await audit(db, { action: 'key.revoked', subject: String(revoked.name) })
  return revoked !== undefined
}

/** A key is 256 random bits: one plain hash is as good as a slow one. */
const hashOf = (key: string): string => createHash('sha256').update(key).digest('hex')
