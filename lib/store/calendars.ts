import { type Calendar, calendar } from '@/lib/flow/calendar'
import type { Database } from './database'
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
  const written = { document: JSON.stringify(value), updatedAt: nowIso() }
  await db.client.calendar.upsert({ where: { name }, create: { name, ...written }, update: written })
}

/** Removes a calendar; tells whether there was one. */
export async function deleteCalendar(db: Database, name: string): Promise<boolean> {
  return (await db.client.calendar.deleteMany({ where: { name } })).count > 0
}

const parsed = (document: string): Calendar => calendar.parse(JSON.parse(document))
