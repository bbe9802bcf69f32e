import { allow } from '../allow'
import type { Argument, Database, Row } from '../database'
import { forBoth, textsFromJson } from '../json-rows'
import { quantile } from './buckets'
import { type CallResult, RESULTS } from './call-result'

/** What is looked at: calls that began on these days, each included, with one of these versions. */
export type Wanted = {
  versionIds: readonly string[]
  /** `2026-03-01`, in the time zone of each version. */
  from: string
  to: string
  /** Calls of the test phone, which are counted apart. */
  isTest: boolean
}

export type Results = Record<CallResult, number>

/** How long something took that not every call came to. Times are right to within a fifth: they are counted in buckets. */
export type Spread = { calls: number; medianMs: number | null; nineTenthsMs: number | null }

/** How callers went through a node, whatever call they were on: also those who came from another flow. */
export type NodeFigures = {
  visits: number
  /** How many left by each exit. */
  exits: Record<string, number>
  /** How many hung up there, without having reached anybody. */
  hungUp: number
}

export type Figures = {
  calls: number
  results: Results
  /** Shares of the calls that are over, 0 to 1; nothing when there are none. See `CallResult` for what each means. */
  rates: Record<'person' | 'contained' | 'abandoned' | 'unserved' | 'failed', number | null>
  firstChoice: Spread
  person: Spread
  /** Average length of the calls whose length is known. */
  averageSeconds: number | null
  /** Days with calls, in order. */
  days: { day: string; calls: number; results: Results }[]
  /** How many calls began in each hour of each weekday, Monday first. */
  hours: number[][]
  nodes: Record<string, NodeFigures>
  /** How often callers came in from another flow; they are counted at the nodes, and as calls of the flow they began with. */
  came: number
}

/** The figures of some days, out of the daily counts: what they cost depends on days and nodes, not on how many calls there were. */
export async function readFigures(db: Database, wanted: Wanted): Promise<Figures> {
  allow(db, 'viewer')
  const [byDay, byHour, times, nodes] = await Promise.all([
    select(db, wanted, 'day, item', ['result']),
    select(db, wanted, 'day, item', ['hour']),
    select(db, wanted, 'measure, item', ['choice-after', 'person-after', 'timed', 'seconds', 'came']),
    select(db, wanted, 'measure, node_id, item', ['exit', 'hung-up']),
  ])
  const days = daysIn(byDay)
  const results = days.reduce((sum, { results }) => added(sum, results), noResults())
  const calls = sumOf(results)
  const over = calls - results['in-progress']
  const rate = (result: CallResult) => (over > 0 ? results[result] / over : null)
  const totalOf = (measure: string) =>
    times.filter((row) => row.measure === measure).reduce((sum, { total }) => sum + Number(total), 0)
  const timed = totalOf('timed')
  return {
    calls,
    results,
    rates: {
      person: rate('person'),
      contained: rate('contained'),
      abandoned: rate('abandoned'),
      unserved: rate('unserved'),
      failed: rate('failed'),
    },
    firstChoice: spreadOf(times, 'choice-after'),
    person: spreadOf(times, 'person-after'),
    averageSeconds: timed > 0 ? totalOf('seconds') / timed : null,
    days,
    hours: hoursIn(byHour),
    nodes: nodesIn(nodes),
    came: totalOf('came'),
  }
}

/** How many calls each version had, and on which days the first and the last of them began. */
export async function spanOfVersions(
  db: Database,
  wanted: Wanted,
): Promise<Map<string, { calls: number; first: string; last: string }>> {
  allow(db, 'viewer')
  const rows = await db.query(SPANS, JSON.stringify(wanted.versionIds), wanted.isTest, wanted.from, wanted.to)
  return new Map(
    rows.map(({ version_id, calls, first, last }) => [
      String(version_id),
      { calls: Number(calls), first: String(first), last: String(last) },
    ]),
  )
}

type By = 'day, item' | 'measure, item' | 'measure, node_id, item'

/** Counts that are not nothing, summed over what `by` does not name. */
function select(db: Database, { versionIds, isTest, from, to }: Wanted, by: By, measures: string[]) {
  const names = measures.map((name) => `'${name}'`).join(', ')
  const args: Argument[] = [JSON.stringify(versionIds), isTest, from, to]
  return db.query(
    forBoth(
      (provider) => `SELECT ${by}, SUM(total) AS total FROM daily_counts
        WHERE version_id IN ${texts[provider]} AND is_test = $2 AND measure IN (${names}) AND day >= $3 AND day <= $4
        GROUP BY ${by} HAVING SUM(total) <> 0`,
    ),
    ...args,
  )
}

const noResults = () => Object.fromEntries(RESULTS.map((result) => [result, 0])) as Results

const added = (one: Results, other: Results) =>
  Object.fromEntries(RESULTS.map((result) => [result, one[result] + other[result]])) as Results

const sumOf = (results: Results): number => Object.values(results).reduce((sum, count) => sum + count, 0)

function daysIn(rows: Row[]): Figures['days'] {
  const days = new Map<string, Results>()
  for (const { day, item, total } of rows) {
    const results = days.get(String(day)) ?? noResults()
    results[item as CallResult] = Number(total)
    days.set(String(day), results)
  }
  return [...days]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([day, results]) => ({ day, calls: sumOf(results), results }))
}

function hoursIn(rows: Row[]): number[][] {
  const hours = Array.from({ length: 7 }, () => Array<number>(24).fill(0))
  for (const { day, item, total } of rows) {
    // JavaScript counts from Sunday.
    const weekday = hours[(new Date(String(day)).getUTCDay() + 6) % 7]
    const hour = Number(item)
    if (weekday) weekday[hour] = (weekday[hour] ?? 0) + Number(total)
  }
  return hours
}

function spreadOf(rows: Row[], measure: string): Spread {
  const buckets = new Map(
    rows
      .filter((row) => row.measure === measure)
      .map(({ item, total }) => [Number(item), Number(total)] as const),
  )
  return {
    calls: [...buckets.values()].reduce((sum, count) => sum + count, 0),
    medianMs: quantile(buckets, 0.5),
    nineTenthsMs: quantile(buckets, 0.9),
  }
}

function nodesIn(rows: Row[]): Figures['nodes'] {
  const nodes = new Map<string, NodeFigures>()
  for (const { measure, node_id, item, total } of rows) {
    const node = nodes.get(String(node_id)) ?? { visits: 0, exits: {}, hungUp: 0 }
    nodes.set(String(node_id), node)
    if (measure === 'hung-up') node.hungUp = Number(total)
    else {
      node.visits += Number(total)
      if (item !== '') node.exits[String(item)] = Number(total)
    }
  }
  return Object.fromEntries(nodes)
}

const texts = textsFromJson('$1')
const SPANS = forBoth(
  (provider) => `SELECT version_id, SUM(total) AS calls, MIN(day) AS first, MAX(day) AS last FROM daily_counts
    WHERE version_id IN ${texts[provider]} AND is_test = $2 AND measure = 'result' AND day >= $3 AND day <= $4 AND total > 0
    GROUP BY version_id`,
)
