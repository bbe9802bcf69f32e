import { type Calendar, calendar } from '@/lib/flow/calendar'
import type { Database } from './database'
import { nowIso } from './times'
import { isUniqueViolation } from './violation'

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
  const written = { document: JSON.stringify(value), updatedAt: nowIso() }
  await db.client.calendar.upsert({ where: { name }, create: { name, ...written }, update: written })
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
  // Two saves within a millisecond must not look like one.
  const updatedAt = nowIso() === base ? new Date(Date.parse(base) + 1).toISOString() : nowIso()
  const written = { document: JSON.stringify(value), updatedAt }
  if (base !== null) {
    const saved = await db.client.calendar.updateMany({ where: { name, updatedAt: base }, data: written })
    return saved.count > 0 ? { ok: true, updatedAt } : { ok: false, reason: 'stale' }
  }
  try {
    await db.client.calendar.create({ data: { name, ...written } })
    return { ok: true, updatedAt }
  } catch (trouble) {
    if (isUniqueViolation(trouble)) return { ok: false, reason: 'stale' }
    throw trouble
  }
}

/** The calendar of that name. */
export async function getCalendar(db: Database, name: string): Promise<CalendarRecord | undefined> {
  const found = await db.client.calendar.findUnique({ where: { name } })
  return found ? { name, calendar: parsed(found.document), updatedAt: found.updatedAt } : undefined
}

/** Removes a calendar; tells whether there was one. */
export async function deleteCalendar(db: Database, name: string): Promise<boolean> {
  return (await db.client.calendar.deleteMany({ where: { name } })).count > 0
}

const parsed = (document: string): Calendar => calendar.parse(JSON.parse(document))
