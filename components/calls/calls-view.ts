import { zoneOf } from '@/lib/store/call-zone'
import { type CallFilters, cursorAt, listCalls } from '@/lib/store/calls'
import { lastChangeOfCalls } from '@/lib/store/changed-calls'
import type { Database } from '@/lib/store/database'
import { flowsAndVersions, type KnownFlow, versionFacts } from '@/lib/store/version-facts'
import { type Asked, filtersApart, filtersIn } from './asked-calls'
import type { ListedCall } from './call-table'
import { withFlows } from './listed-calls'

/** One page of the list of calls, with what is around it. Plain JSON. */
export type CallsView = {
  calls: ListedCall[]
  next: string | null
  previous: string | null
  searchedTo: string | null
  timeZone: string
  /** What of the address cannot be understood, in sentences. */
  problems: string[]
  /** From when on to listen for changes. */
  since: string | null
  /** Is there any call at all? */
  isAny: boolean
}

/** The page of calls that an address asks for. */
export async function callsView(db: Database, asked: Asked, now: Date): Promise<CallsView> {
  const since = (await lastChangeOfCalls(db)) ?? null
  const timeZone = await zoneOf(db, filtersApart(asked))
  const { filters, misfits } = filtersIn(asked, timeZone, now)
  const { before, after } = asked
  const page = await listCalls(db, filters, after ?? before, { direction: after ? 'newer' : 'older' })
  const isAny = page.calls.length > 0 || (await db.query('SELECT 1 FROM calls LIMIT 1')).length > 0
  const { next, previous, searchedTo } = page
  return {
    ...{ next, previous, searchedTo, timeZone, since, isAny },
    // One zone for the whole list: in their own, calls of several would seem out of order.
    calls: (await withFlows(db, page.calls)).map((call) => ({ ...call, timeZone })),
    problems: misfits.map(({ problem }) => problem),
  }
}

const MOST_COUNTED = 99

/** How many calls there are above a call in the list that an address asks for, up to a hundred. */
export async function newerThan(
  db: Database,
  asked: Asked,
  call: { startedAt: string; id: string },
  now: Date,
): Promise<{ count: number; isMore: boolean }> {
  const { filters } = filtersIn(asked, await zoneOf(db, filtersApart(asked)), now)
  const { calls, previous } = await listCalls(db, { ...filters, limit: MOST_COUNTED }, cursorAt(call), {
    direction: 'newer',
  })
  return { count: calls.length, isMore: previous !== null }
}

/** What calls can be chosen by: flows, versions, and the nodes of the flow that is chosen. */
export async function choicesFor(
  db: Database,
  { flowId, versionId }: CallFilters,
): Promise<{ flows: KnownFlow[]; nodes: { id: string; name: string }[] }> {
  const flows = await flowsAndVersions(db)
  const flow = flows.find(({ id }) => id === flowId)
  const ids = versionId ? [versionId] : (flow?.versions.slice(0, MOST_VERSIONS).map(({ id }) => id) ?? [])
  const facts = [...(await versionFacts(db, ids)).values()]
  const names = new Map(facts.reverse().flatMap(({ nodeNames }) => Object.entries(nodeNames)))
  const nodes = [...names].map(([id, name]) => ({ id, name }))
  return { flows, nodes: nodes.sort((a, b) => a.name.localeCompare(b.name, 'en')) }
}

/** Older ones than these have no nodes of their own to choose by. */
const MOST_VERSIONS = 20
