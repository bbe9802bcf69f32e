import { afterEach, expect, test } from 'vitest'
import { makeCalling } from '@/lib/calling/calling'
import { followLine } from '@/lib/carriers/sandbox/lines'
import type { PhoneCall } from '@/lib/carriers/sandbox/phone'
import { sign } from '@/lib/carriers/sandbox/sender'
import { acmeReception } from '@/lib/samples/acme-reception'
import { getCall } from '@/lib/store/calls'
import { makeLines } from '@/lib/store/sandbox-lines'
import { describeOnEachDatabase } from '@/lib/store/testing/each-database'
import { endGoneCalls, LINE_PATH } from './sandbox-lines'
import { type Exchange, makeExchange, PUBLIC_URL } from './testing/exchange'

const ada = { kind: 'person', id: 'ada', name: 'Ada', role: 'publisher' } as const

describeOnEachDatabase((openDatabase) => {
  let exchange: Exchange
  let letGo = () => {}
  afterEach(async () => {
    letGo()
    await exchange?.close()
  })
  const idOf = (call: PhoneCall) => `sandbox:${call.state().conversation}`

  /** Somebody rings from a phone that is played in another process, and can be told from here. */
  async function rings() {
    exchange = makeExchange(await openDatabase())
    await exchange.publishes(acmeReception)
    const call = await exchange.rings()
    await exchange.settle()
    const { db, secrets, config } = exchange
    const lines = makeLines(db)
    const told: string[] = []
    const isOver = () => call.waiting().for === 'nothing'
    const follow = () => {
      letGo = followLine(
        (signal) => lines.ask(call.line(), signal),
        (order) => {
          told.push(order.do)
          void (order.do === 'hang-up' ? call.isCutOff() : call.isMovedOn(order.url))
        },
        isOver,
      )
    }
    const isThere = async () => {
      while (!(await lines.isThere(call.line().leg))) await new Promise((done) => setTimeout(done, 20))
    }
    return { call, follow, isThere, told, calling: makeCalling({ db: db.as(ada), secrets, config }) }
  }
  const detail = async (call: PhoneCall) => {
    await exchange.settle()
    return getCall(exchange.db, idOf(call))
  }
  const until = async (holds: () => boolean | Promise<boolean>) => {
    while (!(await holds())) await new Promise((done) => setTimeout(done, 20))
  }

  test('a caller at a phone elsewhere is moved, and hears it', async () => {
    const { call, follow, isThere, calling } = await rings()
    follow()
    await isThere()
    expect(await calling.move(idOf(call), { node: 'support-menu' })).toEqual({ ok: true })
    await until(() => call.heard.some((sound) => sound.type === 'talk' && /This is support/.test(sound.text)))
    expect(await detail(call)).toMatchObject({ lastNode: 'support-menu', state: 'in-progress' })
  })

  test('a call that came in is hung up from here, and it says by whom', async () => {
    const { call, follow, isThere, calling } = await rings()
    follow()
    await isThere()
    expect(await calling.hangUp(idOf(call))).toEqual({ ok: true })
    await until(async () => (await detail(call))?.state === 'ended')
    expect(call.waiting()).toMatchObject({ for: 'nothing', over: { why: 'ended from Patchbay' } })
    expect(await detail(call)).toMatchObject({ outcome: 'ended-here', endedBy: 'Ada' })
    expect(call.trouble()).toEqual([])
  })

  test('where nobody plays the phone, nobody is told anything', async () => {
    const { call, calling } = await rings()
    expect(await calling.hangUp(idOf(call))).toMatchObject({
      ok: false,
      reason: 'carrier',
      text: expect.stringContaining('does not know this call'),
    })
  })

  test('a call whose phone is gone ends, once', async () => {
    const { call } = await rings()
    const { db, secrets, app } = exchange
    const ask = new AbortController()
    const asked = makeLines(db).ask(call.line(), ask.signal)
    await until(() => makeLines(db).isThere(call.line().leg))
    ask.abort()
    await asked
    const sent: string[] = []
    const end = () =>
      endGoneCalls(
        db,
        { secret: secrets.sandboxSecret, publicUrl: PUBLIC_URL, now: exchange.clock.now },
        async ({ url, method, headers, body }) => {
          sent.push(body)
          await app().request(url, { method, headers, body })
        },
      )
    await end()
    expect(sent).toEqual([])
    await db.query(`UPDATE sandbox_lines SET seen_at = '2026-01-01T00:00:00.000Z'`)
    await Promise.all([end(), end()])
    expect(sent).toHaveLength(1)
    expect(await detail(call)).toMatchObject({ state: 'ended', outcome: 'caller-hung-up' })
  })

  test('only who has the secret of the sandbox is told what a phone is to do', async () => {
    const { call } = await rings()
    const { secrets, sendsRaw, db } = exchange
    const url = `${PUBLIC_URL}${LINE_PATH}`
    const body = JSON.parse(JSON.stringify(call.line()))
    const by = { at: exchange.clock.now, id: crypto.randomUUID() }
    const forged = await sign({ method: 'POST', url, body }, { ...by, secret: 'another-secret-0123456789' })
    expect((await sendsRaw(forged)).status).toBe(403)
    const asking = sendsRaw(
      await sign({ method: 'POST', url, body }, { secret: secrets.sandboxSecret, at: new Date(), id: by.id }),
    )
    const lines = makeLines(db)
    await until(() => lines.isThere(call.line().leg))
    expect(await lines.tell(call.line().leg, { do: 'hang-up' })).toBe('taken')
    expect(await (await asking).json()).toEqual({ order: { do: 'hang-up' } })
  })
})
