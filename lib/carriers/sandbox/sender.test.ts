import { spawn } from 'node:child_process'
import { createHash, createHmac } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { connect, createServer as createTcpServer } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { verify } from '../vonage/verify'
import { deliver, overHttp, SANDBOX_ACCOUNT_ID, type SignedRequest, sign, type Transport } from './sender'

const SECRET = 'test-signature-secret-0123456789'
const AT = new Date('2026-01-01T12:00:00.900Z')
const ID = '11111111-2222-4333-8444-555555555555'
const BODY = { from: '12025550143', to: '442079460000', dtmf: { digits: 'ö1', timed_out: false }, rate: null }
const TIMERS = { connect: 2_000, response: 5_000 }
const IMPATIENT = { connect: 2_000, response: 300 }

const post = (url: string) => sign({ method: 'POST', url, body: BODY }, { secret: SECRET, at: AT, id: ID })

const closing: (() => unknown)[] = []
afterEach(() => Promise.all(closing.splice(0).map((close) => close())))

type Answer = (request: IncomingMessage, response: ServerResponse, body: string) => void

/** A server that gives the first try the first answer, and so on. */
async function serving(...answers: Answer[]) {
  const bodies: string[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => {
      body += chunk
    })
    request.on('end', () => {
      bodies.push(body)
      answers[Math.min(bodies.length, answers.length) - 1]?.(request, response, body)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => {
    server.closeAllConnections()
    return new Promise((resolve) => server.close(resolve))
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook?t=a`, bodies }
}

const status =
  (code: number, body = ''): Answer =>
  (_, response) =>
    response.writeHead(code, { 'content-type': 'application/json' }).end(body)
const closes: Answer = (request) => request.socket.destroy()
const resets: Answer = (request) => request.socket.resetAndDestroy()
const saysNothing: Answer = () => {}

const claimsOf = (request: SignedRequest) => {
  const [header = '', claims = '', signature] = (request.headers.authorization ?? '').slice(7).split('.')
  const expected = createHmac('sha256', SECRET).update(`${header}.${claims}`).digest('base64url')
  expect(signature).toBe(expected)
  const read = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString())
  return { header: read(header), claims: read(claims) }
}
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

test('a webhook is signed as the platform signs, over the bytes of its body', async () => {
  const request = await post('https://ivr.example/input?t=a')
  expect(request).toMatchObject({ method: 'POST', url: 'https://ivr.example/input?t=a' })
  expect(request.headers['content-type']).toBe('application/json')
  expect(JSON.parse(request.body)).toEqual(BODY)
  const { header, claims } = claimsOf(request)
  expect(header).toEqual({ alg: 'HS256', typ: 'JWT' })
  expect(claims).toEqual({
    iss: 'Vonage',
    iat: 1767268800,
    jti: ID,
    api_key: 'sandbox',
    payload_hash: sha256(request.body),
  })
})

test('with GET the fields go to the query, nested ones as JSON, and the hash is over them', async () => {
  const url = 'https://ivr.example/input?t=a'
  const request = await sign({ method: 'GET', url, body: BODY }, { secret: SECRET, at: AT, id: ID })
  expect(request.body).toBe('')
  expect([...new URL(request.url).searchParams]).toEqual([
    ['t', 'a'],
    ['from', '12025550143'],
    ['to', '442079460000'],
    ['dtmf', '{"digits":"ö1","timed_out":false}'],
    ['rate', ''],
  ])
  const hashed =
    '{"from":"12025550143","to":"442079460000","dtmf":"{\\"digits\\":\\"ö1\\",\\"timed_out\\":false}","rate":""}'
  expect(claimsOf(request).claims.payload_hash).toBe(sha256(hashed))
})

test.each(['GET', 'POST'] as const)('our own check of webhooks takes its %s', async (method) => {
  const url = 'https://ivr.example/input?t=a'
  const request = await sign({ method, url, body: BODY }, { secret: SECRET, at: AT, id: ID })
  const { pathname, search } = new URL(request.url)
  const raw = { ...request, url: pathname + search, body: new TextEncoder().encode(request.body) }
  const account = {
    carrier: 'sandbox',
    id: SANDBOX_ACCOUNT_ID,
    secrets: [SECRET],
    applicationIds: [],
    acceptsUnsigned: false,
  }
  expect(await verify(raw, [account], AT)).toMatchObject({ ok: true, account })
  const other = { ...account, secrets: ['another-secret-0123456789'] }
  expect(await verify(raw, [other], AT)).toEqual({ ok: false, reason: 'bad-signature' })
})

test('a reply comes back with its status, its type and its text', async () => {
  const { url, bodies } = await serving(status(200, '[{"action":"talk"}]'))
  const request = await post(url)
  expect(await deliver(request, TIMERS)).toEqual({
    status: 200,
    contentType: 'application/json',
    body: '[{"action":"talk"}]',
  })
  expect(bodies).toEqual([request.body])
})

test.each([
  [429, 2],
  [503, 2],
  [504, 2],
  [500, 1],
  [502, 1],
  [404, 1],
  [401, 1],
  [302, 1],
  [200, 1],
  [204, 1],
])('status %i: %i tries in all', async (code, tries) => {
  const { url, bodies } = await serving(status(code))
  expect(await deliver(await post(url), TIMERS)).toMatchObject({ status: code })
  expect(bodies.length).toBe(tries)
})

test('the second try is the same request, and its reply counts', async () => {
  const { url, bodies } = await serving(status(503), status(200, '[]'))
  expect(await deliver(await post(url), TIMERS)).toMatchObject({ status: 200, body: '[]' })
  expect(bodies[1]).toBe(bodies[0])
})

test.each([
  ['says nothing in time', saysNothing, 'Socket timeout.'],
  ['closes the connection', closes, 'Connection closed.'],
  ['resets the connection', resets, 'Connection reset.'],
] as const)('a server that %s is tried twice', async (_, answer, failed) => {
  const { url, bodies } = await serving(answer)
  expect(await deliver(await post(url), IMPATIENT)).toEqual({ failed })
  expect(bodies.length).toBe(2)
  const mended = await serving(answer, status(200, '[]'))
  expect(await deliver(await post(mended.url), IMPATIENT)).toMatchObject({ status: 200 })
})

test('a server that dies in the middle of its reply has failed', async () => {
  const dies: Answer = (request, response) => {
    response.writeHead(200, { 'content-length': '100' }).write('[{')
    setTimeout(() => request.socket.destroy(), 20)
  }
  const { url } = await serving(dies)
  expect(await deliver(await post(url), TIMERS)).toHaveProperty('failed')
})

test('where nobody listens the connection counts as closed, after two tries', async () => {
  const server = createTcpServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  let tries = 0
  const counted: Transport = (request, timers) => {
    tries += 1
    return overHttp(request, timers)
  }
  expect(await deliver(await post(`http://127.0.0.1:${port}/`), TIMERS, counted)).toEqual({
    failed: 'Connection closed.',
  })
  expect(tries).toBe(2)
})

