import { afterEach, expect, test } from 'vitest'
import type { PhoneCall } from '@/lib/carriers/sandbox/phone'
import { acmeReception } from '@/lib/samples/acme-reception'
import { logOfCall } from '@/lib/store/call-log'
import { getCall, listCalls } from '@/lib/store/calls'
import { listRecordings } from '@/lib/store/recordings'
import { describeOnEachDatabase } from '@/lib/store/testing/each-database'
import { type Exchange, makeExchange, PUBLIC_URL, SANDBOX_NUMBER } from './testing/exchange'

const acme = acmeReception

describeOnEachDatabase((openDatabase) => {
  let exchange: Exchange
  afterEach(() => exchange?.close())
  const open = async () => {
    exchange = makeExchange(await openDatabase())
    return exchange
  }

  test('Acme: 1 says who is being connected, and connects with ringback and a whisper', async () => {
    const { publishes, rings } = await open()
    await publishes(acme)
    const call = await rings()
    await call.press('1')
    await call.listen()
    expect(said(call)).toEqual([
      expect.stringContaining('Welcome to Acme'),
      'Connecting you to our sales team.',
    ])
    expect(call.heard.at(-1)).toMatchObject({ type: 'ringback', url: `${PUBLIC_URL}/audio/ringback-uk.wav` })
    await call.callee('answer')
    expect(call.heard.at(-1)).toMatchObject({ by: 'callee', text: 'A sales call for Acme.' })
    await call.listen()
    expect(call.waiting().for).toBe('joined')
    await call.hangUp('callee')
    expect(call.waiting()).toMatchObject({ for: 'nothing' })
    expect(call.trouble()).toEqual([])
  })

  test('Acme: 2 opens the second menu, star goes back, 3 goes to billing', async () => {
    const { publishes, rings } = await open()
    await publishes(acme)
    const call = await rings()
    await call.press('2')
    expect(said(call).at(-1)).toContain('This is support')
    await call.press('*')
    expect(said(call).at(-1)).toBe('For sales, press 1. For support, 2. For billing, 3.')
    await call.press('3')
    await call.listen()
    expect(said(call).at(-1)).toBe('Connecting you to billing.')
  })

  test('Acme: a wrong key is told so, silence is counted apart, three of either say goodbye', async () => {
    const { publishes, rings } = await open()
    await publishes(acme)
    const call = await rings()
    await call.press('7')
    expect(said(call).slice(-1)).toEqual(['That is not a valid choice.'])
    await call.staySilent()
    await call.listen()
    expect(said(call).slice(-2)).toEqual([
      'We did not hear a choice.',
      'For sales, press 1. For support, 2. For billing, 3.',
    ])
    await call.press('8')
    await call.press('9')
    await call.listen()
    expect(said(call).at(-1)).toContain('We are sorry that we could not help you')
    expect(call.trouble()).toEqual([])
  })

  test('nobody in sales answers: the caller leaves a message, and it is known at which node', async () => {
    const { publishes, rings, settle, db } = await open()
    await publishes(acme)
    const call = await rings()
    await call.press('1')
    await call.callee('no-answer')
    await call.listen()
    expect(said(call).at(-1)).toContain('Nobody in sales is free')
    await call.say('Hello, please call me back')
    await call.press('#')
    await call.listen()
    expect(said(call).at(-1)).toContain('Thank you. We will call you back')
    await settle()
    const { recordings } = await listRecordings(db, ['unheard'])
    expect(recordings).toMatchObject([
      { kind: 'voicemail', nodeName: 'Sales voicemail', timeZone: 'Europe/London' },
    ])
  })

  test('the same webhook twice gets byte for byte the same NCCO, and stands once in the log', async () => {
    const { publishes, sends, settle, db } = await open()
    await publishes(acme)
    const answer = { to: '442079460000', from: '447700900123', uuid: 'leg-1', conversation_uuid: 'CON-1' }
    const first = await (await sends('answer', answer)).text()
    expect(await (await sends('answer', answer)).text()).toBe(first)

    const pressed = {
      ...answer,
      dtmf: { digits: '2', timed_out: false },
      timestamp: '2026-03-03T12:00:05.000Z',
    }
    const url = eventUrlOf(first)
    const replies = await Promise.all([sends(url, pressed), sends(url, pressed), sends(url, pressed)])
    const [menu, ...others] = await Promise.all(replies.map((reply) => reply.text()))
    expect(menu).toContain('This is support')
    expect(others).toEqual([menu, menu])

    await settle()
    const [call] = (await listCalls(db, {})).calls
    expect((await logOfCall(db, call?.id ?? '')).map(({ kind }) => kind)).toEqual(['incoming', 'heard'])
  })

  test('another outcome of a wait that is over is logged, and changes nothing', async () => {
    const { publishes, sends, db } = await open()
    await publishes(acme)
    const answer = { to: '442079460000', from: '447700900123', uuid: 'leg-1', conversation_uuid: 'CON-1' }
    const url = eventUrlOf(await (await sends('answer', answer)).text())
    const pressed = (digits: string) =>
      sends(url, {
        ...answer,
        dtmf: { digits, timed_out: false },
        timestamp: `2026-03-03T12:00:0${digits}.000Z`,
      })
    expect(await (await pressed('2')).text()).toContain('This is support')
    const late = await pressed('1')
    expect([late.status, await late.text()]).toEqual([200, ''])
    expect((await logOfCall(db, 'sandbox:CON-1')).map(({ kind }) => kind)).toEqual([
      'incoming',
      'heard',
      'late',
    ])
  })

  test('the process dies between two turns and the caller notices nothing', async () => {
    const { publishes, rings, restart } = await open()
    await publishes(acme)
    const call = await rings()
    restart()
    await call.press('2')
    expect(said(call).at(-1)).toContain('This is support')
  })

  test('publishing takes effect on the next call; a call in progress stays on its version', async () => {
    const { publishes, publishesAgain, rings } = await open()
    const flow = await publishes(acme)
    const before = await rings()
    await publishesAgain(flow, {
      ...acme,
      nodes: {
        ...acme.nodes,
        'support-menu': {
          kind: 'hangup',
          name: 'Closed',
          settings: { prompt: { text: 'Support is closed.' } },
        },
      },
    })
    const after = await rings()
    await before.press('2')
    await after.press('2')
    await after.listen()
    expect(said(before).at(-1)).toContain('This is support')
    expect(said(after).at(-1)).toBe('Support is closed.')
  })

  test('what was heard and gone through is in the call log, and on the row of the call', async () => {
    const { publishes, rings, settle, db } = await open()
    await publishes(acme)
    const phone = await rings()
    await phone.press('2')
    await phone.press('2')
    await phone.callee('busy')
    await phone.callee('answer')
    await phone.listen()
    await phone.hangUp()
    await settle()
    const [row] = (await listCalls(db, {})).calls
    const call = await getCall(db, row?.id ?? '')
    expect(call).toMatchObject({
      caller: '+447700900123',
      called: SANDBOX_NUMBER,
      state: 'ended',
      isTest: true,
    })
    expect(call?.visits.map(({ nodeId, exit }) => (exit ? `${nodeId}:${exit}` : nodeId))).toEqual([
      'main-menu:2',
      'support-menu:2',
      'products',
    ])
    expect(call?.legs).toHaveLength(2)
  })

  test('an unknown number, a flow that was never published and a broken address each get a sentence and the end', async () => {
    const { publishes, sends, settle, db } = await open()
    await publishes(acme)
    const stranger = await sends('answer', {
      to: '442079460999',
      from: '447700900123',
      uuid: 'a',
      conversation_uuid: 'CON-a',
    })
    expect(await stranger.json()).toEqual([
      expect.objectContaining({ action: 'talk', text: expect.stringContaining('not in service') }),
    ])
    await settle()
    expect((await listCalls(db, {})).calls).toMatchObject([{ called: '+442079460999', turns: 0 }])
    const broken = await sends(`${PUBLIC_URL}/webhooks/vonage/input?t=forged`, {
      dtmf: { digits: '1' },
      uuid: 'a',
      conversation_uuid: 'CON-a',
    })
    expect(broken.status).toBe(200)
    expect(await broken.json()).toEqual([
      expect.objectContaining({ action: 'talk', text: expect.stringContaining('something went wrong') }),
    ])
  })

  test('a body that makes no sense is kept: 400 where instructions are asked for, 200 where it is a status', async () => {
    const { publishes, sends, db } = await open()
    await publishes(acme)
    expect((await sends('input', { what: 'is this' })).status).toBe(400)
    expect((await sends('answer', {})).status).toBe(400)
    expect((await sends('event', { what: 'is this' })).status).toBe(200)
    const rows = await db.query('SELECT kind FROM log ORDER BY id')
    expect(rows.map(({ kind }) => kind)).toEqual(['nonsense', 'nonsense', 'nonsense'])
  })

  test('a webhook that is not signed, or signed by somebody else, is refused and told apart in the log', async () => {
    const { publishes, sendsRaw, db } = await open()
    await publishes(acme)
    const request = {
      method: 'POST' as const,
      url: `${PUBLIC_URL}/webhooks/vonage/answer`,
      headers: { 'content-type': 'application/json' },
      body: '{}',
    }
    expect((await sendsRaw(request)).status).toBe(401)
    const forged = { ...request, headers: { ...request.headers, authorization: `Bearer ${'0'.repeat(64)}` } }
    expect((await sendsRaw(forged)).status).toBe(401)
    const rows = await db.query('SELECT kind, event FROM log ORDER BY id')
    expect(rows.map(({ event }) => JSON.parse(String(event)).reason)).toEqual(['unsigned', 'bad-signature'])
  })

  test('a body over 64 kB is turned away', async () => {
    const { sends } = await open()
    expect((await sends('event', { filler: 'x'.repeat(70_000) })).status).toBe(413)
  })

  test('the answer webhook is understood as GET, which is the carrier’s own default', async () => {
    const { publishes, sends } = await open()
    await publishes(acme)
    const answer = { to: '442079460000', from: '447700900123', uuid: 'leg-1', conversation_uuid: 'CON-1' }
    expect(await (await sends('answer', answer, 'GET')).text()).toContain('Welcome to Acme')
  })

  test('digits of a sensitive node are in no row of the log', async () => {
    const { publishes, sends, db } = await open()
    await publishes({
      format: 1,
      name: 'PIN',
      start: 'pin',
      nodes: {
        pin: {
          kind: 'gather',
          name: 'PIN',
          settings: { prompt: { text: 'Your PIN, please.' }, variable: 'pin', sensitive: true },
          exits: { next: 'read', 'no-input': 'read', 'no-match': 'read' },
        },
        read: {
          kind: 'say',
          name: 'Read',
          settings: { prompt: { text: 'You entered {{ pin }}.' } },
          exits: { next: 'dial' },
        },
        dial: {
          kind: 'dial',
          name: 'Dial',
          settings: { destinations: [{ type: 'sip', uri: 'sip:pin-{{ pin }}@acme.example' }] },
        },
      },
    })
    const answer = { to: '442079460000', from: '447700900123', uuid: 'leg-1', conversation_uuid: 'CON-1' }
    const url = eventUrlOf(await (await sends('answer', answer)).text())
    const pressed = {
      ...answer,
      dtmf: { digits: '48151', timed_out: false },
      timestamp: '2026-03-03T12:00:05.000Z',
    }
    const reply = await (await sends(url, pressed)).text()
    expect(reply).toContain('You entered 48151.')
    expect(reply).toContain('sip:pin-48151@acme.example')
    expect(await (await sends(url, pressed)).text()).toBe(reply)
    expect(
      JSON.stringify(await db.query('SELECT * FROM log'), (_, value) =>
        typeof value === 'bigint' ? Number(value) : value,
      ),
    ).not.toContain('48151')
  })

  test('a caller’s number of any shape is taken as it is', async () => {
    const { publishes, sends } = await open()
    await publishes({
      ...acme,
      start: 'who',
      nodes: {
        ...acme.nodes,
        who: {
          kind: 'say',
          name: 'Who',
          settings: { prompt: { text: 'You are {{ caller }}.' } },
          exits: { next: 'main-menu' },
        },
      },
    })
    for (const from of ['447700900123', 'anonymous', 'sip:bob@acme.example', '<script>', undefined]) {
      const reply = await sends('answer', {
        to: '442079460000',
        ...(from && { from }),
        uuid: `leg-${from}`,
        conversation_uuid: `CON-${from?.length}`,
      })
      expect(await reply.text()).toContain('Welcome to Acme')
    }
  })
})

const said = (call: PhoneCall): string[] =>
  call.heard.flatMap((sound) => (sound.type === 'talk' ? sound.text : []))

const eventUrlOf = (ncco: string): string => {
  const input = (JSON.parse(ncco) as { action: string; eventUrl?: string[] }[]).find(
    ({ action }) => action === 'input',
  )
  return input?.eventUrl?.[0] ?? ''
}
