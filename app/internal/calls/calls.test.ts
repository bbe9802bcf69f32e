import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { type Dashboard, dashboard } from '@/lib/access/testing/dashboard'
import { appendLog } from '@/lib/store/call-log'
import { projectCalls } from '@/lib/store/projection'
import { connectedCall, second } from '@/lib/store/testing/log-rows'
import { GET as exportCalls } from './export/route'
import { GET as streamCalls } from './stream/route'
import { DELETE as removeView } from './views/[id]/route'
import { GET as readViews, POST as saveView } from './views/route'

let home: Dashboard
beforeAll(async () => {
  home = await dashboard()
})
afterAll(() => home.close())
beforeEach(async () => {
  for (const table of ['log', 'calls', 'legs', 'visits', 'call_views'])
    await home.db.query(`DELETE FROM ${table}`)
})

/** Calls of the caller, one after the other; the log of the last is told as far as wanted. */
async function calls(conversations: string[], rows?: number) {
  for (const [nth, conversation] of conversations.entries())
    await appendLog(home.db, connectedCall({ conversation, startsAt: nth * 100 }).slice(0, rows))
  await projectCalls(
    home.db,
    conversations.map((one) => `vonage:${one}`),
  )
}

/** So many more calls like one that is there. */
const copies = (times: number) =>
  home.db.query(
    `INSERT INTO calls (id, carrier, direction, caller, called, started_at, state, turns, is_test, log_id, log_rows)
      SELECT 'vonage:copy-' || value, carrier, direction, caller, called, '${second(9)}', state, turns, is_test, log_id, log_rows
      FROM calls, (WITH RECURSIVE n(value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n WHERE value < $1) SELECT value FROM n)`,
    times,
  )

const exported = (query = '') =>
  home.asks(exportCalls, 'GET', '/internal/calls/export', { role: 'viewer', query })

test('calls go out as a file for a spreadsheet, with a header, and with nothing in it that it would run', async () => {
  await calls(['CON-1'])
  await home.db.query("UPDATE calls SET caller = '=cmd()', called = '@SUM(1)'")
  const response = await exported()
  expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8')
  expect(response.headers.get('content-disposition')).toMatch(
    /^attachment; filename="patchbay-calls-\d{4}-\d\d-\d\d\.csv"$/,
  )
  const [head = '', row = '', ...rest] = Buffer.from(await response.arrayBuffer())
    .toString('utf8')
    .split('\n')
  expect(head.startsWith('\uFEFFid,carrier,direction,caller,called,flow,')).toBe(true)
  expect(row.startsWith("vonage:CON-1,vonage,inbound,'=cmd(),'@SUM(1),")).toBe(true)
  expect(rest).toEqual([''])
})

test('only calls that fit go out; what cannot be understood is refused, and nothing goes out', async () => {
  await calls(['CON-1', 'CON-2'])
  await home.db.query("UPDATE calls SET caller = '+447700900123' WHERE id = 'vonage:CON-2'")
  const ids = async (query: string) =>
    (await (await exported(query)).text())
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(',')[0])
  expect(await ids('?caller=07700%20900123&number=%2B44%2020%207946%200000')).toEqual([])
  expect(await ids('?caller=%2B44%207700%20900123')).toEqual(['vonage:CON-2'])
  expect(await ids('?when=today')).toEqual([])
  expect(await ids('?from=2026-01-05&to=2026-01-05')).toEqual(['vonage:CON-2', 'vonage:CON-1'])
  const wrong = await exported('?atLeastSeconds=long')
  expect([wrong.status, (await wrong.json()).message]).toEqual([400, 'At least is no number of seconds.'])
})

test('a file is read as fast as it is taken, and no further once whoever takes it has gone', async () => {
  await calls(['CON-1'])
  await copies(5_000)
  const asked = vi.spyOn(home.db, 'query')
  const readings = () => asked.mock.calls.filter(([sql]) => /FROM calls .*ORDER BY/.test(String(sql))).length
  try {
    const reader = (await exported()).body?.getReader()
    await reader?.read()
    const { value } = (await reader?.read()) ?? {}
    expect(
      Buffer.from(value ?? [])
        .toString('utf8')
        .split('\n'),
    ).toHaveLength(1_001)
    // A page is read ahead at the most; there are six.
    expect(readings()).toBeLessThanOrEqual(3)
    await reader?.cancel()
    const before = readings()
    await new Promise((done) => setImmediate(() => setImmediate(done)))
    expect(readings()).toBe(before)
  } finally {
    asked.mockRestore()
  }
})

