import { DateTime } from 'luxon'
import { carrierProblems } from '@/lib/api/carrier-problems'
import { check } from '@/lib/flow/check'
import type { Flow } from '@/lib/flow/document'
import type { Problem } from '@/lib/flow/problem'
import { listCalendars } from '@/lib/store/calendars'
import { callsPerFlow } from '@/lib/store/calls'
import type { Database } from '@/lib/store/database'
import { listFlowOverviews } from '@/lib/store/flow-overviews'
import type { Formats } from '../format/formats'
import { phone } from '../format/phone'

/** A row of the list of flows: plain values, ready to be shown. */
export type ListedFlow = {
  id: string
  name: string
  isArchived: boolean
  liveVersion: number | null
  hasUnpublishedChanges: boolean
  /** What is stored can be opened. */
  isReadable: boolean
  numbers: { e164: string; shown: string; pinnedVersion: number | null }[]
  errors: number
  warnings: number
  callsToday: number
  updatedAt: string
  /** The same as people say it, in the flow's time zone. */
  updated: string
  updatedInFull: string
}

/** All flows as the list shows them. "Today" begins at midnight in the time zone of each flow. */
export async function listedFlows(
  db: Database,
  now: Date,
  { glance, inFull }: Formats,
): Promise<ListedFlow[]> {
  const [flows, calendars] = await Promise.all([listFlowOverviews(db), listCalendars(db)])
  const known = { calendars: calendars.map(({ name }) => name), flows: flows.map(({ id }) => id) }
  const zones = [...new Set(flows.map(({ draft }) => draft?.settings.timeZone ?? 'UTC'))]
  const counts = new Map(
    await Promise.all(
      zones.map(async (zone) => [zone, await callsPerFlow(db, midnight(now, zone))] as const),
    ),
  )
  return flows.map(({ id, name, draft, archivedAt, liveVersion, numbers, updatedAt, ...flow }) => {
    const zone = draft?.settings.timeZone ?? 'UTC'
    const problems = draft
      ? problemsOf(draft, known, [...new Set(numbers.map(({ carrier }) => carrier))].sort())
      : []
    const errors = problems.filter(({ severity }) => severity === 'error').length
    return {
      id,
      name,
      isArchived: archivedAt !== null,
      liveVersion: liveVersion?.number ?? null,
      hasUnpublishedChanges: flow.hasUnpublishedChanges,
      isReadable: draft !== null,
      numbers: numbers.map(({ e164, pinnedVersion }) => ({ e164, shown: phone(e164), pinnedVersion })),
      errors,
      warnings: problems.length - errors,
      callsToday: counts.get(zone)?.get(id) ?? 0,
      updatedAt,
      updated: glance(updatedAt, zone, now),
      updatedInFull: inFull(updatedAt, zone),
    }
  })
}

const midnight = (now: Date, zone: string): string =>
  DateTime.fromJSDate(now, { zone }).startOf('day').toUTC().toISO() ?? now.toISOString()

type Known = { calendars: string[]; flows: string[] }

/** The list is asked for every few seconds, and the same draft has the same problems while what is around it stays the same. */
const checked = new WeakMap<Flow, { around: string; problems: Problem[] }>()

function problemsOf(draft: Flow, known: Known, carriers: string[]): Problem[] {
  const around = JSON.stringify([known, carriers])
  const before = checked.get(draft)
  if (before?.around === around) return before.problems
  const problems = [...check(draft, known), ...carrierProblems(draft, carriers)]
  checked.set(draft, { around, problems })
  return problems
}
