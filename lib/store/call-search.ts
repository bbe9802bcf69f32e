import { CALL_FILTERS, type CallFilters, FILTER_NAMES, type FilterName } from './call-filters'
import type { Argument, Database, Row } from './database'
import { endOf, INDEXED_END } from './number-end'

/** Where a call stands in the list. */
export type Place = { startedAt: string; id: string }
export type Direction = 'older' | 'newer'

/** `end`: where the search stopped though there may be more, because it had taken long enough. */
export type Found = { rows: Row[]; end?: Place }

/** A condition with its values; `$` stands for each in turn. */
type Condition = { where: string; args: Argument[] }

/** A column, or a term of one, that must be equal. An index has the calls of each of its values in the order of the list. */
type Lead = { column: string; value: Argument }

/** So many rows are looked at in one statement: few first, for mostly they do. */
const SLICES = [300, 3_000, 6_000]
const LEAST_SLICES = 2
/** Up to so many rows, those that a filter leaves are all looked at, in whichever order they come. */
const FEW = 2_000

/**
 * Looks for calls from one place in the list on. However many filters there are and however few calls fit, no statement looks at
 * more than some thousand rows: one filter leads by its index, and when the others leave too little of what it gives, the search goes
 * on slice by slice for as long as it may.
 *
 * @param budgetMs after so long it stops and says where
 */
export async function searchCalls(
  db: Database,
  filters: CallFilters,
  how: { from?: Place | undefined; direction: Direction; limit: number; budgetMs: number },
): Promise<Found> {
  const until = performance.now() + how.budgetMs
  const all = FILTER_NAMES.filter((name) => filters[name] !== undefined && name !== 'search')
  const range = all.filter(isTime).map((name) => conditionOf(name, filters))
  const rest = all.filter((name) => !isTime(name))
  const asked = { db, filters, range, until, ...how }

  const ends = filters.search === undefined ? [] : endsWith(db, filters.search)
  if (ends.length > 0) {
    const others = rest.map((name) => conditionOf(name, filters))
    const found: Found[] = []
    for (const { lead, whole } of ends) found.push(await collect(asked, lead, [whole, ...others]))
    return merged(found, how)
  }
  const leads = rest.filter((name) => leadOf(name, filters))
  const durations = rest.filter((name) => name === 'atLeastSeconds' || name === 'atMostSeconds')
  const isAlone = rest.length === leads.length && leads.length <= 1
  const best = isAlone ? { lead: leads[0], few: undefined } : await bestLead(asked, leads, durations)
  const others = rest.filter((name) => name !== best.lead).map((name) => conditionOf(name, filters))
  if (best.few) return amongFew(asked, best.few, others)
  return collect(asked, best.lead && leadOf(best.lead, filters), others)
}

type Asked = Parameters<typeof searchCalls>[2] & {
  db: Database
  filters: CallFilters
  range: Condition[]
  until: number
}

/** Takes slices of what the lead gives until there are enough, there is no more, or the time is over. */
async function collect(asked: Asked, lead: Lead | undefined, others: Condition[]): Promise<Found> {
  const { db, limit, direction, until } = asked
  const rows: Row[] = []
  let from = asked.from
  for (let slice = 0; ; slice += 1) {
    const given = [...within(lead, asked, from), ...asked.range, ...beyond(from, direction)]
    const statement = { db, given, lead, direction }
    const wanted = limit - rows.length
    if (others.length === 0) return { rows: await run(db, text({ ...statement, limit: wanted }), given) }
    const size = SLICES[Math.min(slice, SLICES.length - 1)] ?? FEW
    const inner = text({ ...statement, limit: size })
    const chosen = `SELECT * FROM (${inner}) AS slice ${where(others)} ${order(db, direction)} LIMIT ${wanted}`
    rows.push(...(await run(db, chosen, [...given, ...others])))
    if (rows.length >= limit) return { rows }
    const place = { limit: 1, offset: size - 1, columns: 'started_at, id' }
    const [last] = await run(db, text({ ...statement, ...place }), given)
    if (!last) return { rows }
    from = placeOf(last)
    // A busy machine is no reason to look at less than this.
    if (slice >= LEAST_SLICES && performance.now() > until) return { rows, end: from }
  }
}

/** All that a filter leaves, when that is little. */
async function amongFew(
  { db, range, from, direction, limit }: Asked,
  few: Condition[],
  others: Condition[],
): Promise<Found> {
  const given = [...others, ...range, ...beyond(from, direction)]
  const ids = `id IN (SELECT id FROM calls ${where([...few, ...range])})`
  const sql = `SELECT * FROM calls ${where([{ where: ids, args: [] }, ...given])} ${order(db, direction)} LIMIT ${limit}`
  return { rows: await run(db, sql, [...few, ...range, ...given]) }
}

/** Which filter leaves least to look at, as far as a glance tells. */
async function bestLead(
  { db, filters, range, direction }: Asked,
  leads: FilterName[],
  durations: FilterName[],
): Promise<{ lead: FilterName | undefined; few: Condition[] | undefined }> {
  const candidates: { name?: FilterName; lead?: Lead | undefined; given: Condition[] }[] = leads.map(
    (name) => {
      const lead = leadOf(name, filters)
      return { name, lead, given: within(lead, { db, filters, direction }) }
    },
  )
  if (durations.length > 0) candidates.push({ given: durations.map((name) => conditionOf(name, filters)) })
  if (candidates.length === 0) return { lead: undefined, few: undefined }
  const counts = candidates.map(({ lead, given }, nth) => {
    const inOrder = lead ? order(db, direction, lead) : ''
    const some = `SELECT 1 FROM calls ${where([...given, ...range])} ${inOrder} LIMIT ${FEW + 1}`
    return `(SELECT COUNT(*) FROM (${some}) AS some${nth}) AS n${nth}`
  })
  const asked = candidates.flatMap(({ given }) => [...given, ...range])
  const [row] = await run(db, `SELECT ${counts.join(', ')}`, asked)
  const counted = candidates.map((one, nth) => ({ ...one, count: Number(row?.[`n${nth}`]) }))
  const least = counted.reduce((a, b) => (b.count < a.count ? b : a))
  if (least.name === undefined)
    return least.count <= FEW ? { lead: undefined, few: least.given } : { lead: leads[0], few: undefined }
  return { lead: least.name, few: undefined }
}

