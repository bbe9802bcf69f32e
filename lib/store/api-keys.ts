import { createHash, randomBytes } from 'node:crypto'
import type { Database } from './database'
import { newId } from './new-id'
import { nowIso } from './times'

export type ApiKeyRecord = { id: string; name: string; createdAt: string }

/**
 * Makes a key for the REST API.
 *
 * @param name who or what uses it
 * @returns the key, this once: only its hash is kept
 */
export async function createApiKey(db: Database, name: string): Promise<{ id: string; key: string }> {
  const key = `pb_${randomBytes(32).toString('base64url')}`
  const id = newId()
  await db.client.apiKey.create({ data: { id, name, hash: hashOf(key), createdAt: nowIso() } })
  return { id, key }
}

/** Whose key this is; nothing for one that is unknown or was revoked. */
export async function findApiKey(
  db: Database,
  key: string,
): Promise<{ id: string; name: string } | undefined> {
  const found = await db.client.apiKey.findUnique({
    where: { hash: hashOf(key), revokedAt: null },
    select: { id: true, name: true },
  })
  return found ?? undefined
}

/** The keys that work, oldest first. */
export const listApiKeys = (db: Database): Promise<ApiKeyRecord[]> =>
  db.client.apiKey.findMany({
    where: { revokedAt: null },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    omit: { hash: true, revokedAt: true },
  })

/** Ends a key. Tells whether there was one that worked. */
export async function revokeApiKey(db: Database, id: string): Promise<boolean> {
  const revoked = await db.client.apiKey.updateMany({
    where: { id, revokedAt: null },
    data: { revokedAt: nowIso() },
  })
  return revoked.count > 0
}

/** A key is 256 random bits: one plain hash is as good as a slow one. */
const hashOf = (key: string): string => createHash('sha256').update(key).digest('hex')
