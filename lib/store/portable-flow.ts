import { isDeepStrictEqual } from 'node:util'
import type { Flow } from '@/lib/flow/document'
import { uniqueName } from '@/lib/flow/edit/names'
import { calendarsNamedIn } from '@/lib/flow/named-calendars'
import { allow } from './allow'
import { audit } from './audit'
import { getCalendars, saveCalendar } from './calendars'
import type { Database } from './database'
import { createFlow, type FlowRecord, getFlow, listFlows } from './flows'

/** A flow that came in with copies of its calendars: which of them were made, and which were here already and differ. */
export type Imported = { flow: FlowRecord; calendarsMade: string[]; calendarsKept: string[] }

/**
 * Keeps a document from elsewhere as a new flow. Its calendars are made where there are none of those names; one that is here
 * already stays as it is, for other flows ask it too. A name that another flow has gets a number behind it.
 *
 * @param as what the audit log calls it
 */
export async function importFlow(
  db: Database,
  document: Flow,
  as: 'flow.made' | 'flow.imported' = 'flow.imported',
): Promise<Imported> {
  const { calendars, ...bare } = document
  const { made, kept } = await makeCalendars(db, calendars)
  const flow = await createFlow(db, { document: { ...bare, name: await freeName(db, bare.name) }, as })
  return { flow, calendarsMade: made, calendarsKept: kept }
}

/** Makes calendars that came along with a flow, where there are none of those names; `kept` are here already, and differ. */
export async function makeCalendars(
  db: Database,
  calendars: Flow['calendars'] = {},
): Promise<{ made: string[]; kept: string[] }> {
  allow(db, 'editor')
  // Nothing asks a calendar that is new: it is part of drawing, though hours that are asked are a publisher's.
  const acting = db.as({ ...db.actor, role: 'publisher' })
  const standing = await getCalendars(db, Object.keys(calendars))
  const made: string[] = []
  const kept: string[] = []
  for (const [name, calendar] of Object.entries(calendars)) {
    const isMade = !Object.hasOwn(standing, name) && (await saveCalendar(acting, name, calendar, null)).ok
    if (isMade) made.push(name)
    else if (!isDeepStrictEqual(standing[name], calendar)) kept.push(name)
  }
  return { made, kept }
}

/** A flow's draft with copies of the calendars that it names, to be kept as a file or taken elsewhere. */
export async function exportFlow(
  db: Database,
  id: string,
): Promise<{ name: string; document: Flow } | { name: string; raw: string } | undefined> {
  const flow = await getFlow(db, id)
  if (!flow) return undefined
  const { name, draft } = flow
  await audit(db, { action: 'flow.exported', subject: id, details: { name } })
  if (!draft) return { name, raw: flow.raw }
  const calendars = await getCalendars(db, calendarsNamedIn(draft))
  // An override is of the moment: elsewhere, or later, it would only surprise.
  const copies = Object.fromEntries(
    Object.entries(calendars).map(([called, { override: _, ...calendar }]) => [called, calendar]),
  )
  return { name, document: Object.keys(copies).length > 0 ? { ...draft, calendars: copies } : draft }
}

/** The name, with a number behind it where another flow has it. */
export async function freeName(db: Database, wanted: string): Promise<string> {
  const taken = new Set((await listFlows(db)).map(({ name }) => name))
  return taken.has(wanted) ? uniqueName(wanted, taken) : wanted
}
