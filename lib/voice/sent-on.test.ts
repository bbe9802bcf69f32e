import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { dialectOf } from '@/lib/carriers'
import type { PhoneCall } from '@/lib/carriers/sandbox/phone'
import { acmeReception } from '@/lib/samples/acme-reception'
import { logOfCall } from '@/lib/store/call-log'
import { getCall, listCalls } from '@/lib/store/calls'
import { describeOnEachDatabase } from '@/lib/store/testing/each-database'
import { sentOnUrl } from './sent-on'
import { standingOf } from './standing'
import { type Exchange, makeExchange, PUBLIC_URL } from './testing/exchange'
import { makeSealer } from './token'

const dialect = { accountCarrier: 'sandbox', dialect: dialectOf('sandbox') }

describeOnEachDatabase((openDatabase) => {
  let exchange: Exchange
  afterEach(() => exchange?.close())
  const open = async (document: Parameters<Exchange['publishes']>[0] = acmeReception) => {
    exchange = makeExchange(await openDatabase())
    await exchange.publishes(document)
    return exchange
  }
  const idOf = (call: PhoneCall) => `sandbox:${call.state().conversation}`
  const sealer = () => makeSealer(exchange.secrets.sealKeys)
  const stands = (call: PhoneCall) => standingOf({ db: exchange.db, sealer: sealer() }, dialect, idOf(call))
  /** The address that a carrier is given to send the call there. */
  async function addressOf(call: PhoneCall, node: string, { withState = true } = {}) {
    const standing = await stands(call)
    if (!standing) throw new Error('The call stands nowhere')
    const state = { id: `move-${++moves}`, callId: idOf(call), by: 'Ada', version: standing.version, node }
    return sentOnUrl({ sealer: sealer(), publicUrl: PUBLIC_URL }, dialect, {
      ...state,
      name: node,
      ...(withState && { call: standing }),
    })
  }
  let moves = 0
  const sends = async (call: PhoneCall, node: string) => call.isMovedOn(await addressOf(call, node))
  const detail = async (call: PhoneCall) => {
    await exchange.settle()
    const found = await getCall(exchange.db, idOf(call))
    if (!found) throw new Error('The call is not there')
    return found
  }

  test('a caller in a menu who is sent to another goes on there as if they had come by themselves', async () => {
    const { rings } = await open()
    const call = await rings()
    await sends(call, 'support-menu')
    expect(said(call).at(-1)).toContain('This is support')
    await call.press('*')
    await call.press('3')
    await call.listen()
    expect(said(call).at(-1)).toBe('Connecting you to billing.')
    expect(call.trouble()).toEqual([])
    expect((await detail(call)).visits.map(({ nodeId }) => nodeId).slice(0, 2)).toEqual([
      'main-menu',
      'support-menu',
    ])
  })

  test('the log says who sent the call where; it is the same call that came in once', async () => {
    const { rings, db } = await open()
    const call = await rings()
    await sends(call, 'support-menu')
    expect(await detail(call)).toMatchObject({ state: 'in-progress', lastNode: 'support-menu', turns: 2 })
    expect((await listCalls(db)).calls).toHaveLength(1)
    const row = (await logOfCall(db, idOf(call))).find(({ kind }) => kind === 'sent-on')
    expect(JSON.parse(row?.event ?? '')).toMatchObject({ type: 'sent-on', by: 'Ada', to: 'support-menu' })
    expect(row?.request).not.toContain(row?.reply)
    expect(row?.request).toContain('t=…')
  })

  test('out of a voicemail, and out of a dial that rings', async () => {
    const { rings } = await open()
    const call = await rings()
    await call.press('1')
    await call.listen()
    expect(call.waiting().for).toBe('callee')
    await sends(call, 'main-menu')
    expect(call.waiting()).toMatchObject({ for: 'input' })
    await call.press('1')
    await call.callee('no-answer')
    await call.listen()
    expect(call.waiting().for).toBe('recording')
    await sends(call, 'support-menu')
    expect(said(call).at(-1)).toContain('This is support')
    await call.press('*')
    expect(call.waiting().for).toBe('input')
    expect(call.trouble()).toEqual([])
  })

  test('a key that was pressed just as the call was sent on does not pull the caller back', async () => {
    const { rings, sends: posts, db } = await open()
    const call = await rings()
    const before = lastEventUrl(call)
    await sends(call, 'support-menu')
    const late = await posts(before, pressed(call, '1'))
    expect(await late.text()).toBe('')
    expect((await logOfCall(db, idOf(call))).at(-1)?.kind).toBe('late')
    expect((await detail(call)).lastNode).toBe('support-menu')
  })

  test('a key that was faster leads on, and the caller is sent on from there', async () => {
    const { rings, sends: posts } = await open()
    const call = await rings()
    const address = await addressOf(call, 'support-menu')
    expect(await (await posts(lastEventUrl(call), pressed(call, '1'))).text()).toContain('sales')
    await call.isMovedOn(address)
    expect(said(call).at(-1)).toContain('This is support')
    await call.press('*')
    expect(call.waiting().for).toBe('input')
    expect((await detail(call)).visits.map(({ nodeId }) => nodeId)).toEqual([
      'main-menu',
      'sales',
      'support-menu',
      'main-menu',
    ])
  })

  test('a key and the sending in one moment: the caller ends up where they were sent, whichever is first', async () => {
    const { rings, sends: posts } = await open()
    for (let round = 0; round < 5; round += 1) {
      const call = await rings()
      const key = posts(lastEventUrl(call), pressed(call, '1'))
      await sends(call, 'support-menu')
      await (await key).text()
      expect(said(call).at(-1)).toContain('This is support')
      await call.press('*')
      await call.press('3')
      await call.listen()
      expect(said(call).at(-1)).toBe('Connecting you to billing.')
      await call.hangUp()
    }
  })

  test('the carrier asks the address twice, and gets the same reply', async () => {
    const { rings, sends: posts, db } = await open()
    const call = await rings()
    const address = await addressOf(call, 'support-menu')
    const body = answerBody(call)
    const first = await (await posts(address, body)).text()
    const again = await Promise.all([posts(address, body), posts(address, body)])
    expect(await Promise.all(again.map((reply) => reply.text()))).toEqual([first, first])
    expect((await logOfCall(db, idOf(call))).filter(({ kind }) => kind === 'sent-on')).toHaveLength(1)
  })

  test('both at once as well', async () => {
    const { rings, sends: posts, db } = await open()
    const call = await rings()
    const address = await addressOf(call, 'support-menu')
    const replies = await Promise.all([1, 2, 3].map(() => posts(address, answerBody(call))))
    const [first, ...others] = await Promise.all(replies.map((reply) => reply.text()))
    expect(first).toContain('This is support')
    expect(others).toEqual([first, first])
    expect((await logOfCall(db, idOf(call))).filter(({ kind }) => kind === 'sent-on')).toHaveLength(1)
  })

  test('sent on twice, the caller stands where they were sent last', async () => {
    const { rings } = await open()
    const call = await rings()
    const [one, other] = [await addressOf(call, 'support-menu'), await addressOf(call, 'sales')]
    await call.isMovedOn(one)
    await call.isMovedOn(other)
    await call.listen()
    expect(call.waiting().for).toBe('callee')
    expect((await detail(call)).visits.map(({ nodeId }) => nodeId)).toEqual([
      'main-menu',
      'support-menu',
      'sales',
    ])
  })

  test('a caller who has hung up is not sent anywhere', async () => {
    const { rings, sends: posts } = await open()
    const call = await rings()
    const address = await addressOf(call, 'support-menu')
    await call.hangUp()
    const reply = await posts(address, answerBody(call))
    expect(await reply.text()).toBe('')
    expect(await detail(call)).toMatchObject({
      state: 'ended',
      outcome: 'caller-hung-up',
      lastNode: 'main-menu',
    })
  })

  test('what the caller has keyed goes along, sealed: the log does not say it', async () => {
    const { rings, db } = await open(pinFlow)
    const call = await rings()
    await call.press('4711')
    await call.listen()
    await sends(call, 'tell')
    expect(said(call).at(-1)).toBe('You keyed 4711.')
    const log = JSON.stringify(await logOfCall(db, idOf(call)))
    expect(log).not.toContain('4711')
    expect(log).toContain('sent-on')
  })

  test('while a service is asked: its answer comes too late, and nothing is asked twice', async () => {
    const service = await slowService()
    try {
      const { rings, sends: posts } = await open(asks(service.url))
      const call = await rings()
      const key = posts(lastEventUrl(call), pressed(call, '1'))
      await service.isAsked
      const moving = sends(call, 'other')
      service.answer()
      await Promise.all([key, moving])
      expect(said(call).at(-1)).toBe('Elsewhere.')
      expect(service.times()).toBe(1)
      await call.press('1')
      expect(call.trouble()).toEqual([])
    } finally {
      await service.close()
    }
  })

  test('an address that was tampered with, or is of another installation, sends nobody anywhere', async () => {
    const { rings, sends: posts } = await open()
    const call = await rings()
    const address = await addressOf(call, 'support-menu')
    const broken = address.replace(/t=(.)/, (_, one) => `t=${one === 'A' ? 'B' : 'A'}`)
    // It is taken for the call that came in, and gets what that got.
    expect(await (await posts(broken, answerBody(call))).text()).toContain('Welcome to Acme')
    expect((await detail(call)).lastNode).toBe('main-menu')
  })

  test('an address too short for the state finds it in the log', async () => {
    const { rings } = await open()
    const call = await rings()
    await call.isMovedOn(await addressOf(call, 'support-menu', { withState: false }))
    expect(said(call).at(-1)).toContain('This is support')
  })
})

