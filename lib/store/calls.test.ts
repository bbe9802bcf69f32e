import { expect, test } from 'vitest'
import { appendLog } from './call-log'
import { callsPerFlow, callsPerNumber, getCall, isCallCursor, listCalls } from './calls'
import type { Database } from './database'
import { projectCalls } from './projection'
import { describeOnEachDatabase } from './testing/each-database'
import { connectedCall, second } from './testing/log-rows'

describeOnEachDatabase((open) => {
  /** Calls one second apart; every third of the sandbox, every other still going on. */
  const withCalls = async (db: Database, count: number) => {
    for (let n = 0; n < count; n += 1) {
      const carrier = n % 3 === 0 ? 'sandbox' : 'vonage'
      const rows = connectedCall({ carrier, conversation: `CON-${n}`, startsAt: n })
      await appendLog(db, n % 2 === 0 ? rows : rows.slice(0, 3))
      await projectCalls(db, [`${carrier}:CON-${n}`])
    }
  }
  const conversations = (calls: { conversationId: string | null }[]) =>
    calls.map(({ conversationId }) => Number(conversationId?.slice(4)))

  test('the newest calls come first, page by page, each once, though new ones come meanwhile', async () => {
    const db = await open()
    await withCalls(db, 7)
    const first = await listCalls(db, { limit: 3 })
    expect(conversations(first.calls)).toEqual([6, 5, 4])
    const fresh = connectedCall({ conversation: 'CON-100', startsAt: 100 })
    await appendLog(db, fresh)
    await projectCalls(db, ['vonage:CON-100'])
    const second = await listCalls(db, { limit: 3 }, first.next ?? '')
    expect(conversations(second.calls)).toEqual([3, 2, 1])
    const third = await listCalls(db, { limit: 3 }, second.next ?? '')
    expect(conversations(third.calls)).toEqual([0])
    expect(third.next).toBeNull()
  })

  test('calls that began in the same moment are not lost between two pages', async () => {
    const db = await open()
    for (const n of [1, 2, 3, 4]) await appendLog(db, connectedCall({ conversation: `CON-${n}` }))
    await projectCalls(
      db,
      ['1', '2', '3', '4'].map((n) => `vonage:CON-${n}`),
    )
    const first = await listCalls(db, { limit: 2 })
    const second = await listCalls(db, { limit: 2 }, first.next ?? '')
    expect([...conversations(first.calls), ...conversations(second.calls)]).toEqual([4, 3, 2, 1])
    expect(second.next).toBeNull()
  })

  test('filters narrow, alone and together', async () => {
    const db = await open()
    await withCalls(db, 6)
    const found = async (filters: Parameters<typeof listCalls>[1]) =>
      conversations((await listCalls(db, filters)).calls)
    expect(await found({ isTest: true })).toEqual([3, 0])
    expect(await found({ isTest: false, state: 'ended' })).toEqual([4, 2])
    expect(await found({ outcome: 'connected', carrier: 'sandbox' })).toEqual([0])
    expect(await found({ from: second(2), to: second(4) })).toEqual([3, 2])
    expect(await found({ called: '+442079460000', caller: '+12025550143', limit: 1 })).toEqual([5])
    expect(await found({ flowId: 'reception', versionId: 'reception-1' })).toHaveLength(6)
    expect(await found({ flowId: 'nobody' })).toEqual([])
    expect(await found({ called: "' OR 1=1 --" })).toEqual([])
  })

  test('a cursor that is none begins at the top', async () => {
    const db = await open()
    await withCalls(db, 2)
    const { calls, next } = await listCalls(db, { limit: 1 })
    expect(isCallCursor(next ?? '')).toBe(true)
    expect(isCallCursor('nonsense')).toBe(false)
    expect((await listCalls(db, { limit: 1 }, 'nonsense')).calls).toEqual(calls)
  })

  test('calls are counted for each flow from a moment on, without the tests', async () => {
    const db = await open()
    await withCalls(db, 6)
    expect(await callsPerFlow(db, second(0))).toEqual(new Map([['reception', 4]]))
    expect(await callsPerFlow(db, second(3))).toEqual(new Map([['reception', 2]]))
    expect(await callsPerFlow(db, second(50))).toEqual(new Map())
  })

  test('calls are counted for each number from a moment on, tests apart and calls outward not at all', async () => {
    const db = await open()
    await withCalls(db, 6)
    expect(await callsPerNumber(db, second(0))).toEqual(new Map([['+442079460000', { calls: 4, tests: 2 }]]))
    expect(await callsPerNumber(db, second(4))).toEqual(new Map([['+442079460000', { calls: 2, tests: 0 }]]))
    await db.query("UPDATE calls SET direction = 'outbound' WHERE started_at < $1", second(3))
    expect(await callsPerNumber(db, second(0))).toEqual(new Map([['+442079460000', { calls: 2, tests: 1 }]]))
  })

  test('a call that there is none of is not found', async () => {
    expect(await getCall(await open(), 'vonage:nobody')).toBeUndefined()
  })

  test('a cursor with what no id holds is none, and begins at the top', async () => {
    const db = await open()
    await withCalls(db, 1)
    for (const id of ['vonage:CON\0', 'a b', 'ü', '\uFFFD', '']) {
      const cursor = Buffer.from(`${second(0)} ${id}`).toString('base64url')
      expect(isCallCursor(cursor)).toBe(false)
      expect((await listCalls(db, {}, cursor)).calls).toHaveLength(1)
    }
    expect(isCallCursor(Buffer.from(`${second(0)} vonage:CON-a_1`).toString('base64url'))).toBe(true)
  })
})

