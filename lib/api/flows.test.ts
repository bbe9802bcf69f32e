import { expect, test } from 'vitest'
import firstFormat from '@/lib/flow/migrations/001-exits-in-nodes.before.json'
import { justBegun, reception } from './testing/documents'
import { onBothDatabases } from './testing/on-both-databases'

onBothDatabases((api, db) => {
  test('a flow that is posted is there, whole, where Location says', async () => {
    const made = await api().post('/flows', reception('Front desk'))
    expect(made).toMatchObject({ status: 201, body: { name: 'Front desk', revision: 1, liveVersion: null } })
    expect(made.headers.get('location')).toBe(`/api/v1/flows/${made.body.id}`)
    expect(made.headers.get('etag')).toBe('"1"')

    const shown = await api().get(`/flows/${made.body.id}`)
    expect(shown.body).toEqual(made.body)
    expect(shown.headers.get('etag')).toBe('"1"')
    expect(shown.body.draft.nodes.main.settings.choices).toEqual([
      expect.objectContaining({ key: '1', label: 'Sales' }),
    ])
  })

  test('all flows are listed without their drafts', async () => {
    const made = await api().post('/flows', reception('Listed'))
    const { draft: _, ...summary } = made.body
    const { body } = await api().get('/flows')
    expect(body.flows).toContainEqual(summary)
  })

  test('a draft may be unfinished', async () => {
    expect(await api().post('/flows', justBegun())).toMatchObject({
      status: 201,
      body: { draft: { start: null } },
    })
  })

  test('a document of the first format comes out in the one of today', async () => {
    const made = await api().post('/flows', firstFormat)
    expect(made).toMatchObject({ status: 201, body: { draft: { format: 1, nodes: expect.any(Object) } } })
    expect(made.body.draft.nodes).not.toBeInstanceOf(Array)
  })

  test('a node that is called __proto__ is a node of nothing', async () => {
    const body = JSON.stringify(reception()).replace('"bye":{', '"__proto__":{"polluted":true,')
    const { text } = await api().post('/flows', body)
    expect(text).not.toContain('polluted')
    expect({}).not.toHaveProperty('polluted')
  })

  test('a stored draft that cannot be read is given as it is, with what is wrong, and is not published', async () => {
    const { body: flow } = await api().post('/flows', reception())
    const raw = JSON.stringify({ ...reception(), format: 99 })
    await db().query('UPDATE flows SET draft = $1 WHERE id = $2', raw, flow.id)
    const shown = await api().get(`/flows/${flow.id}`)
    expect(shown).toMatchObject({ status: 200, body: { draft: null, raw, errors: [{ path: 'format' }] } })
    const published = await api().post(`/flows/${flow.id}/versions`, {})
    expect(published).toMatchObject({ status: 422, body: { problems: [{ code: 'document.unreadable' }] } })
    expect(published.body.problems[0].message).toMatch(/\w{3}/)
    const mended = await api().put(`/flows/${flow.id}/draft`, reception(), { headers: { 'if-match': '1' } })
    expect(mended.status).toBe(200)
  })

  test('a draft is saved on top of the revision that it was made from', async () => {
    const { body: flow } = await api().post('/flows', reception())
    const saved = await api().put(`/flows/${flow.id}/draft`, reception('Renamed'), {
      headers: { 'if-match': '"1"' },
    })
    expect(saved).toMatchObject({ status: 200, body: { id: flow.id, revision: 2 } })
    expect(saved.headers.get('etag')).toBe('"2"')
    const { body: shown } = await api().get(`/flows/${flow.id}`)
    expect(shown).toMatchObject({ name: 'Renamed', revision: 2, draft: { name: 'Renamed' } })
  })

  test('a draft made from an older revision changes nothing and hears which one is current', async () => {
    const { body: flow } = await api().post('/flows', reception())
    const path = `/flows/${flow.id}/draft`
    await api().put(path, reception('By Ann'), { headers: { 'if-match': '"1"' } })
    const stale = await api().put(path, reception('By Bob'), { headers: { 'if-match': '"1"' } })
    expect(stale).toMatchObject({ status: 412, body: { code: 'stale-revision', revision: 2 } })
    expect(stale.headers.get('etag')).toBe('"2"')
    expect((await api().get(`/flows/${flow.id}`)).body.name).toBe('By Ann')
  })

  test('of two who save at once, one wins and the other is told', async () => {
    const { body: flow } = await api().post('/flows', reception())
    const saves = ['Ann', 'Bob', 'Cem', 'Dee'].map((name) =>
      api().put(`/flows/${flow.id}/draft`, reception(name), { headers: { 'if-match': '"1"' } }),
    )
    const statuses = (await Promise.all(saves)).map(({ status }) => status)
    expect(statuses.sort()).toEqual([200, 412, 412, 412])
  })

  test('a draft without If-Match is asked for it, and changes nothing', async () => {
    const { body: flow } = await api().post('/flows', reception('Kept'))
    const reply = await api().put(`/flows/${flow.id}/draft`, reception('Lost'))
    expect(reply).toMatchObject({ status: 428, body: { code: 'revision-required' } })
    const all = await api().put(`/flows/${flow.id}/draft`, reception('Lost'), {
      headers: { 'if-match': '*' },
    })
    expect(all).toMatchObject({ status: 400, body: { code: 'invalid-request' } })
    expect((await api().get(`/flows/${flow.id}`)).body.name).toBe('Kept')
  })

  test.each([
    ['no object', 'reception', ''],
    ['null', null, ''],
    ['a list', [reception()], ''],
    ['a field that nobody knows', { ...reception(), colour: 'red' }, 'colour'],
    ['no name', { ...reception(), name: '  ' }, 'name'],
    ['a newer format', { ...reception(), format: 99 }, 'format'],
    [
      'a kind that nobody knows',
      { ...reception(), nodes: { a: { kind: 'teleport', name: 'A' } } },
      'nodes.a.kind',
    ],
    [
      'a setting out of bounds',
      { ...reception(), nodes: { a: { kind: 'menu', name: 'A', settings: { timeoutSeconds: 0 } } } },
      'nodes.a.settings.timeoutSeconds',
    ],
    ['an id with a blank', { ...reception(), nodes: { 'a b': { kind: 'hangup', name: 'A' } } }, 'nodes.a b'],
  ])('a document with %s is no flow, and the reply says where', async (_, document, path) => {
    const { body: flow } = await api().post('/flows', reception())
    const body = JSON.stringify(document)
    for (const reply of [
      await api().post('/flows', body),
      await api().put(`/flows/${flow.id}/draft`, body, { headers: { 'if-match': '"1"' } }),
    ]) {
      expect(reply).toMatchObject({ status: 400, body: { code: 'invalid-flow' } })
      expect(reply.body.errors.map((error: { path: string }) => error.path)).toContain(path)
    }
    expect((await api().get(`/flows/${flow.id}`)).body.revision).toBe(1)
  })

  test('a flow that is not there and an id that makes no sense answer alike', async () => {
    const replies = await Promise.all([
      api().get('/flows/0190aaaa-bbbb-7ccc-8ddd-eeeeeeeeeeee'),
      api().get("/flows/';drop table flows"),
      api().get(`/flows/${'x'.repeat(3_000)}`),
      api().put('/flows/nobody/draft', reception(), { headers: { 'if-match': '"1"' } }),
      api().get('/flows/nobody/versions'),
      api().post('/flows/nobody/versions', {}),
      api().put('/flows/nobody/live', { version: 1 }),
    ])
    expect(new Set(replies.map(({ text }) => text)).size).toBe(1)
    expect(replies[0]).toMatchObject({ status: 404, body: { code: 'not-found' } })
  })
})
