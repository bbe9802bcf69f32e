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

/** So many rows are looked at in one statement: few first, for mostly they do. */
const SLICES = [300, 3_000, 10_000]
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
  const asked = { db, range, until, ...how }

  const ends = filters.search === undefined ? [] : endsWith(db, filters.search)
  if (ends.length > 0) {
    const others = rest.map((name) => conditionOf(name, filters))
    const found: Found[] = []
    for (const { lead, whole } of ends) found.push(await collect(asked, lead, [whole, ...others]))
    return merged(found, how)
  }
  const leads = rest.filter((name) => 'isLead' in CALL_FILTERS[name].asks)
  const durations = rest.filter((name) => name === 'atLeastSeconds' || name === 'atMostSeconds')
  const isAlone = rest.length === leads.length && leads.length <= 1
  const best = isAlone ? { lead: leads[0], few: undefined } : await bestLead(asked, filters, leads, durations)
  const others = rest.filter((name) => name !== best.lead).map((name) => conditionOf(name, filters))
  if (best.few) return amongFew(asked, best.few, others)
  return collect(asked, best.lead ? conditionOf(best.lead, filters) : undefined, others)
}

type Asked = Parameters<typeof searchCalls>[2] & { db: Database; range: Condition[]; until: number }

/** Takes slices of what the lead gives until there are enough, there is no more, or the time is over. */
async function collect(asked: Asked, lead: Condition | undefined, others: Condition[]): Promise<Found> {
  const { db, limit, direction, until } = asked
  const rows: Row[] = []
  let from = asked.from
  for (let slice = 0; ; slice += 1) {
    const given = [...(lead ? [lead] : []), ...asked.range, ...beyond(from, direction)]
    const wanted = limit - rows.length
    if (others.length === 0) return { rows: await run(db, text(inOrder(given, direction, wanted)), given) }
    const size = SLICES[Math.min(slice, SLICES.length - 1)] ?? FEW
    const inner = inOrder(given, direction, size)
    const chosen = `SELECT * FROM (${text(inner)}) AS slice ${where(others)} ${order(direction)} LIMIT ${wanted}`
    rows.push(...(await run(db, chosen, [...given, ...others])))
    if (rows.length >= limit) return { rows }
    const [last] = await run(db, text(inOrder(given, direction, 1, size - 1, 'started_at, id')), given)
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
  const sql = `SELECT * FROM calls ${where([{ where: ids, args: [] }, ...given])} ${order(direction)} LIMIT ${limit}`
  return { rows: await run(db, sql, [...few, ...range, ...given]) }
}

/** Which filter leaves least to look at, as far as a glance tells. */
async function bestLead(
  { db, range }: Asked,
  filters: CallFilters,
  leads: FilterName[],
  durations: FilterName[],
): Promise<{ lead: FilterName | undefined; few: Condition[] | undefined }> {
  const candidates: { lead?: FilterName; given: Condition[] }[] = leads.map((lead) => ({
    lead,
    given: [conditionOf(lead, filters)],
  }))
  if (durations.length > 0) candidates.push({ given: durations.map((name) => conditionOf(name, filters)) })
  if (candidates.length === 0) return { lead: undefined, few: undefined }
  const counts = candidates.map(({ given }, nth) => {
    const some = `SELECT 1 FROM calls ${where([...given, ...range])} LIMIT ${FEW + 1}`
    return `(SELECT COUNT(*) FROM (${some}) AS some${nth}) AS n${nth}`
  })
  const asked = candidates.flatMap(({ given }) => [...given, ...range])
  const [row] = await run(db, `SELECT ${counts.join(', ')}`, asked)
  const counted = candidates.map((one, nth) => ({ ...one, count: Number(row?.[`n${nth}`]) }))
  const least = counted.reduce((a, b) => (b.count < a.count ? b : a))
  if (least.lead === undefined)
    return least.count <= FEW ? { lead: undefined, few: least.given } : { lead: leads[0], few: undefined }
  return { lead: least.lead, few: undefined }
}

const isTime = (name: FilterName): boolean => name === 'from' || name === 'to'

function conditionOf(name: FilterName, filters: CallFilters): Condition {
  return { where: CALL_FILTERS[name].asks.where, args: [filters[name] ?? null] }
}

/** Callers and called numbers that end so. The index holds the last four characters; the rest is compared. */
function endsWith({ provider }: Database, written: string): { lead: Condition; whole: Condition }[] {
  const digits = endOf(written) ?? ''
  return ['caller', 'called'].map((column) => ({
    lead: {
      where:
        provider === 'sqlite'
          ? `substr(${column}, -${INDEXED_END}) = $`
          : `right(${column}, ${INDEXED_END}) = $`,
      args: [digits.slice(-INDEXED_END)],
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

type Statement = { given: Condition[]; direction: Direction; limit: number; offset: number; columns: string }

const inOrder = (
  given: Condition[],
  direction: Direction,
  limit: number,
  offset = 0,
  columns = '*',
): Statement => ({
  ...{ given, direction, limit, offset, columns },
})

const text = ({ given, direction, limit, offset, columns }: Statement): string =>
  `SELECT ${columns} FROM calls ${where(given)} ${order(direction)} LIMIT ${limit}${offset > 0 ? ` OFFSET ${offset}` : ''}`

const order = (direction: Direction): string =>
  direction === 'older' ? 'ORDER BY started_at DESC, id DESC' : 'ORDER BY started_at, id'

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
