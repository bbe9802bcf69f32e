import { expect, test } from 'vitest'
import { createApiKey, revokeApiKey } from '@/lib/store/api-keys'
import { reception } from './testing/documents'
import { onBothDatabases } from './testing/on-both-databases'

const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`

onBothDatabases((api, db) => {
  test.each([
    ['no key', undefined],
    ['no bearer', 'Basic cGI6cGI='],
    ['a key of another make', 'Bearer sk_0123456789'],
    ['a key that nobody made', `Bearer pb_${'A'.repeat(43)}`],
    ['an empty key', 'Bearer '],
    ['a key far too long', `Bearer pb_${'A'.repeat(5_000)}`],
    ['two keys', 'Bearer pb_a pb_b'],
  ])('%s opens nothing', async (_, authorization) => {
    for (const [method, path] of [
      ['GET', '/flows'],
      ['POST', '/flows'],
      ['GET', '/nothing/here'],
      ['DELETE', '/flows'],
    ] as const) {
      const reply = await api().send(method, path, { headers: { authorization } })
      expect(reply).toMatchObject({ status: 401, body: { code: 'unauthorized' } })
      expect(reply.headers.get('www-authenticate')).toMatch(/^Bearer realm="patchbay"/)
    }
  })

  test('every described route but the two descriptions asks for a key', async () => {
    for (const [path, operations] of Object.entries<object>(api().description.paths))
      for (const method of Object.keys(operations)) {
        const address = path.replace('/api/v1', '').replace(/\{\w+\}/g, '1')
        const reply = await api().send(method.toUpperCase(), address, {
          headers: { authorization: undefined },
        })
        expect([address, reply.status]).toEqual([address, /json$/.test(address) ? 200 : 401])
      }
  })

  test('a key ends when it is revoked', async () => {
    const { id, key } = await createApiKey(db(), 'short-lived', { role: 'owner' })
    const ask = () => api().get('/flows', { headers: { authorization: `Bearer ${key}` } })
    expect((await ask()).status).toBe(200)
    await revokeApiKey(db(), id)
    expect((await ask()).status).toBe(401)
  })

  test('a request is told to the log once: by its route, with neither key nor number', async () => {
    const before = api().told.length
    await api().put('/numbers/+442079460998', { flow: null })
    await api().get('/calls?caller=%2B442079460998')
    const lines = api().told.slice(before)
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { method: 'PUT', route: '/api/v1/numbers/:e164', status: 404, apiKey: expect.any(String) },
      { method: 'GET', route: '/api/v1/calls', status: 200 },
    ])
    expect(lines.join()).not.toContain(api().key)
    expect(lines.join()).not.toContain('2079460998')
  })

  test.each([
    ['no JSON', '{"name":', 400, 'invalid-json'],
    ['nothing', '', 400, 'invalid-json'],
    ['words', 'hello', 400, 'invalid-json'],
    ['two documents', '{}{}', 400, 'invalid-json'],
    ['nesting of 65', nested(65), 400, 'invalid-request'],
    ['nesting without end', '['.repeat(1_000_000), 400, 'invalid-request'],
    ['nesting of 64, which is no flow', nested(64), 400, 'invalid-flow'],
    ['NUL in a text', '{"format":1,"name":"a\\u0000b"}', 400, 'invalid-request'],
    ['more than 2 MB', JSON.stringify({ ...reception(), name: 'x'.repeat(2_200_000) }), 413, 'too-large'],
  ])('a body of %s is refused', async (_, body, status, code) => {
    expect(await api().post('/flows', body)).toMatchObject({ status, body: { code } })
  })

  test('a body that is streamed past 2 MB is refused as well', async () => {
    const chunk = new TextEncoder().encode('x'.repeat(100_000))
    let sent = 0
    const body = new ReadableStream({
      pull: (controller) => (sent++ < 100 ? controller.enqueue(chunk) : controller.close()),
    })
    const response = await api().api.request('/api/v1/flows', {
      method: 'POST',
      headers: { authorization: `Bearer ${api().key}`, 'content-type': 'application/json' },
      body,
      duplex: 'half',
    } as RequestInit)
    expect(response.status).toBe(413)
    expect(sent).toBeLessThan(40)
  })

  test.each(['text/plain', 'application/x-www-form-urlencoded', undefined])(
    'a body sent as %s is refused with the header to send',
    async (type) => {
      const reply = await api().post('/flows', reception(), { headers: { 'content-type': type } })
      expect(reply).toMatchObject({ status: 415, body: { code: 'not-json' } })
      expect(reply.body.detail).toContain('Content-Type: application/json')
    },
  )

  test('an address that nobody knows is told so, and a method that an address does not take', async () => {
    expect(await api().get('/nothing/here')).toMatchObject({ status: 404, body: { code: 'not-found' } })
    const reply = await api().send('DELETE', '/flows')
    expect(reply).toMatchObject({ status: 405, body: { code: 'method-not-allowed' } })
    expect(reply.headers.get('allow')).toBe('GET, HEAD, POST')
  })

  test.each(['/flows/a%00b', '/calendars/%00', '/calls?caller=%00', '/flows/%2500'])(
    '%s does no harm',
    async (path) => {
      expect([400, 404]).toContain((await api().get(path)).status)
    },
  )

  test('what goes wrong inside is told to the log, and not to who asked', async () => {
    const broken = { ...db(), query: fails, client: undefined as never }
    const { makeApi } = await import('./app')
    const lines: object[] = []
    const log = { info: () => {}, error: (details: object) => lines.push(details) }
    const { encryptionKey, calling } = api()
    const remote = { publicUrl: '', carrierHosts: {}, stores: undefined as never }
    const { request } = makeApi({ db: broken, encryptionKey, calling, ...remote, log })
    const response = await request('/api/v1/flows', { headers: { authorization: `Bearer ${api().key}` } })
    expect(response.status).toBe(500)
    expect(response.headers.get('content-type')).toBe('application/problem+json')
    const body = await response.json()
    expect(body).toMatchObject({ code: 'internal', requestId: expect.any(String) })
    expect(Object.keys(body).sort()).toEqual(['code', 'detail', 'requestId', 'status', 'title', 'type'])
    expect(lines).toEqual([expect.objectContaining({ requestId: body.requestId })])
  })

  test('replies are kept by nobody on the way', async () => {
    for (const path of ['/flows', '/nothing', '/carriers/vonage'])
      expect((await api().get(path)).headers.get('cache-control')).toBe('no-store')
  })
})

const fails = async () => {
  throw new Error('connection refused at 10.0.0.5')
}