describeOnEachDatabase((open) => {
  /** Calls one second apart, each with what tells it from the others. */
  const withRows = async (db: Database, rows: Record<string, string | number | boolean | null>[]) => {
    await appendLog(db, connectedCall())
    await projectCalls(db, ['vonage:CON-1'])
    for (const [n, row] of rows.entries()) {
      const set = { id: `vonage:CON-row-${n}`, started_at: second(n + 1), ...row }
      await db.query('DELETE FROM calls WHERE id = $1', set.id)
      await db.query(
        `INSERT INTO calls (id, carrier, direction, flow_id, version_id, caller, called, started_at, state, outcome, last_node, duration_seconds, turns, is_test, log_id, log_rows)
          SELECT '${set.id}', carrier, direction, flow_id, version_id, caller, called, '${set.started_at}', state, outcome, last_node, duration_seconds, turns, is_test, log_id, log_rows
          FROM calls WHERE id = 'vonage:CON-1'`,
      )
      for (const [column, value] of Object.entries(row))
        await db.query(`UPDATE calls SET ${column} = $1 WHERE id = $2`, value, set.id)
    }
    await db.query("DELETE FROM calls WHERE id = 'vonage:CON-1'")
  }
  const found = async (db: Database, filters: Parameters<typeof listCalls>[1]) =>
    (await listCalls(db, filters)).calls.map(({ id }) => Number(id.split('-').at(-1)))

  test('a number is found however it is written, by either party, and by its last digits', async () => {
    const db = await open()
    await withRows(db, [
      { caller: '+442079460018', called: '+12025550143' },
      { caller: '+447700900123', called: '+442079460018' },
      { caller: '+12025550100', called: '+12025550143' },
      { caller: '+44 77•• ••• •18', called: '+12025550143' },
    ])
    for (const search of [
      '+44 20 7946 0018',
      '0044 20 7946 0018',
      '+44 (0)20 7946 0018',
      '020 7946 0018',
      '(020) 7946-0018',
      '0018',
      '46 0018',
    ])
      expect([search, await found(db, { search })]).toEqual([search, [1, 0]])
    expect(await found(db, { search: '(202) 555-0100' })).toEqual([2])
    expect(await found(db, { search: '9999' })).toEqual([])
  })

  test('a call is chosen by where it ended and by how long it lasted', async () => {
    const db = await open()
    await withRows(db, [
      { last_node: 'sales', duration_seconds: 10 },
      { last_node: 'bye', duration_seconds: 600 },
      { last_node: 'sales', duration_seconds: 700 },
      { last_node: 'sales', duration_seconds: null },
    ])
    expect(await found(db, { lastNode: 'sales' })).toEqual([3, 2, 0])
    expect(await found(db, { atLeastSeconds: 600 })).toEqual([2, 1])
    expect(await found(db, { atLeastSeconds: 10, atMostSeconds: 600 })).toEqual([1, 0])
    expect(await found(db, { lastNode: 'sales', atLeastSeconds: 600, flowId: 'reception' })).toEqual([2])
  })

  test('pages lead back to where one came from, and stay as they were while calls come in', async () => {
    const db = await open()
    await withRows(
      db,
      Array.from({ length: 7 }, () => ({})),
    )
    const numbers = ({ calls }: Awaited<ReturnType<typeof listCalls>>) =>
      calls.map(({ id }) => Number(id.split('-').at(-1)))
    const first = await listCalls(db, { limit: 3 })
    expect(first.previous).toBeNull()
    const second = await listCalls(db, { limit: 3 }, first.next ?? '')
    expect(numbers(second)).toEqual([3, 2, 1])
    const back = await listCalls(db, { limit: 3 }, second.previous ?? '', { direction: 'newer' })
    expect([numbers(back), back.previous]).toEqual([[6, 5, 4], null])
    expect(numbers(await listCalls(db, { limit: 3 }, back.next ?? ''))).toEqual([3, 2, 1])
  })

  test('a search among very many that leaves little stops after its time, and goes on from there', async () => {
    const db = await open()
    await withRows(db, [{ outcome: 'failed', carrier: 'other' }])
    const ten =
      '(SELECT 0 AS v UNION SELECT 1 UNION SELECT 2 UNION SELECT 3 UNION SELECT 4 UNION SELECT 5 UNION SELECT 6 UNION SELECT 7 UNION SELECT 8 UNION SELECT 9)'
    await db.query(
      `INSERT INTO calls (id, carrier, direction, flow_id, version_id, caller, called, started_at, state, outcome, turns, is_test, log_id, log_rows)
        SELECT 'vonage:' || a.v || b.v || c.v || d.v || e.v, 'vonage', direction, flow_id, version_id, caller, called, '${second(50)}', state, outcome, turns, is_test, log_id, log_rows
        FROM calls, ${ten} a, ${ten} b, ${ten} c, ${ten} d, (SELECT 0 AS v UNION SELECT 1) e`,
    )
    let page = await listCalls(db, { carrier: 'other', outcome: 'failed' }, undefined, { budgetMs: 0 })
    expect(page).toMatchObject({ calls: [], searchedTo: second(50), next: expect.any(String) })
    for (let pages = 0; page.calls.length === 0 && page.next && pages < 5; pages += 1)
      page = await listCalls(db, { carrier: 'other', outcome: 'failed' }, page.next, { budgetMs: 0 })
    expect(page.calls.map(({ id }) => id)).toEqual(['vonage:CON-row-0'])
    expect(page.next).toBeNull()
  })
})
