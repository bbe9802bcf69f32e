import type { Person } from '../person'
import type { Database, Row } from './database'

/** Somebody who has a flow open in a page. */
export type PresenceRecord = {
  pageId: string
  personId: string
  name: string
  /** The node that is selected there. */
  nodeId: string | null
}

/** After so long without a word a page is taken for gone. */
const GONE_AFTER_MS = 30_000

export type Beat = { pageId: string; person: Person; nodeId: string | null }

/**
 * A page says that it has a flow open.
 *
 * @returns who else has, and the revision that its draft stands at; nothing where there is no such flow
 */
export async function beat(
  db: Database,
  flowId: string,
  { pageId, person, nodeId }: Beat,
  now = new Date(),
): Promise<{ revision: number; others: PresenceRecord[] } | undefined> {
  const gone = new Date(now.getTime() - GONE_AFTER_MS).toISOString()
  // What a power cut would take here is said again soon.
  return db.transaction(
    async (query) => {
      const [flow] = await query('SELECT revision FROM flows WHERE id = $1', flowId)
      if (!flow) return undefined
      await query('DELETE FROM presences WHERE seen_at < $1', gone)
      await query(
        `INSERT INTO presences (flow_id, page_id, person_id, name, node_id, seen_at) VALUES ($1, $2, $3, $4, $5, $6)
          ON CONFLICT (flow_id, page_id) DO UPDATE SET person_id = excluded.person_id, name = excluded.name,
            node_id = excluded.node_id, seen_at = excluded.seen_at`,
        flowId,
        pageId,
        person.id,
        person.name,
        nodeId,
        now.toISOString(),
      )
      const others = await query(
        'SELECT page_id, person_id, name, node_id FROM presences WHERE flow_id = $1 AND page_id <> $2 ORDER BY name, page_id',
        flowId,
        pageId,
      )
      return { revision: Number(flow.revision), others: others.map(recordOf) }
    },
    { relaxed: true },
  )
}

/** A page has been closed, or shows another flow now. */
export async function leave(db: Database, flowId: string, pageId: string): Promise<void> {
  await db.query('DELETE FROM presences WHERE flow_id = $1 AND page_id = $2', flowId, pageId)
}

const recordOf = ({ page_id, person_id, name, node_id }: Row): PresenceRecord => ({
  pageId: String(page_id),
  personId: String(person_id),
  name: String(name),
  nodeId: node_id === null ? null : String(node_id),
})
