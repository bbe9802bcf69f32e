import { createServer, type IncomingMessage, type RequestListener } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import { type AddressInfo, createServer as createRawServer, type Server } from 'node:net'
import { brotliCompressSync, constants, deflateSync, gzipSync } from 'node:zlib'
import { afterEach, expect, test } from 'vitest'
import { SELF_SIGNED } from '../doctor/testing/self-signed'
import { MAX_ANSWER_BYTES } from './answer'
import { type AskOptions, askService, type Outgoing } from './ask'

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

async function portOf(server: Server & { closeAllConnections?: () => void }): Promise<number> {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  closing.push(() => {
    server.closeAllConnections?.()
    server.close()
  })
  return (server.address() as AddressInfo).port
}

const serve = async (listener: RequestListener): Promise<string> =>
  `http://127.0.0.1:${await portOf(createServer(listener))}`

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: string[] = []
  for await (const part of request) parts.push(String(part))
  return parts.join('')
}

const ask = (url: string, more: Partial<Outgoing> = {}, options: Partial<AskOptions> = {}) =>
  askService(
    { method: 'GET', headers: {}, timeoutSeconds: 5, ...more, url },
    { allowInside: true, ...options },
  )

/** Only this machine's own address may be asked; whatever else lies inside may not. */
const ONLY_HERE = { allowInside: ['127.0.0.1'] }

/** Looks names up as it is told; each look-up of a name takes the next of its addresses. */
function resolver(names: Record<string, string[]>) {
  const asked: string[] = []
  const resolve = async (name: string) => {
    asked.push(name)
    const [next = '', ...later] = names[name] ?? []
    names[name] = later
    return next.split(' ').map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
  }
  return { resolve, asked }
}

test('a service is asked with method, headers and body, and its answer comes back', async () => {
  const url = await serve(async (request, response) => {
    response.statusCode = 201
    response.end(`${request.method} ${request.url} ${request.headers['x-key']} ${await bodyOf(request)}`)
  })
  const headers = { 'x-key': 'wisteria' }
  expect(await ask(`${url}/orders?id=7`, { method: 'POST', headers, body: '{"a":1}' })).toEqual({
    status: 201,
    body: 'POST /orders?id=7 wisteria {"a":1}',
  })
})

test.each([
  'http://127.0.0.1/',
  'http://localhost/',
  'http://localhost./',
  'http://shop.localhost/',
  'http://LOCALHOST/',
  'http://127.0.0.1./',
  'http://127.1/',
  'http://127.0.1/',
  'http://2130706433/',
  'http://0x7f000001/',
  'http://0x7f.1/',
  'http://0x7F.0.0.0x1/',
  'http://0177.0.0.1/',
  'http://017700000001/',
  'http://00000177.0.0.1/',
  'http://1２7.0.0.１/',
  'http://①②⑦.⓪.⓪.①/',
  'http://127。0。0。1/',
  'http://%31%32%37.0.0.1/',
  'http://0/',
  'http://0.0.0.0/',
  'http:127.0.0.1/',
  'http:/127.0.0.1/',
  'http:\\\\127.0.0.1\\',
  'http://\t127.0.0.1/',
  'http://127.0.0.1\\@example.com/',
  'http://127.0.0.1#@example.com/',
  'http://127.0.0.1?@example.com/',
  'http://[::1]/',
  'http://[0:0:0:0:0:0:0:1]/',
  'http://[::]/',
  'http://[::ffff:127.0.0.1]/',
  'http://[::ffff:7f00:1]/',
  'http://[::127.0.0.1]/',
  'http://[::ffff:0:127.0.0.1]/',
  'http://[64:ff9b::7f00:1]/',
  'http://[64:ff9b:1::7f00:1]/',
  'http://[2002:7f00:1::]/',
  'http://[2001:0:7f00:1::]/',
  'http://[fd00::1]/',
  'http://[fe80::1]/',
  'http://[fec0::1]/',
  'http://[ff02::1]/',
  'http://169.254.169.254/latest/meta-data',
  'http://2852039166/latest/meta-data',
  'http://[fd00:ec2::254]/latest/meta-data',
  'http://168.63.129.16/machine',
  'http://100.100.100.200/latest/meta-data',
  'http://10.1.2.3/',
  'http://0xa.1.2.3/',
  'http://172.20.0.1/',
  'http://192.168.0.1/',
  'http://3232235521/',
  'http://100.100.0.1/',
  'http://198.18.0.1/',
  'http://203.0.113.5/',
  'http://224.0.0.1/',
  'http://255.255.255.255/',
  'https://127.0.0.1:8443/',
])('%s lies inside and is refused', async (url) => {
  await expect(ask(url, {}, { allowInside: false })).rejects.toThrow('address-refused')
})

