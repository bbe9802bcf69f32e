import { z } from 'zod'
import { allow } from './allow'
import { audit } from './audit'
import type { Database } from './database'
import { newId } from './new-id'
import { nowIso } from './times'
import { isUniqueViolation } from './violation'

/** A choice of calls that everybody finds under its name. */
export type CallView = { id: string; name: string; filters: string; columns: string[]; author: string }

/** What makes a view: the filters as the address of the page has them, and the columns that are shown. */
export const newView = z.strictObject({
  name: z.string().trim().min(1, 'Give the view a name.').max(60, 'Use at most 60 characters for the name.'),
  filters: z.string().max(2_000),
  columns: z.array(z.string().max(40)).max(40),
})

const MOST_VIEWS = 200

export async function listViews(db: Database): Promise<CallView[]> {
  const rows = await db.query('SELECT * FROM call_views ORDER BY name, id LIMIT $1', MOST_VIEWS)
  return rows.map((row) => ({
    id: String(row.id),
    name: String(row.name),
    filters: String(row.filters),
    columns: JSON.parse(String(row.columns)) as string[],
    author: String(row.author),
  }))
}

/**
 * Keeps a view for everybody.
 *
 * @throws NotAllowed
 */
export async function saveView(
  db: Database,
  view: z.infer<typeof newView>,
): Promise<{ ok: true; view: CallView } | { ok: false; reason: 'taken' | 'too-many' }> {
  allow(db, 'editor')
  const [count] = await db.query('SELECT COUNT(*) AS views FROM call_views')
  if (Number(count?.views) >= MOST_VIEWS) return { ok: false, reason: 'too-many' }
  const made = { ...view, id: newId(), author: db.actor.name }
  try {
    await db.query(
      'INSERT INTO call_views (id, name, filters, columns, author, created_at) VALUES ($1, $2, $3, $4, $5, $6)',
      made.id,
      made.name,
      made.filters,
      JSON.stringify(made.columns),
      made.author,
      nowIso(),
    )
  } catch (trouble) {
    if (isUniqueViolation(trouble)) return { ok: false, reason: 'taken' }
    throw trouble
  }
  await audit(db, { action: 'call-view.saved', subject: made.id, details: { name: made.name } })
  return { ok: true, view: made }
}

/**
 * Forgets a view.
 *
 * @returns whether there was one
 * @throws NotAllowed
 */
export async function removeView(db: Database, id: string): Promise<boolean> {
  allow(db, 'editor')
  const [gone] = await db.query('DELETE FROM call_views WHERE id = $1 RETURNING name', id)
  if (gone)
    await audit(db, { action: 'call-view.removed', subject: id, details: { name: String(gone.name) } })
  return gone !== undefined
}
