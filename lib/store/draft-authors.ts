import type { Person } from '../person'
import type { Database, Query } from './database'
import { nowIso } from './times'

/** Somebody who has edited a draft since it was published last. */
export type DraftAuthorRecord = {
  personId: string
  name: string
  /** Their first and last edit since then. */
  firstAt: string
  lastAt: string
}

/** Keeps that somebody has edited a flow's draft, under the name they go by now. */
export async function recordAuthor(
  query: Query,
  flowId: string,
  { id, name }: Person,
  at = nowIso(),
): Promise<void> {
  await query(
    `INSERT INTO draft_authors (flow_id, person_id, name, first_at, last_at) VALUES ($1, $2, $3, $4, $4)
      ON CONFLICT (flow_id, person_id) DO UPDATE SET name = excluded.name, last_at = excluded.last_at`,
    flowId,
    id,
    name,
    at,
  )
}

/** Who has edited the draft since it was published last, the latest first. */
export async function authorsOf(db: Database, flowId: string): Promise<DraftAuthorRecord[]> {
  return db.client.draftAuthor.findMany({
    where: { flowId },
    orderBy: [{ lastAt: 'desc' }, { personId: 'asc' }],
    omit: { flowId: true },
  })
}

/** The draft was published as it stands: nobody has edited it since, whatever the clock of their server says. */
export async function clearAuthors(query: Query, flowId: string): Promise<void> {
  await query('DELETE FROM draft_authors WHERE flow_id = $1', flowId)
}

/** Somebody goes by another name now, also for what they did before. */
export async function renamePerson(db: Database, { id, name }: Person): Promise<void> {
  await db.query('UPDATE draft_authors SET name = $1 WHERE person_id = $2', name, id)
  await db.query('UPDATE presences SET name = $1 WHERE person_id = $2', name, id)
}