test.each([
  ['file:///etc/passwd', 'not-http'],
  ['ftp://93.184.215.14/', 'not-http'],
  ['gopher://127.0.0.1:6379/_FLUSHALL', 'not-http'],
  ['data:text/plain,hello', 'not-http'],
  ['unix:/var/run/docker.sock', 'not-http'],
  ['http://example.com@127.0.0.1/', 'name-in-address'],
  ['http://me:secret@93.184.215.14/', 'name-in-address'],
  ['http://93.184.215.14:25/', 'port-refused'],
  ['https://93.184.215.14:22/', 'port-refused'],
  ['http://[fe80::1%25eth0]/', 'bad-address'],
  ['http://[::1%lo]/', 'bad-address'],
  ['http://127.0.0.1.5/', 'bad-address'],
  ['http://256.256.256.256/', 'bad-address'],
  ['http://0x7f.0x0.0x0.0x1.example:99999/', 'bad-address'],
  ['//127.0.0.1/', 'bad-address'],
  ['', 'bad-address'],
])('%s is refused: %s', async (url, reason) => {
  await expect(ask(url, {}, { allowInside: false })).rejects.toThrow(reason)
})

test('a name that leads inside is refused, also when only one of its addresses does', async () => {
  for (const addresses of [
    '127.0.0.1',
    '::1',
    '93.184.215.14 10.0.0.1',
    '::ffff:169.254.169.254',
    'fe80::1%eth0',
  ]) {
    const { resolve } = resolver({ 'rebind.example': [addresses] })
    await expect(ask('http://rebind.example/', {}, { allowInside: false, resolve })).rejects.toThrow(
      'address-refused',
    )
  }
})

test('a name that changes between the look and the step is connected to where it led at the look', async () => {
  const hosts: (string | undefined)[] = []
  const { port } = new URL(
    await serve((request, response) => response.end(hosts.push(request.headers.host) && 'here')),
  )
  const { resolve, asked } = resolver({ 'shop.example': ['127.0.0.1', '127.0.0.2', '127.0.0.2'] })
  const answer = await ask(`http://shop.example:${port}/`, {}, { ...ONLY_HERE, resolve })
  expect(answer.body).toBe('here')
  expect(asked).toEqual(['shop.example'])
  expect(hosts).toEqual([`shop.example:${port}`])
})

test('a name that has changed by the time of a redirect is judged anew', async () => {
  let asked = 0
  const { port } = new URL(
    await serve((_, response) => {
      asked += 1
      response.writeHead(302, { location: '/again' }).end()
    }),
  )
  const { resolve } = resolver({ 'shop.example': ['127.0.0.1', '127.0.0.2'] })
  await expect(ask(`http://shop.example:${port}/`, {}, { ...ONLY_HERE, resolve })).rejects.toThrow(
    'address-refused',
  )
  expect(asked).toBe(1)
})

