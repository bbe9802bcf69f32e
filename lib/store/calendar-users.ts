import { calendarsNamedIn } from '@/lib/flow/named-calendars'
import type { Database } from './database'
import { readText } from './flows'

/** A flow that asks a calendar: in its draft, in a version that answers callers, or in both. */
export type CalendarUser = { id: string; name: string; isLive: boolean }

/** Which flows ask each calendar, by its name. One that was put away asks none: no number leads to it. */
export async function calendarUsers(db: Database): Promise<Map<string, CalendarUser[]>> {
  const flows = await db.client.flow.findMany({
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      name: true,
      draft: true,
      archivedAt: true,
      liveVersion: { select: { document: true } },
      numbers: { select: { pinnedVersion: { select: { document: true } } } },
    },
  })
  const users = new Map<string, CalendarUser[]>()
  for (const { id, name, draft, archivedAt, liveVersion, numbers } of flows) {
    if (archivedAt !== null) continue
    const answering = [liveVersion, ...numbers.map(({ pinnedVersion }) => pinnedVersion)]
    const live = new Set(answering.flatMap((version) => (version ? namedIn(version.document) : [])))
    for (const calendar of new Set([...live, ...namedIn(draft)]))
      users.set(calendar, [...(users.get(calendar) ?? []), { id, name, isLive: live.has(calendar) }])
  }
  return users
}

function namedIn(document: string): string[] {
  // Most flows ask no calendar: reading a whole document takes a thousand times as long as looking for the word.
  if (!document.includes('"hours"')) return []
  const read = readText(document)
  return read.ok ? calendarsNamedIn(read.flow) : []
}
