import type { Database } from './database'
import { forBoth, textsFromJson } from './json-rows'

/** What lists show of a version: how its nodes are called, and the time zone that its times are in. */
export type VersionNames = {
  nodes: ReadonlyMap<string, string>
  /** The nodes at which what is said is written down. */
  transcribed: ReadonlySet<string>
  timeZone: string
}

/** Versions never change, so their names are read once; the oldest used goes first. */
const known = new Map<string, VersionNames>()
const MOST_KNOWN = 200

/** The names in versions, by the id of the version. */
export async function namesInVersions(
  db: Database,
  versionIds: string[],
): Promise<Map<string, VersionNames>> {
  const wanted = [...new Set(versionIds)]
  const missing = wanted.filter((id) => !known.has(id))
  if (missing.length > 0) {
    for (const { id, document } of await db.query(READ, JSON.stringify(missing)))
      known.set(String(id), namesIn(String(document)))
  }
  const found = new Map<string, VersionNames>()
  for (const id of wanted) {
    const names = known.get(id)
    if (!names) continue
    found.set(id, names)
    known.delete(id)
    known.set(id, names)
  }
  for (const id of [...known.keys()].slice(0, Math.max(0, known.size - MOST_KNOWN))) known.delete(id)
  return found
}

/** Is what is said at that node written down? */
export async function isTranscribed(
  db: Database,
  versionId: string | null,
  nodeId: string | null,
): Promise<boolean> {
  if (versionId === null || nodeId === null) return false
  const names = await namesInVersions(db, [versionId])
  return names.get(versionId)?.transcribed.has(nodeId) ?? false
}

/** Published documents were parsed when they were written. */
function namesIn(document: string): VersionNames {
  const { nodes = {}, settings } = JSON.parse(document) as {
    nodes?: Record<string, { name?: string; settings?: { transcribe?: unknown } }>
    settings?: { timeZone?: string }
  }
  return {
    nodes: new Map(Object.entries(nodes).map(([id, { name }]) => [id, name ?? id])),
    transcribed: new Set(Object.keys(nodes).filter((id) => nodes[id]?.settings?.transcribe !== undefined)),
    timeZone: settings?.timeZone ?? 'UTC',
  }
}

const texts = textsFromJson('$1')
const READ = forBoth((provider) => `SELECT id, document FROM versions WHERE id IN ${texts[provider]}`)
