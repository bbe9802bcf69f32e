import type { Database } from './database'
import { forBoth, textsFromJson } from './json-rows'

/** Versions never change, so the names of their nodes are read once; the oldest used goes first. */
const known = new Map<string, ReadonlyMap<string, string>>()
const MOST_KNOWN = 200

/** How the nodes of versions are called, by the id of the version and of the node. */
export async function nodeNamesOf(
  db: Database,
  versionIds: string[],
): Promise<Map<string, ReadonlyMap<string, string>>> {
  const wanted = [...new Set(versionIds)]
  const missing = wanted.filter((id) => !known.has(id))
  if (missing.length > 0) {
    for (const { id, document } of await db.query(READ, JSON.stringify(missing)))
      known.set(String(id), namesIn(String(document)))
  }
  const names = new Map(wanted.flatMap((id) => (known.has(id) ? [[id, known.get(id) ?? NONE] as const] : [])))
  for (const [id, its] of names) {
    known.delete(id)
    known.set(id, its)
  }
  for (const id of [...known.keys()].slice(0, Math.max(0, known.size - MOST_KNOWN))) known.delete(id)
  return names
}

const NONE: ReadonlyMap<string, string> = new Map()

/** Published documents were parsed when they were written. */
function namesIn(document: string): ReadonlyMap<string, string> {
  const { nodes = {} } = JSON.parse(document) as { nodes?: Record<string, { name?: string }> }
  return new Map(Object.entries(nodes).map(([id, { name }]) => [id, name ?? id]))
}

const texts = textsFromJson('$1')
const READ = forBoth((provider) => `SELECT id, document FROM versions WHERE id IN ${texts[provider]}`)