const said = (call: PhoneCall): string[] =>
  call.heard.flatMap((sound) => (sound.type === 'talk' && sound.by === 'caller' ? [sound.text] : []))

const answerBody = (call: PhoneCall) => {
  const { setting } = call.state()
  return {
    from: setting.from ?? '',
    to: setting.to,
    uuid: setting.leg,
    conversation_uuid: setting.conversation,
  }
}

const pressed = (call: PhoneCall, digits: string) => ({
  ...answerBody(call),
  dtmf: { digits, timed_out: false },
  timestamp: '2026-03-03T12:00:05.000Z',
})

/** The address to which what the caller does now goes. */
function lastEventUrl(call: PhoneCall): string {
  const bodies = call.exchanges.flatMap(({ reply }) => ('body' in reply && reply.body ? [reply.body] : []))
  const url = /"(https:[^"]*\/input\?t=[^"]*)"/.exec(bodies.at(-1) ?? '')?.[1]
  if (!url) throw new Error('Nobody listens')
  return url
}

const say = (text: string, next: string) => ({
  kind: 'say',
  name: text,
  settings: { prompt: { text } },
  exits: next ? { next } : {},
})
const menu = (text: string, to: string) => ({
  kind: 'menu',
  name: text,
  settings: { prompt: { text }, choices: [{ key: '1', label: 'One' }] },
  exits: { '1': to, 'no-input': 'bye', 'no-match': 'bye' },
})
const bye = { kind: 'hangup', name: 'Bye', settings: {}, exits: {} }
const flow = (start: string, nodes: Record<string, object>) =>
  ({ format: 1, name: 'Moves', start, nodes: { ...nodes, bye } }) as Parameters<Exchange['publishes']>[0]

