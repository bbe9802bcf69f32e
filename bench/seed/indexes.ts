import type { Database } from '@/lib/store/database'
import { forBoth } from '@/lib/store/json-rows'

/** Tables that are filled with so much that keeping their indexes in order meanwhile would take most of the time. */
const FILLED = "('log', 'calls')"

const INDEXES = {
  sqlite: `SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN ${FILLED}`,
  postgresql: `SELECT i.indexname AS name, i.indexdef AS sql FROM pg_indexes i
    WHERE i.schemaname = current_schema() AND i.tablename IN ${FILLED}
      AND NOT EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conindid = format('%I.%I', i.schemaname, i.indexname)::regclass)`,
}

/** An index under the same name, not there yet. */
const isThere = forBoth((provider) =>
  provider === 'sqlite'
    ? "SELECT 1 FROM sqlite_master WHERE type = 'index' AND name = $1"
    : 'SELECT 1 FROM pg_indexes WHERE schemaname = current_schema() AND indexname = $1',
)

/**
 * Takes the indexes of the great tables away while `fill` runs, and makes the very same again, also where it fails.
 *
 * @param onIndex told of each before it is made again
 */
export async function withoutIndexes(
  db: Database,
  fill: () => Promise<void>,
  onIndex: (name: string) => void,
): Promise<void> {
  const indexes = await db.query(INDEXES)
  for (const { name } of indexes) await db.query(`DROP INDEX "${name}"`)
  try {
    await fill()
  } finally {
    for (const { name, sql } of indexes) {
      const [there] = await db.query(isThere, String(name))
      if (there) continue
      onIndex(String(name))
      await db.query(String(sql))
    }
  }
}