test('a server that speaks no TLS where TLS is wanted is not tried again', async () => {
  let connections = 0
  const server = createTcpServer((socket) => {
    connections += 1
    socket.on('error', () => {}).resume()
    socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => new Promise((resolve) => server.close(resolve)))
  const { port } = server.address() as AddressInfo
  expect(await deliver(await post(`https://127.0.0.1:${port}/`), TIMERS)).toEqual({
    failed: 'Connection closed.',
  })
  expect(connections).toBe(1)
})

/** Listens, and takes no connection: its event loop stands still, and its queue of one soon is full. */
const DEAF = `
  const server = require('node:net').createServer().listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => {
    require('node:fs').writeSync(1, String(server.address().port))
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
  })`

test('a connection that does not come about is given up after its own, shorter time', async () => {
  const child = spawn(process.execPath, ['-e', DEAF], { stdio: ['ignore', 'pipe', 'inherit'] })
  closing.push(() => child.kill('SIGKILL'))
  const port = await new Promise<number>((resolve) =>
    child.stdout.once('data', (text) => resolve(Number(text))),
  )
  await fillQueue(port)

  const startedAt = performance.now()
  const request = await post(`http://127.0.0.1:${port}/`)
  expect(await overHttp(request, { connect: 300, response: 20_000 })).toMatchObject({
    failed: 'Socket timeout.',
  })
  expect(performance.now() - startedAt).toBeLessThan(5_000)
})

/** Connects until a connection is left hanging. */
async function fillQueue(port: number) {
  for (let connections = 0; connections < 50; connections += 1) {
    const socket = connect(port, '127.0.0.1')
    closing.push(() => socket.destroy())
    const isTaken = await Promise.race([
      new Promise<boolean>((resolve) => socket.once('connect', () => resolve(true))),
      new Promise<boolean>((resolve) => setTimeout(() => resolve(false), 500)),
    ])
    if (!isTaken) return
  }
  throw new Error('The queue of the system has no end')
}
