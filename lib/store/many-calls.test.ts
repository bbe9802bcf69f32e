import { expect, test } from 'vitest'
import { CALL_FILTERS, type CallFilters, FILTER_NAMES, type FilterName } from './call-filters'
import { callersInside } from './callers-inside'
import { callsPerFlow, callsPerNumber, cursorAt, listCalls } from './calls'
import { changedCalls, lastChangeOfCalls } from './changed-calls'
import { type Argument, type Database, openDatabase, type Sql } from './database'
import { takeTurn } from './placed-calls'
import { freshDatabase } from './testing/each-database'
import { versionHistory } from './version-history'

/** How SQLite would find the rows of each statement that `act` runs; it knows nothing of how many there are, as on the first day. */
async function plansOf(db: Database, act: (db: Database) => Promise<unknown>): Promise<string[]> {
  const asked: [Sql, Argument[]][] = []
  const query: Database['query'] = (sql, ...args) => {
    asked.push([sql, args])
    return db.query(sql, ...args)
  }
  await act({ ...db, query })
  const plans = await Promise.all(
    asked
      .filter(([sql]) => String(sql).startsWith('SELECT'))
      .map(([sql, args]) => db.query(`EXPLAIN QUERY PLAN ${String(sql)}`, ...args)),
  )
  return plans.flat().map(({ detail }) => String(detail))
}

/** Rows that are looked for one by one, or from a moment on; never all that there are. */
const IS_NARROW = /^SEARCH (c|calls|p|placed_calls) .*\((\w+=\?|started_at>\?|id=\?)/

// PostgreSQL counts its rows and chooses by that; SQLite chooses by the words of the statement alone.
test('what pages ask of a million calls goes by an index', async () => {
  const db = await openDatabase(await freshDatabase('sqlite'))
  const wanted = { carrier: 'vonage', from: '+442079460000', to: '+447700900123' }
  const plans = await plansOf(db, async (watched) => {
    await callsPerFlow(watched, '2026-01-01T00:00:00.000Z')
    await callsPerNumber(watched, '2026-01-01T00:00:00.000Z')
    await callersInside(watched, 'reception')
    await versionHistory(watched, 'reception')
    const key = { flowId: 'reception', versionId: 'one', idempotencyKey: 'key' }
    await takeTurn(watched, { ...wanted, ...key }, { perSecond: 3, maxWaitMs: 10_000, now: Date.now })
  })
  const ofCalls = plans.filter((plan) => /^\w+ (c|calls|p|placed_calls)\b/.test(plan))
  expect(ofCalls.length).toBeGreaterThanOrEqual(6)
  expect(ofCalls.filter((plan) => !IS_NARROW.test(plan))).toEqual([])
  await db.close()
})

/** Something to choose by for every filter. */
const CHOSEN: Required<{ [Name in FilterName]: CallFilters[Name] }> = {
  caller: '+12025550143',
  called: '+442079460000',
  versionId: 'reception-1',
  lastNode: 'menu',
  flowId: 'reception',
  outcome: 'caller-hung-up',
  state: 'ended',
  isTest: false,
  carrier: 'vonage',
  atLeastSeconds: 10,
  atMostSeconds: 60,
  from: '2026-01-01T00:00:00.000Z',
  to: '2026-02-01T00:00:00.000Z',
  search: '0143',
}

/** By an index that has the calls in the order of the list, or by their ids. */
const SEARCHED = /^SEARCH calls USING (COVERING )?INDEX (calls_\w+|sqlite_autoindex_calls_1) \(/
/** All that there are, in the order of the list: as far as a page goes. */
const IN_ORDER = /^SCAN calls USING (COVERING )?INDEX calls_started_at_id_idx$/

const pairs = FILTER_NAMES.flatMap((one, nth) =>
  FILTER_NAMES.slice(nth).map((other) => [one, other] as const),
)
const place = cursorAt({ startedAt: '2026-01-15T00:00:00.000Z', id: 'vonage:CON-1' })

test('whatever calls are chosen by, alone or together, no statement looks at all there are, nor sorts them', async () => {
  const db = await openDatabase(await freshDatabase('sqlite'))
  const wrong: string[] = []
  for (const [one, other] of pairs)
    for (const [cursor, direction] of [
      [undefined, 'older'],
      [place, 'older'],
      [place, 'newer'],
    ] as const) {
      const filters = { [one]: CHOSEN[one], [other]: CHOSEN[other] }
      const plans = await plansOf(db, (watched) => listCalls(watched, filters, cursor, { direction }))
      expect(plans.length).toBeGreaterThan(0)
      const ofCalls = plans.filter((plan) => /^\w+ calls\b/.test(plan))
      expect(ofCalls.length).toBeGreaterThan(0)
      // Where a filter leaves little, that little is sorted.
      const isLittle = ofCalls.some((plan) => plan.includes('sqlite_autoindex_calls_1'))
      wrong.push(
        ...plans
          .filter((plan) =>
            /^\w+ calls\b/.test(plan) ? !SEARCHED.test(plan) && !IN_ORDER.test(plan) : false,
          )
          .concat(isLittle ? [] : plans.filter((plan) => plan.includes('TEMP B-TREE')))
          .map((plan) => `${CALL_FILTERS[one].title}, ${CALL_FILTERS[other].title}, ${direction}: ${plan}`),
      )
    }
  expect(wrong).toEqual([])
  await db.close()
})

test('what is new or changed is found by when it was written', async () => {
  const db = await openDatabase(await freshDatabase('sqlite'))
  const plans = await plansOf(db, async (watched) => {
    await lastChangeOfCalls(watched)
    await changedCalls(watched, '2026-01-01T00:00:00.000Z', 501)
  })
  const looks = plans.filter((plan) => /^(SEARCH|SCAN)/.test(plan))
  expect(looks).toHaveLength(3)
  for (const look of looks)
    expect(look).toMatch(
      /^SEARCH (calls|c|r) USING (COVERING )?INDEX (calls_changed_at_id_idx|recordings_call_id_idx) \(/,
    )
  await db.close()
})
