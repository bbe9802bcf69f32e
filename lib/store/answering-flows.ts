import type { Flow } from '@/lib/flow/document'
import { kindNamed } from '@/lib/flow/kinds'
import type { Database } from './database'
import { readText } from './flows'

export type AnsweringFlows = {
  /** What answers each number now: its pinned version, else the live one. A number that nothing answers is not there. */
  byNumber: Map<string, Flow>
  /** The live versions of the flows that these go on in. */
  byFlow: Map<string, Flow>
}

/** The documents that callers walk through now. */
export async function answeringFlows(db: Database): Promise<AnsweringFlows> {
  const numbers = await db.query(
    `SELECT n.e164, COALESCE(n.pinned_version_id, f.live_version_id) AS version_id
      FROM numbers n JOIN flows f ON f.id = n.flow_id`,
  )
  const versions = await documents(
    db,
    numbers.flatMap(({ version_id }) => (version_id === null ? [] : [String(version_id)])),
  )
  const byFlow = new Map<string, Flow>()
  let ahead = namedBy(versions.values(), byFlow)
  while (ahead.length > 0) {
    const found = await liveDocuments(db, ahead)
    for (const [id, flow] of found) byFlow.set(id, flow)
    ahead = namedBy(found.values(), byFlow)
  }
  const byNumber = new Map<string, Flow>()
  for (const { e164, version_id } of numbers) {
    const flow = versions.get(String(version_id))
    if (flow) byNumber.set(String(e164), flow)
  }
  return { byNumber, byFlow }
}

/** The flows that these go on in, but for those that are known. */
function namedBy(flows: Iterable<Flow>, known: Map<string, Flow>): string[] {
  const named = [...flows].flatMap(({ nodes }) =>
    Object.values(nodes).flatMap(({ kind, settings }) => kindNamed(kind).flows?.(settings) ?? []),
  )
  return [...new Set(named)].filter((id) => !known.has(id))
}

async function liveDocuments(db: Database, flowIds: string[]): Promise<Map<string, Flow>> {
  const flows = await db.client.flow.findMany({
    where: { id: { in: flowIds }, liveVersionId: { not: null } },
    select: { id: true, liveVersionId: true },
  })
  const versions = await documents(
    db,
    flows.map(({ liveVersionId }) => String(liveVersionId)),
  )
  return new Map(
    flows.flatMap(({ id, liveVersionId }) => {
      const flow = versions.get(String(liveVersionId))
      return flow ? [[id, flow] as const] : []
    }),
  )
}

/** What was read already: a version never changes, and a large one takes a while to read. */
const known = new Map<string, Flow>()
const MAX_KNOWN = 500

/** By the version's id. One of another time that cannot be read is not there. */
async function documents(db: Database, versionIds: string[]): Promise<Map<string, Flow>> {
  const wanted = new Set(versionIds)
  const missing = [...wanted].filter((id) => !known.has(id))
  if (known.size + missing.length > MAX_KNOWN) known.clear()
  const found = new Map([...wanted].flatMap((id) => (known.has(id) ? [[id, known.get(id) as Flow]] : [])))
  const rows = await db.client.version.findMany({
    where: { id: { in: [...wanted].filter((id) => !found.has(id)) } },
    select: { id: true, document: true },
  })
  for (const { id, document } of rows) {
    const read = readText(document)
    if (!read.ok) continue
    known.set(id, read.flow)
    found.set(id, read.flow)
  }
  return found
}