const isTime = (name: FilterName): boolean => name === 'from' || name === 'to'

function conditionOf(name: FilterName, filters: CallFilters): Condition {
  return { where: CALL_FILTERS[name].asks.where, args: [filters[name] ?? null] }
}

function leadOf(name: FilterName, filters: CallFilters): Lead | undefined {
  const column = CALL_FILTERS[name].asks.lead
  return column === undefined ? undefined : { column, value: filters[name] ?? null }
}

/**
 * Keeps a search to the calls of a lead. To PostgreSQL it is said as a range, from the first of them to the last: it takes those of an
 * old version to be spread over all times, and would rather go back through everybody's calls until it comes to them.
 */
function within(
  lead: Lead | undefined,
  { db, filters, direction }: Pick<Asked, 'db' | 'filters' | 'direction'>,
  from?: Place,
): Condition[] {
  if (!lead) return []
  if (db.provider === 'sqlite') return [{ where: `${lead.column} = $`, args: [lead.value] }]
  const bound = (sign: string, to: [column: string, value: string][]): Condition => ({
    where: `(${[lead.column, ...to.map(([column]) => column)].join()}) ${sign} (${Array(to.length + 1).fill('$')})`,
    args: [lead.value, ...to.map(([, value]) => value)],
  })
  const place: [string, string][] = from
    ? [
        ['started_at', from.startedAt],
        ['id', from.id],
      ]
    : []
  const time = (at: string | undefined): [string, string][] => (at === undefined ? [] : [['started_at', at]])
  const isOlder = direction === 'older'
  return [
    from && !isOlder ? bound('>', place) : bound('>=', time(filters.from)),
    from && isOlder ? bound('<', place) : bound(filters.to === undefined ? '<=' : '<', time(filters.to)),
  ]
}

/** Callers and called numbers that end so. The index holds the last four characters; the rest is compared. */
function endsWith({ provider }: Database, written: string): { lead: Lead; whole: Condition }[] {
  const digits = endOf(written) ?? ''
  return ['caller', 'called'].map((column) => ({
    lead: {
      column:
        provider === 'sqlite' ? `substr(${column}, -${INDEXED_END})` : `right(${column}, ${INDEXED_END})`,
      value: digits.slice(-INDEXED_END),
    },
    whole: { where: `${column} LIKE $`, args: [`%${digits}`] },
  }))
}

/** Two lists become one; what lies beyond where one of them stopped cannot be told yet. */
function merged(found: Found[], { direction, limit }: { direction: Direction; limit: number }): Found {
  const sign = direction === 'older' ? -1 : 1
  const compare = (a: Place, b: Place) =>
    sign *
    (a.startedAt < b.startedAt ? -1 : a.startedAt > b.startedAt ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
  const ends = found.flatMap(({ end }) => end ?? []).sort(compare)
  const [end] = ends
  const byId = new Map(found.flatMap(({ rows }) => rows.map((row) => [String(row.id), row] as const)))
  const rows = [...byId.values()]
    .filter((row) => !end || compare(placeOf(row), end) <= 0)
    .sort((a, b) => compare(placeOf(a), placeOf(b)))
    .slice(0, limit)
  return { rows, ...(end && rows.length < limit && { end }) }
}

export const placeOf = (row: Row): Place => ({ startedAt: String(row.started_at), id: String(row.id) })

const beyond = (from: Place | undefined, direction: Direction): Condition[] =>
  from
    ? [
        {
          where: `(started_at, id) ${direction === 'older' ? '<' : '>'} ($, $)`,
          args: [from.startedAt, from.id],
        },
      ]
    : []

type Statement = {
  db: Database
  given: Condition[]
  lead: Lead | undefined
  direction: Direction
  limit: number
  offset?: number
  columns?: string
}

const text = ({ db, given, lead, direction, limit, offset = 0, columns = '*' }: Statement): string =>
  `SELECT ${columns} FROM calls ${where(given)} ${order(db, direction, lead)} LIMIT ${limit}${offset > 0 ? ` OFFSET ${offset}` : ''}`

/** The order of the list, in the words of the index that a lead goes by. */
function order({ provider }: Database, direction: Direction, lead?: Lead): string {
  const columns = [...(lead && provider === 'postgresql' ? [lead.column] : []), 'started_at', 'id']
  return `ORDER BY ${columns.map((column) => (direction === 'older' ? `${column} DESC` : column)).join(', ')}`
}

const where = (conditions: Condition[]): string =>
  conditions.length > 0 ? `WHERE ${conditions.map((one) => one.where).join(' AND ')}` : ''

/** Numbers the places of the values in the order in which their conditions stand. */
function run(db: Database, sql: string, conditions: Condition[]): Promise<Row[]> {
  let place = 0
  const numbered = sql.replace(/\$/g, () => {
    place += 1
    return `$${place}`
  })
  return db.query(numbered, ...conditions.flatMap(({ args }) => args))
}
