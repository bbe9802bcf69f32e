import type { Database } from './database'
import { forBoth, textsFromJson } from './json-rows'

/** What lists say of a version: enough to name it and its nodes, without its document. */
export type VersionFacts = {
  id: string
  number: number
  flowId: string
  timeZone: string
  /** By the id of the node. */
  nodeNames: Record<string, string>
}

/** Versions never change, so what is known of one stays. */
const known = new Map<string, VersionFacts>()
const MOST_KNOWN = 2_000

/** Facts about versions; a document is read once in the life of a process. Those that there are not are left out. */
export async function versionFacts(db: Database, ids: string[]): Promise<Map<string, VersionFacts>> {
  const unknown = [...new Set(ids)].filter((id) => !known.has(id))
  if (unknown.length > 0) {
    const rows = await db.query(FIND, JSON.stringify(unknown))
    if (known.size + rows.length > MOST_KNOWN) known.clear()
    for (const row of rows) {
      const id = String(row.id)
      known.set(id, {
        id,
        number: Number(row.number),
        flowId: String(row.flow_id),
        ...named(String(row.document)),
      })
    }
  }
  return new Map(ids.flatMap((id) => [[id, known.get(id)] as const].filter(isKnown)))
}

const isKnown = (pair: readonly [string, VersionFacts | undefined]): pair is [string, VersionFacts] =>
  pair[1] !== undefined

/** Read as it was published, without the schema: a name and a zone stand where they always stood. */
function named(text: string): Pick<VersionFacts, 'timeZone' | 'nodeNames'> {
  const { settings, nodes } = JSON.parse(text) as {
    settings?: { timeZone?: string }
    nodes?: Record<string, { name?: string }>
  } // it was a flow when it was published
  const names = Object.entries(nodes ?? {}).map(([id, node]) => [id, node.name ?? id] as const)
  return { timeZone: settings?.timeZone ?? 'UTC', nodeNames: Object.fromEntries(names) }
}

const texts = textsFromJson('$1')
const FIND = forBoth(
  (provider) => `SELECT id, number, flow_id, document FROM versions WHERE id IN ${texts[provider]}`,
)

/** The flows, with the versions that each has had: what calls can be chosen by. */
export type KnownFlow = { id: string; name: string; versions: { id: string; number: number }[] }

export async function flowsAndVersions(db: Database): Promise<KnownFlow[]> {
  const rows = await db.query(
    `SELECT f.id, f.name, v.id AS version_id, v.number FROM flows f LEFT JOIN versions v ON v.flow_id = f.id
      ORDER BY f.name, f.id, v.number DESC`,
  )
  const flows = new Map<string, KnownFlow>()
  for (const row of rows) {
    const id = String(row.id)
    const flow = flows.get(id) ?? { id, name: String(row.name), versions: [] }
    if (row.version_id !== null)
      flow.versions.push({ id: String(row.version_id), number: Number(row.number) })
    flows.set(id, flow)
  }
  return [...flows.values()]
}
