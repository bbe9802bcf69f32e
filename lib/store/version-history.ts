import type { Database } from './database'

/** A version as the list of versions shows it. */
export type PastVersion = {
  id: string
  number: number
  note: string
  author: string | null
  createdAt: string
  isLive: boolean
  /** The same for two versions that do the same. */
  hash: string
  /** How many calls began with it, and when the last of them did. */
  calls: number
  lastCallAt: string | null
  /** Numbers that it answers whichever is live, E.164. */
  pinnedBy: string[]
}

/** The versions of a flow, newest first, with what became of each. */
export async function versionHistory(db: Database, flowId: string): Promise<PastVersion[]> {
  const [versions, counts] = await Promise.all([
    db.client.version.findMany({
      where: { flowId },
      orderBy: { number: 'desc' },
      omit: { document: true, fallback: true },
      include: {
        liveOf: { select: { id: true } },
        pinnedBy: { select: { e164: true }, orderBy: { e164: 'asc' } },
      },
    }),
    db.query(
      `SELECT version_id, COUNT(*) AS calls, MAX(started_at) AS last FROM calls
        WHERE version_id IN (SELECT id FROM versions WHERE flow_id = $1) GROUP BY version_id`,
      flowId,
    ),
  ])
  const counted = new Map(counts.map((row) => [String(row.version_id), row]))
  return versions.map(({ id, number, note, author, createdAt, hash, liveOf, pinnedBy }) => ({
    id,
    number,
    note,
    author,
    createdAt,
    hash,
    isLive: liveOf !== null,
    calls: Number(counted.get(id)?.calls ?? 0),
    lastCallAt: (counted.get(id)?.last as string | undefined) ?? null,
    pinnedBy: pinnedBy.map(({ e164 }) => e164),
  }))
}
