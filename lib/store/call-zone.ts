import type { CallFilters } from './call-filters'
import type { Database } from './database'
import { versionFacts } from './version-facts'

/**
 * The time zone in which a choice of calls is read: that of the version, flow or number chosen, else the one that most flows have
 * that are live.
 */
export async function zoneOf(
  db: Database,
  { versionId, flowId, called }: Pick<CallFilters, 'versionId' | 'flowId' | 'called'>,
): Promise<string> {
  if (versionId) {
    const facts = (await versionFacts(db, [versionId])).get(versionId)
    if (facts) return facts.timeZone
  }
  const flows = await db.query('SELECT id, live_version_id FROM flows WHERE live_version_id IS NOT NULL')
  const [number] = called ? await db.query('SELECT flow_id FROM numbers WHERE e164 = $1', called) : []
  const wanted = flowId ?? number?.flow_id
  const meant = flows.filter(({ id }) => id === wanted)
  const among = meant.length > 0 ? meant : flows
  const facts = await versionFacts(
    db,
    among.map(({ live_version_id: id }) => String(id)),
  )
  const counts = new Map<string, number>()
  for (const { timeZone } of facts.values()) counts.set(timeZone, (counts.get(timeZone) ?? 0) + 1)
  const [most] = [...counts].sort((a, b) => b[1] - a[1])
  return most?.[0] ?? 'UTC'
}
