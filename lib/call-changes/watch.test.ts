import { expect, test, vi } from 'vitest'
import { appendLog } from '../store/call-log'
import { changedCalls, lastChangeOfCalls } from '../store/changed-calls'
import type { Database } from '../store/database'
import { projectCalls } from '../store/projection'
import { describeOnEachDatabase } from '../store/testing/each-database'
import { connectedCall } from '../store/testing/log-rows'
import { type News, type Watch, watchCalls } from './watch'

const isAnswered = ({ type }: { type: string }) => type === 'fulfilled'

/** However busy the machine is. */
const soon = (check: () => void) => vi.waitFor(check, { timeout: 30_000 })

describeOnEachDatabase((open) => {
  /** A call of which so many webhooks have come. */
  const happens = async (db: Database, conversation: string, webhooks = 8) => {
    await appendLog(db, connectedCall({ conversation }).slice(0, webhooks))
    await projectCalls(db, [`vonage:${conversation}`])
  }
  const listening = async (db: Database, since?: string, given?: Watch) => {
    const query = vi.fn(db.query)
    const watch = given ?? watchCalls({ ...db, query }, { everyMs: 10 })
    const news: News[] = []
    const stop = watch.listen(since, (one) => news.push(one))
    // What stands there already is seen by the first look, which asks twice.
    if (!given)
      await soon(() => expect(query.mock.settledResults.filter(isAnswered).length).toBeGreaterThan(1))
    const told = () =>
      news.flatMap((one) =>
        one.type === 'calls' ? one.calls.map(({ id, state }) => `${id} ${state}`) : [one.type],
      )
    return { news, told, stop, watch }
  }

  test('a new call is told, and told again when it is over; what stood there before is not', async () => {
    const db = await open()
    await happens(db, 'CON-old')
    const { told, stop, watch, news } = await listening(db)
    await happens(db, 'CON-new', 3)
    await soon(() => expect(told()).toContain('vonage:CON-new in-progress'))
    await happens(db, 'CON-new')
    await soon(() => expect(told()).toContain('vonage:CON-new ended'))
    expect(told().some((one) => one.includes('CON-old'))).toBe(false)
    // Nothing more happens, and nothing more is told.
    const { length } = news
    const second = await listening(db, undefined, watch)
    await happens(db, 'CON-last')
    await soon(() => expect(told()).toContain('vonage:CON-last ended'))
    await soon(() => expect(second.told()).toContain('vonage:CON-last ended'))
    expect(news).toHaveLength(length + 1)
    stop()
    second.stop()
  })

  test('who comes back hears what happened meanwhile', async () => {
    const db = await open()
    await happens(db, 'CON-1')
    const since = await lastChangeOfCalls(db)
    await happens(db, 'CON-2')
    const { told, stop } = await listening(db, since)
    await soon(() => expect(told()).toContain('vonage:CON-2 ended'))
    stop()
  })

  test('a change that becomes visible late, behind others, is told all the same', async () => {
    const db = await open()
    await happens(db, 'CON-1')
    const { told, stop } = await listening(db)
    await happens(db, 'CON-2')
    await soon(() => expect(told()).toContain('vonage:CON-2 ended'))
    const late = new Date(Date.parse((await lastChangeOfCalls(db)) ?? '') - 5_000).toISOString()
    await db.query("UPDATE calls SET changed_at = $1, log_rows = 99 WHERE id = 'vonage:CON-1'", late)
    await soon(() => expect(told()).toContain('vonage:CON-1 ended'))
    stop()
  })

  test('when the database was away, whoever listens is told to look again', async () => {
    const db = await open()
    let isAway = false
    const query: Database['query'] = async (...asked) => {
      if (isAway) throw new Error('away')
      return db.query(...asked)
    }
    const onTrouble = vi.fn()
    const watch = watchCalls({ ...db, query }, { everyMs: 10, onTrouble })
    const { told, stop } = await listening(db, undefined, watch)
    await happens(db, 'CON-1')
    await soon(() => expect(told()).toContain('vonage:CON-1 ended'))
    isAway = true
    await soon(() => expect(onTrouble).toHaveBeenCalledOnce())
    await happens(db, 'CON-2')
    isAway = false
    await soon(() => expect(told()).toEqual(expect.arrayContaining(['vonage:CON-2 ended', 'many'])))
    stop()
  })

  test('very many changes at once are told in a word', async () => {
    const db = await open()
    const { told, stop } = await listening(db)
    await happens(db, 'CON-1')
    await soon(() => expect(told()).toHaveLength(1))
    await db.query(
      `INSERT INTO calls (id, carrier, direction, caller, called, started_at, state, turns, is_test, log_id, log_rows, changed_at)
        SELECT id || '-' || a.value || b.value || c.value, carrier, direction, caller, called, started_at, state, turns, is_test, log_id, log_rows, changed_at
        FROM calls, ${TEN} a, ${TEN} b, ${TEN} c`,
    )
    await soon(() => expect(told()).toContain('many'))
    expect(await changedCalls(db, '2026-01-01T00:00:00.000Z', 5)).toHaveLength(5)
    stop()
  })

  test('nobody listens, nobody looks', async () => {
    const db = await open()
    const query = vi.fn(db.query)
    const { stop } = await listening(db, undefined, watchCalls({ ...db, query }, { everyMs: 5 }))
    await soon(() => expect(query.mock.calls.length).toBeGreaterThan(3))
    stop()
    await soon(async () => {
      const { length } = query.mock.calls
      await new Promise((later) => setTimeout(later, 30))
      expect(query.mock.calls).toHaveLength(length)
    })
  })
})

const TEN =
  '(SELECT 0 AS value UNION SELECT 1 UNION SELECT 2 UNION SELECT 3 UNION SELECT 4 UNION SELECT 5 UNION SELECT 6 UNION SELECT 7 UNION SELECT 8 UNION SELECT 9)'
