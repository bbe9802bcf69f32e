import type { Query } from '../database'
import { type Columns, forBoth, insertFromJson, textsFromJson } from '../json-rows'
import type { Count, Tally } from './tally'

/**
 * Brings the daily counts in line with what calls add to them now: takes off what they added before, and adds what they add now.
 *
 * Exact in whatever order and however often it is done. What a call has added stands in its tallies, and is changed together with
 * the counts in one transaction by whoever holds the row of the call. Belongs into the transaction that has written (and so
 * locked) the rows of these calls.
 *
 * @param callIds all that the tallies are of; a call among them without a tally adds nothing any more
 */
export async function count(query: Query, callIds: readonly string[], tallies: Tally[]): Promise<void> {
  if (callIds.length === 0) return
  const rows = await query(STANDING, JSON.stringify(callIds))
  const standing = new Map(rows.map((row) => [`${row.call_id}\n${row.version_id}`, storedTally(row)]))
  const changes = makeChanges()
  const written: Tally[] = []
  for (const tally of tallies) {
    const key = `${tally.callId}\n${tally.versionId}`
    const before = standing.get(key)
    standing.delete(key)
    if (before && isSame(before, tally)) continue
    if (before) changes.add(before, -1)
    changes.add(tally, 1)
    written.push(tally)
  }
  for (const gone of standing.values()) changes.add(gone, -1)
  if (standing.size > 0) await query(DELETE_TALLIES, JSON.stringify([...standing.keys()]))
  if (written.length > 0) await query(WRITE_TALLIES, JSON.stringify(written.map(tallyValues)))
  const values = changes.values()
  if (values.length > 0) await query(ADD, JSON.stringify(values))
}

/**
 * For whoever deletes calls: their counts stay, and what they have added is forgotten. The days on which they began can then no
 * more be made anew, and are kept as they are. Belongs into the transaction that has deleted the rows of these calls.
 */
export async function letGo(query: Query, callIds: readonly string[]): Promise<void> {
  if (callIds.length === 0) return
  await query(KEEP_DAYS, JSON.stringify(callIds))
  await query(FORGET_TALLIES, JSON.stringify(callIds))
}

/** One row of `daily_counts` as values. */
export type CountRow = [string, boolean, string, string, string, string, number]

/** Adds tallies up, or takes them off, into rows of `daily_counts`. */
export function makeChanges() {
  const byKey = new Map<string, CountRow>()
  return {
    add({ versionId, day, isTest, counts }: Omit<Tally, 'callId'>, times: 1 | -1): void {
      for (const [measure, nodeId, item, total] of counts) {
        const key = [versionId, isTest, measure, day, nodeId, item].join('\n')
        const known = byKey.get(key)
        if (known) known[6] += times * total
        else byKey.set(key, [versionId, isTest, measure, day, nodeId, item, times * total])
      }
    },
    /** In one order, so that two processes which change the same counts never wait for each other in a ring. */
    values: (): CountRow[] =>
      [...byKey]
        .filter(([, row]) => row[6] !== 0)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([, row]) => row),
  }
}

export const storedTally = (row: Record<string, unknown>): Omit<Tally, 'callId'> => ({
  versionId: String(row.version_id),
  day: String(row.day),
  isTest: row.is_test === true || row.is_test === 1,
  counts: JSON.parse(String(row.counted)) as Count[],
})

const isSame = (before: Omit<Tally, 'callId'>, now: Tally): boolean =>
  before.day === now.day &&
  before.isTest === now.isTest &&
  JSON.stringify(before.counts) === JSON.stringify(now.counts)

const TALLIES: Columns = {
  call_id: 'text',
  version_id: 'text',
  day: 'text',
  is_test: 'boolean',
  counted: 'text',
}
const tallyValues = ({ callId, versionId, day, isTest, counts }: Tally) => [
  callId,
  versionId,
  day,
  isTest,
  JSON.stringify(counts),
]

const COUNTS: Columns = {
  version_id: 'text',
  is_test: 'boolean',
  measure: 'text',
  day: 'text',
  node_id: 'text',
  item: 'text',
  total: 'bigint',
}

const texts = textsFromJson('$1')
const STANDING = forBoth(
  (provider) =>
    `SELECT call_id, version_id, day, is_test, counted FROM call_tallies WHERE call_id IN ${texts[provider]}`,
)
const FORGET_TALLIES = forBoth((provider) => `DELETE FROM call_tallies WHERE call_id IN ${texts[provider]}`)
/** By call and version, with a line break between. */
const DELETE_TALLIES = {
  sqlite: `DELETE FROM call_tallies WHERE (call_id, version_id) IN (SELECT substr(value, 1, instr(value, char(10)) - 1),
    substr(value, instr(value, char(10)) + 1) FROM json_each($1))`,
  postgresql: `DELETE FROM call_tallies WHERE (call_id, version_id) IN (SELECT split_part(r, chr(10), 1), split_part(r, chr(10), 2)
    FROM json_array_elements_text($1::json) AS r)`,
}
const insertTallies = insertFromJson('call_tallies', TALLIES)
const WRITE_TALLIES = forBoth(
  (provider) => `${insertTallies[provider]} ON CONFLICT (call_id, version_id)
    DO UPDATE SET day = excluded.day, is_test = excluded.is_test, counted = excluded.counted`,
)
/** For putting rows of `daily_counts` in place. */
export const INSERT_COUNTS = insertFromJson('daily_counts', COUNTS)
const ADD = forBoth(
  (provider) => `${INSERT_COUNTS[provider]} ON CONFLICT (version_id, is_test, measure, day, node_id, item)
    DO UPDATE SET total = daily_counts.total + excluded.total`,
)
const KEEP_DAYS = forBoth(
  (provider) => `INSERT INTO kept_days (version_id, day) SELECT DISTINCT version_id, day FROM call_tallies
    WHERE call_id IN ${texts[provider]} ORDER BY version_id, day ON CONFLICT DO NOTHING`,
)