test.each([
  'http://127.0.0.2:PORT/',
  'http://[::ffff:127.0.0.2]:PORT/',
  'http://2130706434:PORT/',
  '//127.0.0.2:PORT/',
  'http://inside.example:PORT/',
  'http://169.254.169.254/latest/meta-data',
])('a redirect to %s is not followed', async (location) => {
  let asked = 0
  const server = createServer((_, response) => {
    asked += 1
    response.writeHead(302, { location: location.replace('PORT', port) }).end()
  })
  // On every address of this machine, so that only the refusal keeps the second request away.
  await new Promise<void>((done) => server.listen(0, done))
  closing.push(() => server.close())
  const port = String((server.address() as AddressInfo).port)
  const { resolve } = resolver({ 'inside.example': ['127.0.0.2'] })
  await expect(ask(`http://127.0.0.1:${port}/`, {}, { ...ONLY_HERE, resolve })).rejects.toThrow(
    'address-refused',
  )
  expect(asked).toBe(1)
})

test('redirects are followed, few of them, and none to what is no address of the web', async () => {
  const moves: Record<string, string> = {
    '/moved': '/here',
    '/circle': '/circle',
    '/file': 'file:///etc/passwd',
    '/name': 'http://me@127.0.0.1/',
    '/port': 'http://127.0.0.1:25/',
    '/none': 'http://[',
  }
  const url = await serve((request, response) => {
    const to = moves[request.url ?? '']
    if (to) response.writeHead(302, { location: to }).end()
    else response.end('found')
  })
  expect((await ask(`${url}/moved`)).body).toBe('found')
  await expect(ask(`${url}/circle`)).rejects.toThrow('too-many-redirects')
  await expect(ask(`${url}/file`)).rejects.toThrow('not-http')
  await expect(ask(`${url}/name`)).rejects.toThrow('name-in-address')
  await expect(ask(`${url}/port`)).rejects.toThrow('port-refused')
  await expect(ask(`${url}/none`)).rejects.toThrow('bad-redirect')
})

test('method and body follow a redirect as its status says', async () => {
  const url = await serve(async (request, response) => {
    const status = Number(request.url?.slice(1))
    if (status) response.writeHead(status, { location: '/here' }).end()
    else response.end(`${request.method} ${request.headers['content-type'] ?? '-'} ${await bodyOf(request)}`)
  })
  const sent = { headers: { 'Content-Type': 'text/plain' }, body: 'hello' }
  const after = async (method: string, status: number) =>
    (await ask(`${url}/${status}`, { method, ...sent })).body
  for (const status of [301, 302, 303]) expect(await after('POST', status)).toBe('GET - ')
  expect(await after('PUT', 302)).toBe('PUT text/plain hello')
  expect(await after('PUT', 303)).toBe('GET - ')
  for (const status of [307, 308]) expect(await after('POST', status)).toBe('POST text/plain hello')
  expect((await ask(`${url}/304`)).status).toBe(304)
})

test('what was meant for one machine is not handed to another', async () => {
  const seen: IncomingMessage['headers'][] = []
  const elsewhere = await serve((request, response) => response.end(String(seen.push(request.headers))))
  const url = await serve((request, response) => {
    response.writeHead(Number(request.url?.slice(1)), { location: elsewhere }).end()
  })
  const headers = {
    Authorization: 'Bearer wisteria',
    'X-Api-Key': 'wisteria',
    Cookie: 'a=wisteria',
    Accept: 'text/html',
  }
  await ask(`${url}/302`, { headers })
  await ask(`${url}/303`, { method: 'POST', headers, body: 'wisteria' })
  expect(seen).toHaveLength(2)
  expect(JSON.stringify(seen)).not.toContain('wisteria')
  expect(seen[0]?.accept).toBe('text/html')
  await expect(ask(`${url}/307`, { method: 'POST', headers, body: 'wisteria' })).rejects.toThrow(
    'redirect-to-another-origin',
  )
  expect(seen).toHaveLength(2)
})

