import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { askService, isInside, MAX_ANSWER_BYTES } from './outgoing'

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  closing.push(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const ask = (
  url: string,
  more: { timeoutSeconds?: number; body?: string; method?: string } = {},
  allowInside = true,
) => askService({ method: 'GET', headers: {}, timeoutSeconds: 5, ...more, url }, { allowInside })

test('a service is asked with method, headers and body, and its answer comes back', async () => {
  const url = await serve(async (request, response) => {
    const parts: string[] = []
    for await (const part of request) parts.push(String(part))
    response.statusCode = 201
    response.end(`${request.method} ${request.url} ${parts.join('')}`)
  })
  expect(await ask(`${url}/orders?id=7`, { method: 'POST', body: '{"a":1}' })).toEqual({
    status: 201,
    body: 'POST /orders?id=7 {"a":1}',
  })
})

test.each([
  'http://127.0.0.1/',
  'http://localhost/',
  'http://2130706433/',
  'http://0x7f.1/',
  'http://[::1]/',
  'http://[::ffff:127.0.0.1]/',
  'http://[::ffff:7f00:1]/',
  'http://169.254.169.254/latest/meta-data',
  'http://10.1.2.3/',
  'http://192.168.0.1/',
  'http://172.20.0.1/',
  'http://100.100.0.1/',
  'http://[fd00::1]/',
  'http://[fe80::1]/',
  'http://[64:ff9b::7f00:1]/',
  'http://0.0.0.0/',
])('%s lies inside and is refused', async (url) => {
  await expect(ask(url, {}, false)).rejects.toThrow('address-refused')
})

test('addresses of the internet are let through', () => {
  for (const address of ['93.184.215.14', '2606:2800:21f:cb07::1', '172.15.0.1', '172.32.0.1']) {
    expect(isInside(address), address).toBe(false)
  }
})

test('what is not http is refused', async () => {
  await expect(ask('file:///etc/passwd')).rejects.toThrow('not-http')
})

test('a service that never answers is given up in time', async () => {
  const url = await serve(() => {})
  await expect(ask(url, { timeoutSeconds: 0.2 })).rejects.toThrow('timeout')
})

test('an endless answer is cut', async () => {
  const url = await serve((_, response) => {
    const pour = () => {
      while (response.write('x'.repeat(16_384)));
      response.once('drain', pour)
    }
    pour()
  })
  expect((await ask(url)).body).toHaveLength(MAX_ANSWER_BYTES)
})

test('redirects are followed within the host, few of them, and not to another', async () => {
  const elsewhere = await serve((_, response) => response.end('secret'))
  const url = await serve((request, response) => {
    const to = { '/moved': '/here', '/away': elsewhere, '/circle': '/circle' }[request.url ?? '']
    if (to) response.writeHead(302, { location: to }).end()
    else response.end('found')
  })
  expect((await ask(`${url}/moved`)).body).toBe('found')
  await expect(ask(`${url}/away`)).rejects.toThrow('redirect-to-another-origin')
  await expect(ask(`${url}/circle`)).rejects.toThrow('too-many-redirects')
})
