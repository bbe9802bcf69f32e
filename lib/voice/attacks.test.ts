import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import type { z } from 'zod'
import type { flowDocument } from '@/lib/flow/document'
import { acmeReception } from '@/lib/samples/acme-reception'
import { putAccount } from '@/lib/store/accounts'
import type { Database } from '@/lib/store/database'
import { openDatabase } from '@/lib/store/database'
import { freshDatabase } from '@/lib/store/testing/each-database'
import { type Exchange, makeExchange, PUBLIC_URL } from './testing/exchange'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

async function open(): Promise<Exchange> {
  const db = await openDatabase(await freshDatabase('sqlite'))
  closing.push(() => db.close())
  const exchange = makeExchange(db)
  closing.push(() => exchange.close())
  return exchange
}

/** A web service that counts how often it is asked, and takes its time. */
async function countingService(afterMs = 0) {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    setTimeout(() => response.end('{}'), afterMs)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  closing.push(() => {
    server.closeAllConnections()
    server.close()
  })
  return { asked, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

const caller = { to: '442079460000', from: '447700900123', uuid: 'leg-1', conversation_uuid: 'CON-1' }
const at = (second: number) => new Date(Date.UTC(2026, 2, 3, 12, 0, second)).toISOString()

type Document = z.input<typeof flowDocument>
const flow = (nodes: Document['nodes'], settings: Document['settings'] = {}): Document => ({
  format: 1,
  name: 'Attacked',
  start: Object.keys(nodes ?? {})[0] ?? null,
  nodes,
  settings,
})

const say = (text: string) => ({ kind: 'say', name: text, settings: { prompt: { text } } })

const everything = async (db: Database): Promise<string> =>
  JSON.stringify(await db.query('SELECT * FROM log'), (_, value) =>
    typeof value === 'bigint' ? Number(value) : value,
  )

const urlIn = (ncco: string, action: string): string =>
  (JSON.parse(ncco) as { action: string; eventUrl?: string[] }[]).find((one) => one.action === action)
    ?.eventUrl?.[0] ?? ''

test('a late outcome of a wait that is over does nothing in the outside world', async () => {
  const { asked, url } = await countingService()
  const { publishes, sends } = await open()
  await publishes(
    flow({
      dial: {
        kind: 'dial',
        name: 'Desk',
        settings: { destinations: [{ type: 'phone', number: '+442079460018' }] },
        exits: { busy: 'busy', failed: 'ticket' },
      },
      busy: say('Busy.'),
      ticket: {
        kind: 'http',
        name: 'Ticket',
        settings: { url: `${url}/ticket` },
        exits: { ok: 'busy', failed: 'busy' },
      },
    }),
  )
  const connect = urlIn(await (await sends('answer', caller)).text(), 'connect')
  const leg = { ...caller, uuid: 'leg-2', direction: 'outbound' }
  expect(await (await sends(connect, { ...leg, status: 'busy', timestamp: at(5) })).text()).toContain('Busy.')
  expect(await (await sends(connect, { ...leg, status: 'failed', timestamp: at(6) })).text()).toBe('')
  expect(asked).toEqual([])
})

test('two outcomes of one wait at the same moment lead on by one of them, whose effect runs alone', async () => {
  const { asked, url } = await countingService(50)
  const { publishes, sends } = await open()
  const ask = (path: string) => ({
    kind: 'http',
    name: path,
    settings: { url: `${url}${path}` },
    exits: { ok: 'bye', failed: 'bye' },
  })
  await publishes(
    flow({
      menu: {
        kind: 'menu',
        name: 'Menu',
        settings: { prompt: { text: 'One or two?' }, choices: [{ key: '1' }, { key: '2' }] },
        exits: { 1: 'one', 2: 'two' },
      },
      one: ask('/one'),
      two: ask('/two'),
      bye: say('Done.'),
    }),
  )
  const input = urlIn(await (await sends('answer', caller)).text(), 'input')
  const pressed = (digits: string) =>
    sends(input, { ...caller, dtmf: { digits }, timestamp: at(Number(digits)) })
  const replies = await Promise.all(
    (await Promise.all([pressed('1'), pressed('2')])).map((reply) => reply.text()),
  )
  expect(replies.filter((reply) => reply.includes('Done.'))).toHaveLength(1)
  expect(replies).toContain('')
  expect(asked).toHaveLength(1)
})

const pinFlow = (more: object = {}) =>
  flow({
    pin: {
      kind: 'gather',
      name: 'PIN',
      settings: { prompt: { text: 'Your PIN?' }, variable: 'pin', sensitive: true, maxDigits: 8, ...more },
      exits: { next: 'desk', 'no-input': 'bye', 'no-match': 'bye' },
    },
    desk: {
      kind: 'dial',
      name: 'Desk',
      settings: {
        prompt: { text: 'Thank you.' },
        destinations: [{ type: 'phone', number: '+442079460018' }],
        whisper: { text: 'The PIN is {{ pin }}.' },
      },
      exits: { busy: 'bye', 'no-answer': 'bye', failed: 'bye' },
    },
    bye: say('Goodbye.'),
  })

test('a PIN is in no row of the log: not late, not in a fallback, not by GET, not when the turn fails, not in a whisper', async () => {
  const PIN = '48151623'
  const { publishes, sends, db } = await open()
  await publishes(pinFlow())
  const input = urlIn(await (await sends('answer', caller)).text(), 'input')
  const pressed = { ...caller, dtmf: { digits: PIN, timed_out: false }, timestamp: at(5) }

  const ncco = await (await sends(input, pressed)).text()
  const whisper = (JSON.parse(ncco) as { endpoint?: { onAnswer?: { url: string } }[] }[]).find(
    ({ endpoint }) => endpoint,
  )?.endpoint?.[0]?.onAnswer?.url
  expect(await (await sends(whisper ?? '', { ...caller, uuid: 'leg-2' })).text()).toContain(PIN)
  await sends(input, { ...pressed, timestamp: at(6) })
  await sends('fallback', {
    ...pressed,
    reason: 'Socket timeout.',
    original_request: { url: input, type: 'event' },
  })
  await sends(input, { ...pressed, timestamp: at(7) }, 'GET')
  await sends('event', { ...caller, status: 'completed', direction: 'inbound', timestamp: at(8) })
  await sends(input, { ...pressed, timestamp: at(9) })
  const log = await everything(db)
  expect(log).not.toContain(PIN)
  const incoming = JSON.stringify(await db.query('SELECT request, event FROM log'))
  expect(incoming, 'nor what an address carried').not.toMatch(/[?&]t=[\w-]{20}/)
})

test('a secret that is one of our own words breaks nothing', async () => {
  for (const word of ['play', 'gather', 'dial', 'hangup', 'text', 'phone']) {
    const { publishes, sends, db } = await open()
    await publishes(pinFlow({ accepts: 'speech' }))
    const input = urlIn(await (await sends('answer', caller)).text(), 'input')
    const said = await sends(input, {
      ...caller,
      speech: { results: [{ text: word, confidence: '0.9' }] },
      timestamp: at(5),
    })
    expect([said.status, (await everything(db)).includes('heard')]).toEqual([200, true])
    expect(await said.text()).toContain('"action"')
  }
})

test('what a carrier’s own document heard is told, and nothing is put in the way of what goes on', async () => {
  const { publishes, sends } = await open()
  await publishes(flow({ hello: say('Hello.') }))
  await sends('answer', caller)
  const heard = await sends('event', { ...caller, dtmf: { digits: '1', timed_out: false }, timestamp: at(5) })
  expect([heard.status, await heard.text()]).toEqual([200, ''])
})

test('an address of a sandbox call is worth nothing to another account, whatever that account may send', async () => {
  const { publishes, sends, sendsRaw, db, secrets } = await open()
  await publishes(acmeReception)
  await putAccount(db, secrets.encryptionKey, 'vonage', {
    apiKey: 'key',
    signatureSecrets: ['secret'],
    acceptsUnsigned: true,
  })
  const url = urlIn(await (await sends('answer', caller)).text(), 'input')
  const body = JSON.stringify({ ...caller, dtmf: { digits: '2', timed_out: false }, timestamp: at(5) })
  const reply = await sendsRaw({ method: 'POST', url, headers: { 'content-type': 'application/json' }, body })
  expect(await reply.text()).toContain('something went wrong')
})

test('a service is asked once, though the webhook comes twice while the database is away', async () => {
  const { asked, url } = await countingService(50)
  const { publishes, sends, db } = await open()
  await publishes(
    flow({
      ask: { kind: 'http', name: 'Ask', settings: { url }, exits: { ok: 'bye', failed: 'bye' } },
      bye: say('Done.'),
    }),
  )
  await sends('answer', { ...caller, uuid: 'warm', conversation_uuid: 'CON-warm' })
  asked.length = 0
  const query = db.query
  db.query = () => Promise.reject(new Error('away'))
  const replies = await Promise.all([sends('answer', caller), sends('answer', caller)])
  for (const reply of replies) expect(await reply.text()).toContain('Done.')
  db.query = query
  expect(asked).toHaveLength(1)
})

test('a database that hangs keeps no caller waiting who can be answered without it', async () => {
  const { publishes, sends, db } = await open()
  await publishes(acmeReception)
  await sends('answer', { ...caller, uuid: 'warm', conversation_uuid: 'CON-warm' })
  const query = db.query
  db.query = () => new Promise((_, reject) => setTimeout(reject, 2_500, new Error('gone')))
  const reply = await sends('answer', caller)
  db.query = query
  expect(await reply.text()).toContain('Welcome to Acme')
})

test('a slow service is waited for also by a sender whose webhooks bear no time', async () => {
  const { url } = await countingService(2_500)
  const { publishes, sends } = await open()
  await publishes(
    flow({
      ask: { kind: 'http', name: 'Ask', settings: { url }, exits: { ok: 'bye', failed: 'bye' } },
      bye: say('Done.'),
    }),
  )
  let ncco = await (await sends('answer', caller)).text()
  for (let looks = 0; looks < 10 && !ncco.includes('Done.'); looks += 1) {
    ncco = await (await sends(urlIn(ncco, 'notify'), { payload: {}, conversation_uuid: 'CON-1' })).text()
  }
  expect(ncco).toContain('Done.')
})

test('a long whisper does not make an address that nothing takes', async () => {
  const { publishes, sends } = await open()
  await publishes(
    flow(
      {
        dial: {
          kind: 'dial',
          name: 'Desk',
          settings: {
            destinations: [{ type: 'phone', number: '+442079460018' }],
            whisper: { text: '{{ a }} {{ b }} {{ c }}' },
          },
        },
      },
      { variables: Object.fromEntries(['a', 'b', 'c'].map((name) => [name, noise(name)])) },
    ),
  )
  const ncco = await (await sends('answer', caller)).text()
  const whisper = /https:[^"]*whisper[^"]*/.exec(ncco)?.[0] ?? ''
  expect(whisper.length).toBeLessThanOrEqual(2_000)
  expect(whisper.startsWith(PUBLIC_URL)).toBe(true)
  expect(await (await sends(whisper, { ...caller, uuid: 'leg-2' })).text()).toContain(noise('a').slice(0, 20))
})

/** A thousand characters that no packing shortens much. */
const noise = (seed: string): string =>
  Array.from({ length: 160 }, (_, at) => ((at * 2_654_435_761 + seed.charCodeAt(0) * 97) >>> 0).toString(36))
    .join('')
    .slice(0, 990)
