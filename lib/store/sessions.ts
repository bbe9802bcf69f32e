import { audit } from './audit'
import type { Database } from './database'

export type SessionRecord = {
  id: string
  address: string | null
  userAgent: string | null
  createdAt: string
  /** When it was used last, to the hour. */
  seenAt: string
}

/** Where whoever acts is signed in, the latest first. */
export async function ownSessions(db: Database): Promise<SessionRecord[]> {
  const found = await db.client.session.findMany({
    where: { userId: db.actor.id, expiresAt: { gt: new Date() } },
    orderBy: [{ updatedAt: 'desc' }, { id: 'asc' }],
    take: 100,
  })
  return found.map(({ id, ipAddress, userAgent, createdAt, updatedAt }) => ({
    id,
    address: ipAddress,
    userAgent,
    createdAt: createdAt.toISOString(),
    seenAt: updatedAt.toISOString(),
  }))
}

/** Ends one of the sessions of whoever acts: that browser is out at its next click. Tells whether there was one. */
export async function endSession(db: Database, id: string): Promise<boolean> {
  const ended = await db.client.session.deleteMany({ where: { id, userId: db.actor.id } })
  if (ended.count > 0) await audit(db, { action: 'session.ended' })
  return ended.count > 0
}

/** Ends all of them but the one that they act by. */
export async function endOtherSessions(db: Database, than: string): Promise<number> {
  const ended = await db.client.session.deleteMany({ where: { userId: db.actor.id, id: { not: than } } })
  if (ended.count > 0) await audit(db, { action: 'sessions.ended', details: { count: ended.count } })
  return ended.count
}