const pinFlow = flow('pin', {
  pin: {
    kind: 'gather',
    name: 'PIN',
    settings: { prompt: { text: 'Your PIN, please.' }, variable: 'pin', maxDigits: 4, sensitive: true },
    exits: { next: 'after', 'no-input': 'bye', 'no-match': 'bye' },
  },
  after: menu('Thank you.', 'tell'),
  tell: say('You keyed {{pin}}.', 'after'),
})

const asks = (url: string) =>
  flow('ask', {
    ask: menu('Shall we ask?', 'service'),
    service: {
      kind: 'http',
      name: 'Service',
      settings: { method: 'GET', url, timeoutSeconds: 5 },
      exits: { ok: 'ask', failed: 'ask' },
    },
    other: menu('Elsewhere.', 'bye'),
  })

/** A service that answers when it is told to. */
async function slowService() {
  const waiting: ServerResponse[] = []
  let asked = () => {}
  const isAsked = new Promise<void>((done) => {
    asked = done
  })
  const server = createServer((_, response) => {
    waiting.push(response)
    asked()
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/`,
    isAsked,
    times: () => waiting.length,
    answer: () => {
      for (const response of waiting) response.end('{}')
    },
    close: () => {
      server.closeAllConnections()
      return new Promise((closed) => server.close(closed))
    },
  }
}