/** What somebody hears who follows the calls. */
async function listens() {
  const leaving = new AbortController()
  const response = await home.asks(streamCalls, 'GET', '/internal/calls/stream', {
    role: 'viewer',
    signal: leaving.signal,
  })
  let heard = ''
  const whole = (async () => {
    for await (const piece of response.body ?? []) heard += new TextDecoder().decode(piece)
  })()
  return { response, heard: () => heard, leave: () => leaving.abort(), whole }
}

/** A watch of its own for each story: it is shared by a whole process. */
const forgetWatch = () => {
  delete (globalThis as Record<symbol, unknown>)[Symbol.for('patchbay.call-watch')]
}

test('whoever follows the calls is told of a new one and of what becomes of it, and goes when they like', async () => {
  forgetWatch()
  const { response, heard, leave, whole } = await listens()
  expect(response.headers.get('content-type')).toContain('text/event-stream')
  const soon = (check: () => void) => vi.waitFor(check, { timeout: 30_000, interval: 20 })
  await soon(() => expect(heard()).toContain('retry:'))
  await calls(['CON-1'], 4)
  await soon(() => expect(heard()).toMatch(/"id":"vonage:CON-1".*"state":"in-progress"/))
  await calls(['CON-1'])
  await soon(() => expect(heard()).toMatch(/"id":"vonage:CON-1".*"state":"ended"/))
  leave()
  await whole
  forgetWatch()
})

test('when nobody listens any more, nobody looks for changes', async () => {
  forgetWatch()
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] })
  try {
    const one = await listens()
    const other = await listens()
    expect(vi.getTimerCount()).toBeGreaterThan(0)
    one.leave()
    await one.whole
    await vi.advanceTimersByTimeAsync(3_000)
    expect(vi.getTimerCount()).toBeGreaterThan(0)
    other.leave()
    await other.whole
    await vi.advanceTimersByTimeAsync(3_000)
    await vi.waitFor(() => expect(vi.getTimerCount()).toBe(0))
  } finally {
    vi.useRealTimers()
    forgetWatch()
  }
})

test('a stream that is thrown away by whoever carries it ends without a fuss', async () => {
  forgetWatch()
  const response = await home.asks(streamCalls, 'GET', '/internal/calls/stream', { role: 'viewer' })
  await expect(response.body?.cancel()).resolves.toBeUndefined()
  forgetWatch()
})

test('a view that makes no sense is not kept, and says why', async () => {
  const view = { name: 'Long calls', filters: 'atLeastSeconds=60&when=7-days', columns: ['caller'] }
  const saves = (change: object) =>
    home.asks(saveView, 'POST', '/internal/calls/views', { role: 'editor', body: { ...view, ...change } })
  const wrong = await saves({ filters: 'atLeastSeconds=long' })
  expect([wrong.status, (await wrong.json()).message]).toEqual([400, 'At least is no number of seconds.'])
  expect((await saves({ name: '  ' })).status).toBe(400)
  expect((await saves({ name: 'n'.repeat(61) })).status).toBe(400)
  expect((await saves({ filters: 'x'.repeat(2_001) })).status).toBe(400)
  const saved = await saves({})
  expect(saved.status).toBe(201)
  expect((await saves({})).status).toBe(409)
  const { id } = await saved.json()
  const list = await home.asks(readViews, 'GET', '/internal/calls/views', { role: 'viewer' })
  expect(await list.json()).toEqual([{ ...view, id, author: 'editor' }])
  const removes = () =>
    home.asks(removeView, 'DELETE', '/internal/calls/views/[id]', { role: 'editor', params: { id } })
  expect((await removes()).status).toBe(200)
  expect((await removes()).status).toBe(404)
})
