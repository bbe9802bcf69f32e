import { expect, test } from 'vitest'
import { callersInside } from './callers-inside'
import { callsPerFlow, callsPerNumber } from './calls'
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
