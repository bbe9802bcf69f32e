import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import pg from 'pg'
import { afterEach, expect, test } from 'vitest'
import type { z } from 'zod'
import type { PhoneCall } from '@/lib/carriers/sandbox/phone'
import type { flowDocument } from '@/lib/flow/document'
import { acmeReception } from '@/lib/samples/acme-reception'
import { logOfCall } from '@/lib/store/call-log'
import { listCalls } from '@/lib/store/calls'
import { openDatabase } from '@/lib/store/database'
import { describeOnEachDatabase, freshDatabase } from '@/lib/store/testing/each-database'
import { type Exchange, makeExchange, PUBLIC_URL } from './testing/exchange'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

const opened = (exchange: Exchange): Exchange => {
  closing.push(() => exchange.close())
  return exchange
}

/** A web service that flows ask. */
async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  closing.push(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const orderStatus = (url: string): z.input<typeof flowDocument> => ({
  format: 1,
  name: 'Order status',
  start: 'ask',
  nodes: {
    ask: {
      kind: 'http',
      name: 'Look up',
      settings: {
        method: 'GET',
        url: `${url}/orders/7`,
        timeoutSeconds: 5,
        maps: [{ variable: 'status', path: 'order.status' }],
      },
      exits: { ok: 'tell', failed: 'sorry' },
    },
    tell: { kind: 'say', name: 'Tell', settings: { prompt: { text: 'Your order is {{ status }}.' } } },
    sorry: { kind: 'say', name: 'Sorry', settings: { prompt: { text: 'We cannot look that up.' } } },
  },
})

describeOnEachDatabase((open) => {
  test('a service that answers at once is heard in the same turn', async () => {
    const url = await serve((_, response) => response.end('{"order":{"status":"on its way"}}'))
    const { publishes, rings } = opened(makeExchange(await open()))
    await publishes(orderStatus(url))
    const call = await rings()
    await call.listen()
    expect(said(call)).toEqual(['Your order is on its way.'])
  })

  test('a slow service: the caller hears a word meanwhile, and it is asked once', async () => {
    const asked: (string | undefined)[] = []
    const url = await serve((request, response) => {
      asked.push(request.headers['idempotency-key'] as string)
      setTimeout(() => response.end('{"order":{"status":"packed"}}'), 1_000)
    })
    const { publishes, rings } = opened(makeExchange(await open()))
    await publishes(orderStatus(url))
    const call = await rings()
    await call.listen()
    expect(said(call)).toEqual(['One moment, please.', 'Your order is packed.'])
    expect(asked).toEqual([expect.stringMatching(/^sandbox:CON-.*#1$/)])
  })

  test('a webhook that comes twice while a service is asked does not ask it twice', async () => {
    let asked = 0
    const url = await serve((_, response) => {
      asked += 1
      setTimeout(() => response.end('{"order":{"status":"packed"}}'), 100)
    })
    const { publishes, sends } = opened(makeExchange(await open()))
    await publishes(orderStatus(url))
    const answer = { to: '442079460000', from: '447700900123', uuid: 'leg-1', conversation_uuid: 'CON-1' }
    const replies = await Promise.all([sends('answer', answer), sends('answer', answer)])
    const [first, second] = await Promise.all(replies.map((reply) => reply.text()))
    expect(first).toContain('Your order is packed.')
    expect(second).toBe(first)
    expect(asked).toBe(1)
  })

  test('a service that is not there leaves by its exit for that', async () => {
    const { publishes, rings } = opened(makeExchange(await open()))
    await publishes(orderStatus('http://127.0.0.1:9'))
    const call = await rings()
    await call.listen()
    expect(said(call)).toEqual(['We cannot look that up.'])
  })

  test('a flow goes on in another flow, on that one’s live version', async () => {
    const { publishes, rings } = opened(makeExchange(await open()))
    const reception = await publishes(acmeReception, '+442079460001')
    await publishes({
      format: 1,
      name: 'Greeting',
      start: 'hello',
      nodes: {
        hello: {
          kind: 'say',
          name: 'Hello',
          settings: { prompt: { text: 'Hello.' } },
          exits: { next: 'on' },
        },
        on: { kind: 'flow', name: 'Reception', settings: { flow: reception } },
      },
    })
    const call = await rings()
    await call.press('2')
    expect(said(call)).toEqual([
      'Hello.',
      expect.stringContaining('Welcome to Acme'),
      expect.stringContaining('This is support'),
    ])
  })

  test('a state too long for an address is kept in the store, and outlives the process', async () => {
    const { publishes, rings, restart } = opened(makeExchange(await open()))
    const noise = Array.from({ length: 900 }, (_, at) => ((at * 2_654_435_761) >>> 0).toString(36)).join('')
    await publishes({
      ...acmeReception,
      settings: { ...acmeReception.settings, variables: variablesOf(noise) },
    })
    const call = await rings()
    restart()
    await call.press('2')
    expect(said(call).at(-1)).toContain('This is support')
    for (const { webhook } of call.exchanges) expect(webhook.url.length).toBeLessThanOrEqual(2_000)
  })

  test('the fallback address says the flow’s own error prompt, and a fixed sentence to a stranger', async () => {
    const { publishes, rings, sends } = opened(makeExchange(await open()))
    await publishes(acmeReception)
    await rings()
    const failed = {
      reason: 'Socket timeout.',
      original_request: { url: `${PUBLIC_URL}/webhooks/vonage/answer`, type: 'answer' },
    }
    const known = await sends('fallback', {
      ...failed,
      to: '442079460000',
      from: '447700900123',
      uuid: 'a',
      conversation_uuid: 'CON-a',
    })
    expect(await known.text()).toContain('something has gone wrong at our end')
    const unknown = await sends('fallback', {
      ...failed,
      to: '442079460999',
      from: '447700900123',
      uuid: 'b',
      conversation_uuid: 'CON-b',
    })
    expect([unknown.status, await unknown.text()]).toEqual([
      200,
      expect.stringContaining('something went wrong'),
    ])
  })
})

test('the database goes away in the middle of a call: the caller notices nothing, and the log is whole when it is back', {
  timeout: 30_000,
}, async () => {
  const url = await freshDatabase('postgresql')
  const db = await openDatabase(url)
  closing.push(() => db.close())
  const exchange = opened(makeExchange(db))
  await exchange.publishes(acmeReception)
  const call = await exchange.rings()

  const admin = await outage(url)
  await call.press('2')
  expect(said(call).at(-1)).toContain('This is support')
  const second = await exchange.rings('+447700900124')
  expect(said(second).at(-1)).toContain('Welcome to Acme')
  await admin.over()

  await call.press('*')
  await expect
    .poll(async () => (await everyRow(exchange)).length, { timeout: 15_000 })
    .toBe(await webhooksOf(call, second))
})

/** Nobody gets into this one database any more, as if its server were away. */
async function outage(url: string) {
  const name = new URL(url).pathname.slice(1)
  const client = new pg.Client({ connectionString: url.replace(/\/[^/]*$/, '/postgres') })
  await client.connect()
  await client.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`)
  await client.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [name])
  return {
    async over() {
      await client.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`)
      await client.end()
    },
  }
}

async function everyRow(exchange: Exchange) {
  await exchange.settle()
  const { calls } = await listCalls(exchange.db, {})
  return (await Promise.all(calls.map(({ id }) => logOfCall(exchange.db, id)))).flat()
}

const webhooksOf = async (...calls: PhoneCall[]): Promise<number> =>
  calls.reduce((sum, { exchanges }) => sum + exchanges.length, 0)

/** Variables of at most 1,000 characters each that hold a long text together. */
const variablesOf = (text: string): Record<string, string> =>
  Object.fromEntries((text.match(/.{1,900}/g) ?? []).map((part, at) => [`noise_${at}`, part]))

const said = (call: PhoneCall): string[] =>
  call.heard.flatMap((sound) => (sound.type === 'talk' ? sound.text : []))
