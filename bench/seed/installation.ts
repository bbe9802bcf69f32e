import { calendar } from '@/lib/flow/calendar'
import { templates } from '@/lib/samples'
import { getCalendars, putCalendar } from '@/lib/store/calendars'
import type { Database } from '@/lib/store/database'
import { createFlow, getFlow, saveDraft } from '@/lib/store/flows'
import { assignNumber, createNumber } from '@/lib/store/numbers'
import { publish } from '@/lib/store/versions'
import { desks } from './flows'
import { daysBefore } from './hours'
import type { Published } from './stories'

/** A number that nothing answers. */
const IDLE_NUMBER = '+442079460199'

/** What calls reach: the versions of a flow, oldest first and each with the moment it was published, and the numbers. */
export type Line = { versions: (Published & { from: number })[]; numbers: Numbered[]; share: number }
export type Numbered = { e164: string; carrier: 'vonage' | 'sandbox' }

/** Makes flows, their versions, calendars and numbers. Numbers that are there already keep their flow. */
export async function makeInstallation(db: Database, days: number, until: Date): Promise<Line[]> {
  for (const { calendars = {} } of templates)
    for (const [name, hours] of Object.entries(calendars))
      if (!(name in (await getCalendars(db, [name])))) await putCalendar(db, name, calendar.parse(hours))
  const lines: Line[] = []
  for (const { versions, numbers, share } of desks()) {
    const published: Line['versions'] = []
    for (const [nth, document] of versions.entries()) {
      const flowId = published[0]?.flowId ?? (await createFlow(db, { document })).id
      if (nth > 0) await saveDraft(db, flowId, document, (await getFlow(db, flowId))?.revision ?? 0)
      const made = await publish(db, flowId, { note: NOTES[nth] ?? '', author: 'Robin' })
      if (!made.ok) throw new Error(`${document.name} cannot be published: ${JSON.stringify(made)}`)
      const from = daysBefore(until, days * (1 - nth / versions.length))
      const createdAt = new Date(from).toISOString()
      await db.query('UPDATE versions SET created_at = $1 WHERE id = $2', createdAt, made.version.id)
      published.push({ flowId, versionId: made.version.id, document, from })
    }
    lines.push({ versions: published, numbers: await makeNumbers(db, numbers, published[0]?.flowId), share })
  }
  await createNumber(db, { e164: IDLE_NUMBER, carrier: 'vonage', label: 'Not in use yet' })
  lines.push({ versions: [], numbers: [{ e164: IDLE_NUMBER, carrier: 'vonage' }], share: 1.2 })
  return lines
}

const NOTES = ['The first one', 'Shorter welcome', 'Asks sales first', 'Autumn hours']

/** The last of many numbers is one of the sandbox: its calls are tests. */
async function makeNumbers(db: Database, numbers: string[], flow: string | undefined): Promise<Numbered[]> {
  const made: Numbered[] = []
  for (const [nth, e164] of numbers.entries()) {
    const carrier = numbers.length > 2 && nth === numbers.length - 1 ? 'sandbox' : 'vonage'
    const { ok } = await createNumber(db, { e164, carrier })
    if (ok) await assignNumber(db, e164, { flow: flow ?? null })
    made.push({ e164, carrier })
  }
  return made
}
