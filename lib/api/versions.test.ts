import { expect, test } from 'vitest'
import { reception } from './testing/documents'
import { onBothDatabases } from './testing/on-both-databases'

onBothDatabases((api) => {
  const published = async (note = 'First') => {
    const { body: flow } = await api().post('/flows', reception())
    const version = await api().post(`/flows/${flow.id}/versions`, { note })
    expect(version.status).toBe(201)
    return { id: flow.id as string, version }
  }

  test('publishing makes a version and makes it live', async () => {
    const { id, version } = await published('Opening day')
    expect(version.body).toMatchObject({ flowId: id, number: 1, note: 'Opening day', isLive: true })
    expect(version.headers.get('location')).toBe(`/api/v1/flows/${id}/versions/1`)
    const { body: flow } = await api().get(`/flows/${id}`)
    expect(flow.liveVersion).toEqual({ id: version.body.id, number: 1 })
  })

  test('a version keeps its document whatever becomes of the draft', async () => {
    const { id, version } = await published()
    await api().put(`/flows/${id}/draft`, reception('Changed'), { headers: { 'if-match': '"1"' } })
    const { body } = await api().get(`/flows/${id}/versions/1`)
    const { warnings: _, ...told } = version.body
    expect(body).toMatchObject({ ...told, document: { name: 'Reception' } })
  })

  test('publishing needs no note, and no body', async () => {
    const { body: flow } = await api().post('/flows', reception())
    const path = `/flows/${flow.id}/versions`
    expect(await api().post(path, {})).toMatchObject({ status: 201, body: { number: 1, note: '' } })
    const bare = await api().post(path, undefined, { headers: { 'content-type': undefined } })
    expect(bare).toMatchObject({ status: 201, body: { number: 2, note: '' } })
  })

  test('a flow with problems is not published, and each problem says what to do', async () => {
    const broken = reception()
    broken.nodes.sales.settings.destinations = [{ type: 'phone', number: '12' }]
    broken.nodes.main.exits['1'] = 'nowhere'
    const { body: flow } = await api().post('/flows', broken)
    const reply = await api().post(`/flows/${flow.id}/versions`, { note: 'Too early' })
    expect(reply).toMatchObject({ status: 422, body: { code: 'flow-has-problems' } })
    expect(reply.body.problems).toContainEqual(
      expect.objectContaining({
        code: 'number.invalid',
        severity: 'error',
        nodeId: 'sales',
        field: 'destinations.0.number',
        message: expect.stringMatching(/\w.*\./),
      }),
    )
    expect((await api().get(`/flows/${flow.id}`)).body.liveVersion).toBeNull()
    expect((await api().get(`/flows/${flow.id}/versions`)).body.versions).toEqual([])
  })

  test('what the carrier of a number cannot do blocks publishing, and only with that number', async () => {
    const long = reception()
    long.nodes.main.settings.prompt.text = 'x'.repeat(1_501)
    const { body: flow } = await api().post('/flows', long)
    const path = `/flows/${flow.id}/versions`
    expect((await api().post(path, {})).status).toBe(201)
    await api().post('/numbers', { e164: '+442079460777', carrier: 'sandbox' })
    await api().put('/numbers/+442079460777', { flow: flow.id })
    expect(await api().post(path, {})).toMatchObject({
      status: 422,
      body: { problems: [{ code: 'vonage.prompt-too-long', nodeId: 'main', field: 'prompt.text' }] },
    })
  })

  test('an older version can be made live again, and the list says which is', async () => {
    const { id } = await published()
    await api().put(`/flows/${id}/draft`, reception('Second'), { headers: { 'if-match': '"1"' } })
    await api().post(`/flows/${id}/versions`, { note: 'Second' })
    const live = async () =>
      (await api().get(`/flows/${id}/versions`)).body.versions.map(
        ({ number, isLive }: { number: number; isLive: boolean }) => [number, isLive],
      )
    expect(await live()).toEqual([
      [2, true],
      [1, false],
    ])
    expect(await api().put(`/flows/${id}/live`, { version: 1 })).toMatchObject({
      status: 200,
      body: { flow: id, version: 1 },
    })
    expect(await live()).toEqual([
      [2, false],
      [1, true],
    ])
  })

  test('a version that the flow does not have cannot be made live or looked at', async () => {
    const { id } = await published()
    expect(await api().put(`/flows/${id}/live`, { version: 2 })).toMatchObject({
      status: 422,
      body: { code: 'version-not-found' },
    })
    for (const number of ['2', '0', '01', '-1', 'one', '1e0'])
      expect((await api().get(`/flows/${id}/versions/${number}`)).status).toBe(404)
  })

  test.each([
    ['{"note":1}', 'note'],
    [JSON.stringify({ note: 'x'.repeat(1_001) }), 'note'],
    ['{"notes":"x"}', ''],
    ['[]', ''],
  ])('a note like %.30s does not fit, at “%s”', async (body, path) => {
    const { body: flow } = await api().post('/flows', reception())
    const reply = await api().post(`/flows/${flow.id}/versions`, body)
    expect(reply).toMatchObject({ status: 400, body: { code: 'invalid-request', errors: [{ path }] } })
  })

  test('a version says who published it, and its warnings do not stand in the way', async () => {
    const talkative = reception()
    Object.assign(talkative.nodes.main.settings.prompt, { language: 'xx-XX' })
    const { body: flow } = await api().post('/flows', talkative)
    await api().post('/numbers', { e164: '+442079460778', carrier: 'sandbox' })
    await api().put('/numbers/+442079460778', { flow: flow.id })
    const { status, body } = await api().post(`/flows/${flow.id}/versions`, {})
    expect(status).toBe(201)
    expect(body.author).toEqual(expect.stringMatching(/./))
    expect(body.warnings).toContainEqual(
      expect.objectContaining({ code: 'vonage.language-unknown', severity: 'warning', nodeId: 'main' }),
    )
  })

  test('publishing can name the revision that is meant, and another one is refused', async () => {
    const { body: flow } = await api().post('/flows', reception())
    const path = `/flows/${flow.id}/versions`
    await api().put(`/flows/${flow.id}/draft`, reception('Changed'), { headers: { 'if-match': '"1"' } })
    expect(await api().post(path, { revision: 1 })).toMatchObject({
      status: 412,
      body: { code: 'stale-revision', revision: 2 },
    })
    const ifMatch = (revision: string) => ({ headers: { 'if-match': revision } })
    expect((await api().post(path, {}, ifMatch('"1"'))).status).toBe(412)
    expect((await api().post(path, { revision: 1 }, ifMatch('"2"'))).status).toBe(400)
    expect((await api().post(path, {}, ifMatch('"2"'))).status).toBe(201)
    expect((await api().post(path, { revision: 2 })).status).toBe(201)
  })
})
