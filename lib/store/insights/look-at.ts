import { DateTime } from 'luxon'
import { dayAfter } from '@/lib/flow/days'
import type { Database } from '../database'
import { spanOfVersions, type Wanted } from './figures'
import { timeZonesOf } from './time-zones'

const DAYS = 30

/** What may be asked for; what is not, or makes no sense, is chosen: all versions, the last thirty days, calls that were real. */
export type Asked = {
  /** The number of a version. */
  version?: string | undefined
  /** Days such as `2026-03-01`, each included. */
  from?: string | undefined
  to?: string | undefined
  calls?: string | undefined
}

export type LookedVersion = {
  id: string
  number: number
  isLive: boolean
  /** How many calls began with it on these days, and on which of them the first and the last did. */
  span: { calls: number; first: string; last: string } | undefined
}

export type LookedAt = {
  flowId: string
  flowName: string
  /** Newest first. */
  versions: LookedVersion[]
  /** The one that was asked for. */
  version: LookedVersion | undefined
  timeZone: string
  today: string
  /** There are test calls on these days while there are none that were real, and nobody asked for either: those are shown. */
  isTestByChance: boolean
  wanted: Wanted
  /** When the first of the days begins and the last of them ends; ISO 8601, UTC. */
  since: string
  until: string
}

/** What to look at for what was asked; nothing when there is no such flow. */
export async function lookAt(
  db: Database,
  flowId: string,
  asked: Asked,
  now = new Date(),
): Promise<LookedAt | undefined> {
  const flow = await db.client.flow.findUnique({
    where: { id: flowId },
    select: {
      id: true,
      name: true,
      liveVersionId: true,
      versions: { select: { id: true, number: true }, orderBy: { number: 'desc' } },
    },
  })
  if (!flow) return undefined
  const zoneOf = flow.liveVersionId ?? flow.versions[0]?.id
  const timeZone = zoneOf ? ((await timeZonesOf(db.query, [zoneOf])).get(zoneOf) ?? 'UTC') : 'UTC'
  const today = DateTime.fromJSDate(now, { zone: timeZone })
  const { from, to } = rangeOf(asked, today)
  const range = { versionIds: flow.versions.map(({ id }) => id), from, to }
  const spansOf = (isTest: boolean) => spanOfVersions(db, { ...range, isTest })
  let isTest = asked.calls === 'test'
  let spans = await spansOf(isTest)
  let isTestByChance = false
  if (spans.size === 0 && asked.calls !== 'real' && !isTest) {
    const tests = await spansOf(true)
    if (tests.size > 0) [spans, isTest, isTestByChance] = [tests, true, true]
  }
  const versions = flow.versions.map(({ id, number }) => ({
    id,
    number,
    isLive: id === flow.liveVersionId,
    span: spans.get(id),
  }))
  const version = versions.find(({ number }) => String(number) === asked.version)
  const instant = (day: string, days: number) =>
    dayAfter(DateTime.fromISO(day, { zone: timeZone }), days)
      .toUTC()
      .toISO() ?? day
  return {
    flowId,
    flowName: flow.name,
    versions,
    version,
    timeZone,
    today: today.toISODate() ?? to,
    isTestByChance,
    wanted: { versionIds: version ? [version.id] : range.versionIds, from, to, isTest },
    since: instant(from, 0),
    until: instant(to, 1),
  }
}

/** The days that were asked for, the earlier one first. */
function rangeOf({ from, to }: Asked, today: DateTime): { from: string; to: string } {
  const last = dayIn(to) ?? today.toISODate() ?? ''
  const first =
    dayIn(from) ??
    DateTime.fromISO(last)
      .minus({ days: DAYS - 1 })
      .toISODate() ??
    last
  return first <= last ? { from: first, to: last } : { from: last, to: first }
}

const dayIn = (text: string | undefined): string | undefined =>
  text !== undefined && /^\d{4}-\d\d-\d\d$/.test(text) && DateTime.fromISO(text).isValid ? text : undefined