test('a header cannot make two requests of one, nor ask another host', async () => {
  const seen: IncomingMessage['headers'][] = []
  const url = await serve(async (request, response) =>
    response.end(String(seen.push(request.headers)) + (await bodyOf(request))),
  )
  const headers = {
    Host: 'inside.example',
    'Content-Length': '0',
    'Transfer-Encoding': 'chunked',
    Connection: 'upgrade',
    Upgrade: 'h2c',
  }
  expect((await ask(url, { method: 'POST', headers, body: 'hello' })).body).toBe('1hello')
  expect(seen[0]).toMatchObject({ host: url.slice(7), 'content-length': '5', connection: 'close' })
  expect(seen[0]).not.toHaveProperty('upgrade')
  await expect(ask(url, { headers: { 'x-a': 'b\r\nhost: inside.example' } })).rejects.toThrow()
  expect(seen).toHaveLength(1)
})

test('a service that never answers, or drips its answer, is given up in time', async () => {
  const silent = await serve(() => {})
  await expect(ask(silent, { timeoutSeconds: 0.2 })).rejects.toThrow('timeout')
  const dripping = await serve((_, response) => {
    const drip = setInterval(() => response.write('.'), 20)
    response.once('close', () => clearInterval(drip))
  })
  await expect(ask(dripping, { timeoutSeconds: 0.2 })).rejects.toThrow('timeout')
  const neverLookedUp = { resolve: () => new Promise<never>(() => {}) }
  await expect(ask('http://slow.example/', { timeoutSeconds: 0.2 }, neverLookedUp)).rejects.toThrow('timeout')
})

test('an answer without end is cut, and so are headers', async () => {
  const url = await serve((_, response) => {
    const pour = () => {
      while (response.write('x'.repeat(16_384)));
      response.once('drain', pour)
    }
    pour()
  })
  expect((await ask(url)).body).toHaveLength(MAX_ANSWER_BYTES)
  const raw = createRawServer((socket) => {
    socket.on('error', () => {})
    socket.write(`HTTP/1.1 200 OK\r\nx: ${'y'.repeat(100_000)}\r\n\r\n`)
  })
  await expect(ask(`http://127.0.0.1:${await portOf(raw)}/`)).rejects.toThrow(/header overflow/i)
})

test('a packed answer is unpacked, and one that swells is cut where any other is', async () => {
  const pack = { gzip: gzipSync, deflate: deflateSync, br: brotliCompressSync }
  const bomb = Buffer.alloc(50 * 1024 * 1024)
  const packed: Record<string, Buffer> = {
    '/gzip/bomb': gzipSync(bomb),
    '/br/bomb': brotliCompressSync(bomb, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }),
  }
  const url = await serve((request, response) => {
    const encoding = request.url?.split('/')[1] as keyof typeof pack
    response.setHeader('content-encoding', encoding)
    response.end(packed[request.url ?? ''] ?? pack[encoding]?.('{"fits":true}') ?? '')
  })
  for (const encoding of Object.keys(pack))
    expect((await ask(`${url}/${encoding}`)).body).toBe('{"fits":true}')
  const before = process.memoryUsage().rss
  for (const encoding of ['gzip', 'br'])
    expect((await ask(`${url}/${encoding}/bomb`)).body).toHaveLength(MAX_ANSWER_BYTES)
  expect(process.memoryUsage().rss - before).toBeLessThan(25 * 1024 * 1024)
  await expect(ask(`${url}/gzip, gzip`)).rejects.toThrow('bad-encoding')
})

test('a certificate that nobody trusts is not talked to; the name is what it is asked for', async () => {
  const names: string[] = []
  const server = createSecureServer(
    { ...SELF_SIGNED, SNICallback: (name, done) => done(null, void names.push(name)) },
    (_, response) => response.end('secret'),
  )
  server.on('tlsClientError', () => {})
  const port = await portOf(server)
  const { resolve } = resolver({ 'shop.example': ['127.0.0.1'] })
  await expect(ask(`https://shop.example:${port}/`, {}, { ...ONLY_HERE, resolve })).rejects.toThrow(
    /self-signed certificate/,
  )
  expect(names).toEqual(['shop.example'])
})
