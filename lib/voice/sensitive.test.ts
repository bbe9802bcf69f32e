import { readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterEach, expect, test } from 'vitest'
import type { z } from 'zod'
import type { flowDocument } from '@/lib/flow/document'
import type { Database } from '@/lib/store/database'
import { describeOnEachDatabase } from '@/lib/store/testing/each-database'
import { makeExchange } from './testing/exchange'

const PIN = '48151623'
const caller = { to: '442079460000', from: '447700900123', uuid: 'leg-1', conversation_uuid: 'CON-1' }
const at = (second: number) => new Date(Date.UTC(2026, 2, 3, 12, 0, second)).toISOString()
const say = (text: string) => ({ kind: 'say', name: text, settings: { prompt: { text } } })

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

/** A service that says back whatever it is asked. */
async function parrot(): Promise<string> {
  const server = createServer(async (request, response) => {
    let body = request.url ?? ''
    for await (const chunk of request) body += String(chunk)
    response.end(JSON.stringify({ said: body }))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  closing.push(() => server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** Where a text stands: tables of the database, files of the data folder, the program's own log. */
async function placesOf(
  text: string,
  { db, dataDir, said }: { db: Database; dataDir: string; said: string[] },
) {
  const tables =
    db.provider === 'sqlite'
      ? await db.query(`SELECT name FROM sqlite_master WHERE type = 'table'`)
      : await db.query(
          'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = current_schema()',
        )
  const found: string[] = said.some((line) => line.includes(text)) ? ['the program’s log'] : []
  for (const { name } of tables) {
    const rows = await db.query(`SELECT * FROM "${name}"`)
    const all = JSON.stringify(rows, (_, value) => (typeof value === 'bigint' ? Number(value) : value))
    if (all.includes(text)) found.push(String(name))
  }
  const files = readdirSync(dataDir, { recursive: true, withFileTypes: true }).filter((file) => file.isFile())
  for (const file of files)
    if (readFileSync(join(file.parentPath, file.name), 'latin1').includes(text)) found.push(file.name)
  return found
}

const urlIn = (ncco: string, action: string): string =>
  (JSON.parse(ncco) as { action: string; eventUrl?: string[] }[]).find((one) => one.action === action)
    ?.eventUrl?.[0] ?? ''

type Document = z.input<typeof flowDocument>

describeOnEachDatabase((open) => {
  async function exchange(nodes: Document['nodes']) {
    const db = await open()
    const said: string[] = []
    const logger = pino({ level: 'trace' }, { write: (line: string) => void said.push(line) })
    const made = makeExchange(db, logger)
    closing.push(() => made.close())
    await made.publishes({ format: 1, name: 'Secrets', start: Object.keys(nodes ?? {})[0] ?? null, nodes })
    return { ...made, db, said, found: () => placesOf(PIN, { db, dataDir: made.config.dataDir, said }) }
  }

  /** A menu, then a PIN; a service is asked with it; a text of it is set; somebody is dialled by it. */
  const flowWith = (service: string, gather: object = {}): Document['nodes'] => ({
    menu: {
      kind: 'menu',
      name: 'Menu',
      settings: { prompt: { text: 'Press 1.' }, choices: [{ key: '1' }] },
      exits: { 1: 'pin', 'no-input': 'bye', 'no-match': 'bye' },
    },
    pin: {
      kind: 'gather',
      name: 'PIN',
      settings: { prompt: { text: 'Your PIN?' }, variable: 'pin', sensitive: true, maxDigits: 8, ...gather },
      exits: { next: 'copy', 'no-input': 'bye', 'no-match': 'bye' },
    },
    copy: {
      kind: 'set',
      name: 'Copy',
      settings: { assignments: [{ variable: 'copied', value: 'x{{ pin }}' }] },
      exits: { next: 'ask' },
    },
    ask: {
      kind: 'http',
      name: 'Ask',
      settings: {
        method: 'POST',
        url: `${service}/pin/{{ pin }}`,
        headers: [{ name: 'x-pin', value: '{{ pin }}' }],
        body: '{"pin":"{{ pin }}"}',
        maps: [{ variable: 'answer', path: 'said', sensitive: true }],
      },
      exits: { ok: 'desk', failed: 'bye' },
    },
    desk: {
      kind: 'dial',
      name: 'Desk',
      settings: {
        prompt: { text: 'Your PIN was {{ pin }}, copied {{ copied }}, answered {{ answer }}.' },
        destinations: [
          { type: 'sip', uri: 'sip:{{ pin }}@agents.example', headers: { 'X-Pin': '{{ pin }}' } },
        ],
        whisper: { text: 'The PIN is {{ pin }}.' },
      },
      exits: { busy: 'bye', 'no-answer': 'bye', failed: 'bye' },
    },
    bye: say('Goodbye {{ pin }}.'),
  })

  const pressed = { ...caller, dtmf: { digits: PIN, timed_out: false } }
  const spoken = { ...caller, speech: { results: [{ text: PIN, confidence: '0.9' }] } }

  test.each([
    ['keys', {}, pressed],
    ['speech', { accepts: 'speech' }, spoken],
  ])(
    'digits given by %s stand nowhere: no table, no file, no log of the program',
    async (_, gather, given) => {
      const { sends, settle, found, db } = await exchange(flowWith(await parrot(), gather))
      const menu = urlIn(await (await sends('answer', caller)).text(), 'input')
      const asked = await (await sends(menu, { ...caller, dtmf: { digits: '1' }, timestamp: at(2) })).text()
      const input = urlIn(asked, 'input')
      const rung = await (await sends(input, { ...given, timestamp: at(5) })).text()
      expect(rung).toContain(`sip:${PIN}@agents.example`)

      // Late, by GET, malformed, for the menu once more, as a fallback, without its state, with a broken one.
      await sends(input, { ...given, timestamp: at(6) })
      await sends(input, { ...given, timestamp: at(7) }, 'GET')
      await sends(input, { ...caller, status: PIN, timestamp: at(8) })
      await sends(input, { ...caller, reason: `not ${PIN}`, timestamp: at(8) })
      await sends(input.replace(/t=.{20}/, 't=broken'), { ...given, timestamp: at(9) })
      await sends('input', { ...given, timestamp: at(10) })
      await sends('event', { ...given, timestamp: at(11) })
      await sends('fallback', {
        ...given,
        reason: 'Socket timeout.',
        original_request: { url: `${input}&dtmf=${PIN}`, type: 'event' },
      })
      await sends('fallback', {
        ...given,
        reason: 'Invalid.',
        original_request: { url: `x?dtmf=${PIN}`, type: 'event' },
      })

      // The carrier tells of whom it rang: at the address that carries the state of the call, and at the one that does not.
      const leg = { ...caller, uuid: 'leg-2', to: `sip:${PIN}@agents.example`, direction: 'outbound' }
      const connect = urlIn(rung, 'connect')
      for (const status of ['started', 'ringing', 'busy']) {
        await sends('event', { ...leg, status, timestamp: at(12) })
        await sends(connect, { ...leg, status, timestamp: at(12) })
      }
      await sends('event', { ...leg, status: 'completed', detail: `to ${PIN}`, timestamp: at(20) })
      await settle()
      expect(await found()).toEqual([])
      const [party] = await db.query('SELECT address FROM legs')
      expect(party?.address).toBe('sip:••••@agents.example')
    },
  )

  test('another process knows of a secret that was dialled', async () => {
    const { sends, settle, found, restart } = await exchange(flowWith(await parrot()))
    const menu = urlIn(await (await sends('answer', caller)).text(), 'input')
    const asked = await (await sends(menu, { ...caller, dtmf: { digits: '1' }, timestamp: at(2) })).text()
    await sends(urlIn(asked, 'input'), { ...pressed, timestamp: at(5) })
    restart()
    const leg = { ...caller, uuid: 'leg-2', to: `sip:${PIN}@agents.example`, direction: 'outbound' }
    await sends('event', { ...leg, status: 'ringing', timestamp: at(12) })
    await settle()
    expect(await found()).toEqual([])
  })

  test('while the database is away they are in no file of the spool either', async () => {
    const { sends, found, db } = await exchange(flowWith(await parrot()))
    const menu = urlIn(await (await sends('answer', caller)).text(), 'input')
    const asked = await (await sends(menu, { ...caller, dtmf: { digits: '1' }, timestamp: at(2) })).text()
    const input = urlIn(asked, 'input')
    const query = db.query
    db.query = () => Promise.reject(new Error('away'))
    await sends(input, { ...pressed, timestamp: at(5) })
    await sends(input, { ...pressed, timestamp: at(6) }, 'GET')
    await sends(input.replace(/t=.{20}/, 't=broken'), { ...pressed, timestamp: at(7) })
    const leg = { ...caller, uuid: 'leg-2', to: `sip:${PIN}@agents.example`, direction: 'outbound' }
    await sends('event', { ...leg, status: 'ringing', timestamp: at(8) })
    db.query = query
    expect(await found()).toEqual([])
  })

  test('a proxy’s headers, which repeat the whole address, are not kept', async () => {
    const { sends, sendsRaw, found, db } = await exchange(flowWith(await parrot()))
    const menu = urlIn(await (await sends('answer', caller)).text(), 'input')
    const asked = await (await sends(menu, { ...caller, dtmf: { digits: '1' }, timestamp: at(2) })).text()
    const input = urlIn(asked, 'input')
    const { sign } = await import('@/lib/carriers/sandbox/sender')
    const signed = await sign(
      { method: 'POST', url: input, body: { ...pressed, timestamp: at(5) } },
      { secret: 'the-secret-of-the-sandbox', at: new Date(at(0)), id: 'one' },
    )
    const reply = await sendsRaw({
      ...signed,
      headers: { ...signed.headers, 'x-original-url': `${input}&dtmf=${PIN}` },
    })
    expect(reply.status).toBe(200)
    expect(await found()).toEqual([])
    const log = JSON.stringify(await db.query('SELECT request FROM log'))
    expect(log).not.toMatch(/[?&]t=[\w-]{20}/)
  })
})
