import { expect, test } from 'vitest'
import { reception } from './testing/documents'
import { onBothDatabases } from './testing/on-both-databases'

onBothDatabases((api) => {
  let last = 200
  /** A number of its own for each story, from the range kept for fiction. */
  const fresh = () => `+442079460${++last}`
  const flow = async () => {
    const { body } = await api().post('/flows', reception())
    await api().post(`/flows/${body.id}/versions`, {})
    return body.id as string
  }

  test('a number is added with carrier and label, and is in the list', async () => {
    const e164 = fresh()
    const made = await api().post('/numbers', { e164, carrier: 'sandbox', label: 'Front desk' })
    expect(made).toMatchObject({
      status: 201,
      body: { e164, carrier: 'sandbox', label: 'Front desk', flow: null, version: null },
    })
    expect(made.headers.get('location')).toBe(`/api/v1/numbers/${encodeURIComponent(e164)}`)
    expect((await api().get('/numbers')).body.numbers).toContainEqual(made.body)
  })

  test.each([
    ['+44 20 7946 0101', '+442079460101'],
    ['0044 20 7946 0102', '+442079460102'],
    ['44-20-7946-0103', '+442079460103'],
    ['+44 (0)20 7946 0104', '+442079460104'],
    ['1 (202) 555-0143', '+12025550143'],
  ])('%s is understood as %s, in the body and in the address', async (written, e164) => {
    expect(await api().post('/numbers', { e164: written, carrier: 'sandbox' })).toMatchObject({
      status: 201,
      body: { e164 },
    })
    for (const path of [encodeURIComponent(written), encodeURIComponent(e164), e164])
      expect(await api().put(`/numbers/${path}`, { flow: null })).toMatchObject({
        status: 200,
        body: { e164 },
      })
    expect(await api().post('/numbers', { e164, carrier: 'sandbox' })).toMatchObject({
      status: 409,
      body: { code: 'number-taken' },
    })
  })

  test.each(['', '12', 'reception', '+44 20 7946 0018 ext 5', '+999 123', 'sip:desk@acme.example'])(
    '“%s” is refused in words',
    async (written) => {
      const reply = await api().post('/numbers', { e164: written, carrier: 'sandbox' })
      expect(reply).toMatchObject({
        status: 400,
        body: { code: 'invalid-request', errors: [{ path: 'e164' }] },
      })
      expect(reply.body.errors[0].message).toMatch(/country code/)
      if (written)
        expect(await api().put(`/numbers/${encodeURIComponent(written)}`, { flow: null })).toMatchObject({
          status: 400,
          body: { errors: [{ path: 'e164' }] },
        })
    },
  )

  test('a number is given a flow, pinned to a version, and taken off again', async () => {
    const [e164, id] = [fresh(), await flow()]
    await api().post('/numbers', { e164, carrier: 'sandbox' })
    const put = async (body: object) => (await api().put(`/numbers/${e164}`, body)).body
    await api().post(`/flows/${id}/versions`, {})
    expect(await put({ flow: id })).toMatchObject({ e164, flow: id, version: null, answers: 2 })
    expect(await put({ flow: id, version: 1 })).toMatchObject({ e164, flow: id, version: 1, answers: 1 })
    expect(await put({ flow: id })).toMatchObject({ e164, flow: id, version: null, answers: 2 })
    expect(await put({ flow: null })).toMatchObject({ e164, flow: null, version: null, answers: null })
  })

  test('a number keeps its flow when the new one or its version is not there', async () => {
    const [e164, id, other] = [fresh(), await flow(), await flow()]
    await api().post('/numbers', { e164, carrier: 'sandbox' })
    await api().put(`/numbers/${e164}`, { flow: id })
    expect(await api().put(`/numbers/${e164}`, { flow: 'nobody' })).toMatchObject({
      status: 422,
      body: { code: 'flow-not-found' },
    })
    expect(await api().put(`/numbers/${e164}`, { flow: other, version: 2 })).toMatchObject({
      status: 422,
      body: { code: 'version-not-found' },
    })
    const { body } = await api().get('/numbers')
    expect(body.numbers).toContainEqual(expect.objectContaining({ e164, flow: id, version: null }))
  })

  test('a number that nobody has added cannot be given a flow', async () => {
    expect(await api().put('/numbers/+442079460999', { flow: await flow() })).toMatchObject({ status: 404 })
  })

  test.each([
    [{ flow: null, version: 1 }, 'version'],
    [{ version: 1 }, 'flow'],
    [{}, 'flow'],
    [{ flow: 'x', version: 0 }, 'version'],
    [{ flow: 'x', version: 1.5 }, 'version'],
    [{ flow: 'x', colour: 'red' }, ''],
  ])('%j does not fit, at “%s”', async (body, path) => {
    expect(await api().put('/numbers/+442079460999', body)).toMatchObject({
      status: 400,
      body: { code: 'invalid-request', errors: [{ path }] },
    })
  })

  test('a carrier that nobody knows is refused', async () => {
    expect(await api().post('/numbers', { e164: fresh(), carrier: 'tin-can' })).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'carrier' }] },
    })
  })

  test('a number at a carrier that cannot do all of the flow is given it, and told what', async () => {
    const long = reception()
    long.nodes.main.settings.prompt.text = 'x'.repeat(1_501)
    const { body: flow } = await api().post('/flows', long)
    await api().post(`/flows/${flow.id}/versions`, {})
    await api().post('/numbers', { e164: '+442079460779', carrier: 'vonage' })
    expect(await api().put('/numbers/+442079460779', { flow: flow.id })).toMatchObject({
      status: 200,
      body: { flow: flow.id, warnings: [{ code: 'vonage.prompt-too-long', nodeId: 'main' }] },
    })
    expect((await api().put('/numbers/+442079460779', { flow: null })).body.warnings).toEqual([])
  })

  test('a number is labelled anew, looked at, and removed once no flow answers it', async () => {
    const [e164, id] = [fresh(), await flow()]
    await api().post('/numbers', { e164, carrier: 'sandbox', label: 'Front desk' })
    expect(await api().send('PATCH', `/numbers/${e164}`, { body: { label: ' Night desk ' } })).toMatchObject({
      status: 200,
      body: { e164, label: 'Night desk' },
    })
    await api().put(`/numbers/${e164}`, { flow: id })
    expect(await api().get(`/numbers/${e164}`)).toMatchObject({
      status: 200,
      body: { e164, label: 'Night desk', flow: id },
    })
    expect(await api().remove(`/numbers/${e164}`)).toMatchObject({
      status: 409,
      body: { code: 'number-in-use', detail: expect.stringContaining('Take it off') },
    })
    await api().put(`/numbers/${e164}`, { flow: null })
    expect(await api().remove(`/numbers/${e164}`)).toMatchObject({ status: 204 })
    for (const gone of [
      await api().get(`/numbers/${e164}`),
      await api().send('PATCH', `/numbers/${e164}`, { body: { label: 'Ghost' } }),
      await api().remove(`/numbers/${e164}`),
    ])
      expect(gone).toMatchObject({ status: 404, body: { code: 'not-found' } })
  })

  test.each([[{ label: 'x'.repeat(81) }], [{}], [{ label: 7 }]])('%j is no label', async (body) => {
    expect(await api().send('PATCH', '/numbers/+442079460999', { body: body })).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'label' }] },
    })
  })
})
