import { type Calendar, calendar } from '@/lib/flow/calendar'
import { isSame } from '@/lib/flow/edit/same'
import { allow } from './allow'
import { type Audited, audit } from './audit'
import type { Database, Query } from './database'
import { nowIso } from './times'

export type CalendarRecord = { name: string; calendar: Calendar; updatedAt: string }

/** All calendars by name. */
export async function listCalendars(db: Database): Promise<CalendarRecord[]> {
  const found = await db.client.calendar.findMany({ orderBy: { name: 'asc' } })
  return found.map(({ name, document, updatedAt }) => ({ name, calendar: parsed(document), updatedAt }))
}

/**
 * Calendars by name, as they stand now: those named, or all. A name that there is none of is not among them.
 * The record has no prototype: a calendar may be called `constructor`.
 */
export async function getCalendars(db: Database, names?: string[]): Promise<Record<string, Calendar>> {
  const found = await db.client.calendar.findMany(names && { where: { name: { in: names } } })
  const calendars: Record<string, Calendar> = Object.create(null)
  for (const { name, document } of found) calendars[name] = parsed(document)
  return calendars
}

/** Writes a calendar, new or in the place of the one of that name. Takes effect on the next call that asks it. */
export async function putCalendar(db: Database, name: string, value: Calendar): Promise<void> {
  allow(db, 'publisher')
  await db.transaction(async (query) => {
    const before = await standingIn(query, name)
    await query(
      `INSERT INTO calendars (name, document, updated_at) VALUES ($1, $2, $3)
        ON CONFLICT (name) DO UPDATE SET document = excluded.document, updated_at = excluded.updated_at`,
      name,
      JSON.stringify(value),
      nowIso(),
    )
    await audit(db, { subject: name, ...whatChanged(before, value) }, query)
  })
}

/**
 * Writes a calendar that somebody saw as it was: one that has changed since, or that should be new and is there, stays as it
 * is, so nobody overwrites what they have not seen.
 *
 * @param base when what they saw was written (`updatedAt`); nothing for one that should be new
 */
export async function saveCalendar(
  db: Database,
  name: string,
  value: Calendar,
  base: string | null,
): Promise<{ ok: true; updatedAt: string } | { ok: false; reason: 'stale' }> {
  allow(db, 'publisher')
  // Two saves within a millisecond must not look like one.
  const updatedAt = nowIso() === base ? new Date(Date.parse(base) + 1).toISOString() : nowIso()
  const isSaved = await db.transaction(async (query) => {
    const before = await standingIn(query, name)
    const document = JSON.stringify(value)
    const saved =
      base === null
        ? await query(
            `INSERT INTO calendars (name, document, updated_at) VALUES ($1, $2, $3)
              ON CONFLICT (name) DO NOTHING RETURNING name`,
            name,
            document,
            updatedAt,
          )
        : await query(
            `UPDATE calendars SET document = $2, updated_at = $3 WHERE name = $1 AND updated_at = $4 RETURNING name`,
            name,
            document,
            updatedAt,
            base,
          )
    if (saved.length > 0) await audit(db, { subject: name, ...whatChanged(before, value) }, query)
    return saved.length > 0
  })
  return isSaved ? { ok: true, updatedAt } : { ok: false, reason: 'stale' }
}

/** The calendar of that name. */
export async function getCalendar(db: Database, name: string): Promise<CalendarRecord | undefined> {
  const found = await db.client.calendar.findUnique({ where: { name } })
  return found ? { name, calendar: parsed(found.document), updatedAt: found.updatedAt } : undefined
}

/** Removes a calendar; tells whether there was one. */
export async function deleteCalendar(db: Database, name: string): Promise<boolean> {
  allow(db, 'publisher')
  return db.transaction(async (query) => {
    const removed = await query('DELETE FROM calendars WHERE name = $1 RETURNING name', name)
    if (removed.length > 0) await audit(db, { action: 'calendar.removed', subject: name }, query)
    return removed.length > 0
  })
}

async function standingIn(query: Query, name: string): Promise<Calendar | undefined> {
  const [row] = await query('SELECT document FROM calendars WHERE name = $1', name)
  return row && parsed(String(row.document))
}

/** An override is of the moment and by hand: the audit log tells it apart from hours that are changed for good. */
function whatChanged(before: Calendar | undefined, after: Calendar): Pick<Audited, 'action' | 'details'> {
  const { override } = after
  const isOverride =
    before !== undefined &&
    !isSame(before.override, override) &&
    isSame({ ...before, override: undefined }, { ...after, override: undefined })
  if (!isOverride) return { action: 'calendar.saved' }
  if (!override) return { action: 'calendar.override-ended' }
  const { state, until } = override
  return { action: 'calendar.overridden', details: { state, until } }
}

const parsed = (document: string): Calendar => calendar.parse(JSON.parse(document))
