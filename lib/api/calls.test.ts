import { beforeAll, expect, test } from 'vitest'
import { appendLog, type LogRow } from '@/lib/store/call-log'
import { projectCalls } from '@/lib/store/projection'
import { reception } from './testing/documents'
import { onBothDatabases } from './testing/on-both-databases'

onBothDatabases((api, db) => {
  let flow = ''
  let version = ''

  /** Puts a call into the log as the voice server would, and gathers it. */
  const call = async (
    id: string,
    { minute = 0, caller = '+12025550143', ended = true, carrier = 'vonage' } = {},
  ) => {
    const about = { carrier, callId: id, caller, called: '+442079460000', flow, version, minute }
    await appendLog(db(), ended ? [incoming(about), completed(about)] : [incoming(about)])
    await projectCalls(db(), [id])
  }
  const ids = async (query: string) =>
    (await api().get(`/calls?${query}`)).body.calls.map(({ id }: { id: string }) => id)

  beforeAll(async () => {
    flow = (await api().post('/flows', reception())).body.id
    version = (await api().post(`/flows/${flow}/versions`, {})).body.id
    await call('vonage:one', { minute: 1 })
    await call('vonage:two', { minute: 2, caller: 'anonymous' })
    await call('sandbox:three', { minute: 3, carrier: 'sandbox' })
    await call('vonage:four', { minute: 4, ended: false })
  })

  test('calls are listed, newest first, a page at a time', async () => {
    const first = (await api().get('/calls?limit=3')).body
    expect(first.calls.map(({ id }: { id: string }) => id)).toEqual([
      'vonage:four',
      'sandbox:three',
      'vonage:two',
    ])
    const second = (await api().get(`/calls?limit=3&cursor=${encodeURIComponent(first.next)}`)).body
    expect(second.calls.map(({ id }: { id: string }) => id)).toEqual(['vonage:one'])
    expect(second.next).toBeNull()
  })

  test.each([
    ['caller=%2B1 202 555 0143', ['vonage:four', 'sandbox:three', 'vonage:one']],
    ['caller=anonymous', ['vonage:two']],
    ['number=0044 20 7946 0000&limit=1', ['vonage:four']],
    ['number=+442079460001', []],
    ['test=true', ['sandbox:three']],
    ['test=false&state=ended', ['vonage:two', 'vonage:one']],
    ['state=in-progress', ['vonage:four']],
    ['carrier=sandbox', ['sandbox:three']],
    ['from=2026-03-14T10:02:00%2B01:00&to=2026-03-14T09:03:00Z', ['vonage:two']],
    ['flow=nobody', []],
  ])('calls are found by %s', async (query, found) => {
    expect(await ids(query)).toEqual(found)
  })

  test('calls are found by flow and by version', async () => {
    expect(await ids(`flow=${flow}&version=${version}`)).toHaveLength(4)
  })

  test('one call is told with its legs, the nodes it passed and its log', async () => {
    const { body } = await api().get('/calls/vonage:one')
    expect(body).toMatchObject({
      id: 'vonage:one',
      flowId: flow,
      versionId: version,
      state: 'ended',
      caller: '+12025550143',
      isTest: false,
      visits: [{ nodeId: 'main', kind: 'menu' }],
    })
    expect(body.log).toEqual([
      expect.objectContaining({
        kind: 'incoming',
        request: expect.objectContaining({ method: 'POST' }),
        turn: expect.objectContaining({ versionId: version }),
        reply: '[{"action":"talk","text":"Welcome."}]',
      }),
      expect.objectContaining({ kind: 'leg', turn: null }),
    ])
  })

  test('a call that is not there is not found', async () => {
    for (const id of ['nobody', 'x'.repeat(500)]) expect((await api().get(`/calls/${id}`)).status).toBe(404)
  })

  test.each([
    ['limit=0', 'limit'],
    ['limit=201', 'limit'],
    ['limit=ten', 'limit'],
    ['state=asleep', 'state'],
    ['test=maybe', 'test'],
    ['from=yesterday', 'from'],
    ['nummer=1', ''],
    ['state=ended&state=in-progress', 'state'],
    ['cursor=nonsense', 'cursor'],
  ])('%s does not fit, at “%s”', async (query, path) => {
    expect(await api().get(`/calls?${query}`)).toMatchObject({
      status: 400,
      body: { code: 'invalid-request', errors: [{ path }] },
    })
  })
})

type About = {
  carrier: string
  callId: string
  caller: string
  called: string
  flow: string
  version: string
  minute: number
}

const at = (minute: number, second = 0) => new Date(Date.UTC(2026, 2, 14, 9, minute, second)).toISOString()

function incoming({ carrier, callId, caller, called, flow, version, minute }: About): LogRow {
  const conversationId = `CON-${callId}`
  return {
    key: `${callId}-incoming`,
    waitKey: null,
    callId,
    carrier,
    kind: 'incoming',
    receivedAt: at(minute),
    request: JSON.stringify({ method: 'POST', url: '/webhooks/vonage/answer', headers: {}, body: '{}' }),
    event: JSON.stringify({
      type: 'incoming',
      direction: 'inbound',
      key: `${callId}-incoming`,
      conversationId,
      legId: `leg-${callId}`,
      caller,
      called,
      at: at(minute),
    }),
    status: 200,
    reply: '[{"action":"talk","text":"Welcome."}]',
    turn: JSON.stringify({
      flowId: flow,
      versionId: version,
      caller,
      called,
      trail: [{ node: 'main', kind: 'menu' }],
      next: { type: 'wait' },
      waitingAt: 'main',
    }),
    durationMicros: 812,
  }
}

function completed({ carrier, callId, minute }: About): LogRow {
  return {
    key: `${callId}-completed`,
    waitKey: null,
    callId,
    carrier,
    kind: 'leg',
    receivedAt: at(minute, 30),
    request: JSON.stringify({ method: 'POST', url: '/webhooks/vonage/event', headers: {}, body: '{}' }),
    event: JSON.stringify({
      type: 'leg',
      state: 'completed',
      key: `${callId}-completed`,
      conversationId: `CON-${callId}`,
      legId: `leg-${callId}`,
      direction: 'inbound',
      startedAt: at(minute),
      endedAt: at(minute, 30),
      durationSeconds: 30,
      price: { total: 0.01, currency: 'EUR' },
      at: at(minute, 30),
    }),
    status: 200,
    reply: '',
    turn: null,
    durationMicros: 95,
  }
}
