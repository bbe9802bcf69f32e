import { expect, test } from 'vitest'
import { appendLog } from '@/lib/store/call-log'
import { projectCalls } from '@/lib/store/projection'
import { logRow } from '@/lib/store/testing/log-rows'
import { reception } from './testing/documents'
import { onBothDatabases } from './testing/on-both-databases'

onBothDatabases((api, db) => {
  test('the figures of a flow are asked for by version and days', async () => {
    const flow = (await api().post('/flows', reception())).body.id
    const version = (await api().post(`/flows/${flow}/versions`, {})).body.id
    const turn = {
      flowId: flow,
      versionId: version,
      trail: [{ node: 'main', kind: 'menu' }],
      next: { type: 'wait' },
    }
    await appendLog(db(), [logRow({ event: { type: 'incoming', direction: 'inbound' }, turn })])
    await projectCalls(db(), ['vonage:CON-1'])
    const path = `/flows/${flow}/insights?from=2026-01-01&to=2026-01-31`
    const { status, body } = await api().get(`${path}&version=1`)
    expect(status).toBe(200)
    expect(body).toMatchObject({
      flowId: flow,
      version: 1,
      from: '2026-01-01',
      isTest: false,
      calls: 1,
      results: { 'in-progress': 1 },
      rates: { contained: null },
      nodes: { main: { visits: 1, exits: {}, hungUp: 0 } },
    })
    expect((await api().get(`${path}&calls=test`)).body.calls).toBe(0)
    expect((await api().get(`${path}&version=2`)).status).toBe(404)
    expect((await api().get('/flows/nobody/insights')).status).toBe(404)
    expect((await api().get(`/flows/${flow}/insights?from=yesterday`)).status).toBe(400)
  })
})
