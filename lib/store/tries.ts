import type { Database } from './database'

/** How often something may be tried within some time. */
export type Limit = { tries: number; withinSeconds: number }

/**
 * Counts that something is tried. Kept in the database, so that it holds for all processes together; counted before it is done, so
 * that many at once are no way around it.
 *
 * @param key what is counted: an account, a network, a browser
 * @returns when it was tried too often, how many seconds to wait, and whether this is the first that has to
 */
export async function countTry(
  db: Database,
  key: string,
  { tries, withinSeconds }: Limit,
  now = new Date(),
): Promise<{ seconds: number; isFirst: boolean } | undefined> {
  const until = new Date(now.getTime() + withinSeconds * 1_000).toISOString()
  const [counted] = await db.query(
    `INSERT INTO tries (key, count, until) VALUES ($1, 1, $2) ON CONFLICT (key) DO UPDATE SET
      count = CASE WHEN tries.until <= $3 THEN 1 ELSE tries.count + 1 END,
      until = CASE WHEN tries.until <= $3 THEN excluded.until ELSE tries.until END
      RETURNING count, until`,
    key,
    until,
    now.toISOString(),
  )
  // What is over is forgotten as others try: nothing else reads it.
  await db.query('DELETE FROM tries WHERE until <= $1', now.toISOString())
  const count = Number(counted?.count)
  if (count <= tries) return undefined
  const seconds = Math.ceil((Date.parse(String(counted?.until)) - now.getTime()) / 1_000)
  return { seconds: Math.max(1, seconds), isFirst: count === tries + 1 }
}

/** It went well: what was counted for it counts no more. */
export async function forgetTries(db: Database, ...keys: string[]): Promise<void> {
  for (const key of keys) await db.query('DELETE FROM tries WHERE key = $1', key)
}

/** It went well, but others are counted under the same key: one less. */
export async function takeTryBack(db: Database, key: string): Promise<void> {
  await db.query('UPDATE tries SET count = count - 1 WHERE key = $1 AND count > 0', key)
}
