import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { putAccount } from '@/lib/store/accounts'
import type { Database } from '@/lib/store/database'
import { takeTurn } from '@/lib/store/placed-calls'
import { describeOnEachDatabase } from '@/lib/store/testing/each-database'
import { A_PERSON, type CallingOut, callingOut, OUR_NUMBER, SANDBOX_NUMBER } from './testing/calling-out'
import { reception } from './testing/documents'

describeOnEachDatabase((open) => {
  let db: Database
  let out: CallingOut
  beforeAll(async () => {
    db = await open()
    out = await callingOut(db)
  }, 60_000)
  afterAll(() => out.close())
  const look = async (id: string) => (await out.api.get(`/calls/${id}`)).body

  test('a flow rings somebody, speaks to them, and ends in the call log as a call outwards', async () => {
    const { body, status, headers } = await out.rings()
    expect([status, headers.get('location')]).toEqual([201, `/api/v1/calls/${body.id}`])
    expect(body).toMatchObject({
      from: OUR_NUMBER,
      to: A_PERSON,
      flow: out.flow,
      version: 1,
      carrier: 'vonage',
    })

    const phone = out.phone()
    await phone.settled()
    expect(await look(body.id)).toMatchObject({ state: 'ringing', reason: null })
    phone.pickUp()
    await phone.settled()
    expect(await look(body.id)).toMatchObject({ state: 'answered' })
    expect(phone.heard.at(-1)).toMatchObject({ text: 'Welcome. For sales, press 1.' })

    phone.happens({ type: 'key', key: '1' })
    phone.happens({ type: 'elapse', seconds: 10 })
    await phone.settled()
    expect(phone.waiting()).toMatchObject({ for: 'callee', to: '442079460018' })
    phone.happens({ type: 'hangup' })
    await phone.settled()
    const { call } = await look(body.id)
    await out.voice.settle()
    expect(await look(body.id)).toMatchObject({ state: 'ended' })
    expect((await out.api.get(`/calls/${call}`)).body).toMatchObject({
      direction: 'outbound',
      caller: OUR_NUMBER,
      called: A_PERSON,
      flowId: out.flow,
      state: 'ended',
    })
  })

  test('the same key with the same body gives the same call, and nobody is rung twice', async () => {
    const key = randomUUID()
    const before = out.timesAsked()
    const [one, other] = await Promise.all([out.rings(out.asked, key), out.rings(out.asked, key)])
    const again = await out.rings({ ...out.asked, to: '+44 7700 900321' }, key)
    expect(new Set([one.body.id, other.body.id, again.body.id]).size).toBe(1)
    expect([one.status, other.status].sort()).toEqual([200, 201])
    expect(again.status).toBe(200)
    expect(out.timesAsked()).toBe(before + 1)
    expect(await out.rings({ ...out.asked, to: '+447700900322' }, key)).toMatchObject({
      status: 409,
      body: { code: 'idempotency-key-reused' },
    })
  })

  test('the version that was live when the call was asked for is the one that speaks', async () => {
    const { body: flow } = await out.api.post('/flows', reception('Changing'))
    const publishes = () => out.api.post(`/flows/${flow.id}/versions`, {})
    await publishes()
    await out.rings({ ...out.asked, flow: flow.id })
    const phone = out.phone()
    const changed = structuredClone(flow.draft)
    changed.nodes.main.settings.prompt.text = 'Another greeting.'
    await out.api.put(`/flows/${flow.id}/draft`, changed, { headers: { 'if-match': '"1"' } })
    expect(await publishes()).toMatchObject({ status: 201, body: { number: 2 } })
    phone.pickUp()
    await phone.settled()
    expect(phone.heard.at(-1)).toMatchObject({ text: 'Welcome. For sales, press 1.' })
  })

  test.each([
    ['busy', 'The line was busy.'],
    ['no-answer', 'Nobody answered.'],
    ['failed', 'The number could not be reached.'],
  ] as const)('who is rung and is %s ends the call, and it says so', async (how, reason) => {
    const { body } = await out.rings()
    const phone = out.phone()
    phone.isNotTaken(how)
    await phone.settled()
    expect(await look(body.id)).toMatchObject({ state: 'ended', reason })
  })

  test('a call is hung up while it rings, while it is spoken on, and when it is over already', async () => {
    for (const isAnswered of [false, true]) {
      const { body } = await out.rings()
      const phone = out.phone()
      if (isAnswered) phone.pickUp()
      await phone.settled()
      expect(await out.api.remove(`/calls/${body.id}`)).toMatchObject({ status: 204 })
      await phone.settled()
      expect(phone.isOver()).toBe(true)
      expect(await look(body.id)).toMatchObject({ state: 'ended' })
      expect(await out.api.remove(`/calls/${body.id}`)).toMatchObject({ status: 204 })
    }
  })

  test('a call in the log is hung up by its own id', async () => {
    const { body } = await out.rings()
    const phone = out.phone()
    phone.pickUp()
    await phone.settled()
    await out.voice.settle()
    const { call } = await look(body.id)
    expect(await out.api.remove(`/calls/${call}`)).toMatchObject({ status: 204 })
    expect(phone.isOver()).toBe(true)
    expect(await out.api.remove('/calls/vonage:CON-nobody')).toMatchObject({ status: 404 })
    expect(await out.api.remove('/calls/placed-nobody')).toMatchObject({ status: 404 })
  })

  test('an answer that is lost on its way leaves the call unknown, until its webhooks tell', async () => {
    out.vonage.fails(1, 'half-done', /calls/)
    const key = randomUUID()
    const before = out.timesAsked()
    const { status, body } = await out.rings(out.asked, key)
    expect([status, body.state]).toEqual([201, expect.stringMatching(/unknown|placed|ringing/)])
    const phone = out.phone()
    await phone.settled()
    expect(await look(body.id)).toMatchObject({ state: 'ringing', reason: null, call: expect.any(String) })
    expect((await out.rings(out.asked, key)).body.id).toBe(body.id)
    expect(out.timesAsked()).toBe(before + 1)
  })

  test('trouble at Vonage after it was asked says that nobody knows, and is not tried again', async () => {
    out.vonage.fails(1, 500, /calls/)
    const key = randomUUID()
    const before = out.timesAsked()
    const { body } = await out.rings(out.asked, key)
    expect(body).toMatchObject({ state: 'unknown', reason: expect.stringContaining('Vonage') })
    expect((await out.rings(out.asked, key)).body).toEqual(body)
    expect(out.timesAsked()).toBe(before + 1)
    expect(await out.api.remove(`/calls/${body.id}`)).toMatchObject({
      status: 409,
      body: { code: 'call-not-placed-yet' },
    })
  })

  test('credentials that Vonage does not take refuse the call in words', async () => {
    out.vonage.fails(1, 401, /calls/)
    const { body } = await out.rings()
    expect(body).toMatchObject({
      state: 'refused',
      reason: expect.stringContaining('private key'),
      call: null,
    })
  })

  test('when Vonage is too busy for a moment, the call takes another turn', async () => {
    out.vonage.fails(1, 429, /calls/)
    const before = out.timesAsked()
    const { status, body } = await out.rings()
    expect([status, body.state]).toEqual([201, expect.stringMatching(/placed|ringing/)])
    expect(out.timesAsked()).toBe(before + 2)
  })

  test('when too many wait already, nobody more is taken, and it says when to come again', async () => {
    const turn = { ...out.asked, flowId: out.flow, versionId: 'any', carrier: 'vonage' }
    const how = { perSecond: 3, maxWaitMs: 12_000, now: Date.now }
    while ((await takeTurn(db, { ...turn, idempotencyKey: randomUUID() }, how)).ok);
    const key = randomUUID()
    const { status, body, headers } = await out.rings(out.asked, key)
    expect([status, body.code, Number(headers.get('retry-after'))]).toEqual([
      429,
      'too-many-calls',
      expect.toSatisfy((seconds: number) => seconds >= 1 && seconds <= 3),
    ])
    await db.query("DELETE FROM placed_calls WHERE version_id = 'any'")
    expect(await out.rings(out.asked, key)).toMatchObject({ status: 201 })
  })

  test('an account without an application cannot ring anybody, and says what to set', async () => {
    const { applicationId: _, privateKey: __, ...bare } = out.account
    await putAccount(db, out.api.encryptionKey, 'vonage', bare)
    expect((await out.rings()).body).toMatchObject({
      state: 'refused',
      reason: expect.stringContaining('application'),
    })
    await putAccount(db, out.api.encryptionKey, 'vonage', out.account)
  })

  test.each([
    ['no key', {}, '', 400, 'idempotency-key-required'],
    ['a number that is not ours', { from: '+442079460599' }, 'a', 422, 'number-not-found'],
    ['a flow that is not there', { flow: 'nobody' }, 'b', 422, 'flow-not-found'],
    ['the number itself', { to: OUR_NUMBER }, 'c', 400, 'invalid-request'],
    ['no number at all', { to: 'mum' }, 'd', 400, 'invalid-request'],
  ])('%s is refused, and nobody is rung', async (_, change, key, status, code) => {
    const before = out.timesAsked()
    expect(await out.rings({ ...out.asked, ...change }, key)).toMatchObject({ status, body: { code } })
    expect(out.timesAsked()).toBe(before)
  })

  test('a flow that was never published rings nobody', async () => {
    const { body } = await out.api.post('/flows', { format: 1, name: 'Not yet' })
    expect(await out.rings({ ...out.asked, flow: body.id })).toMatchObject({
      status: 422,
      body: { code: 'flow-not-published' },
    })
  })

  test('a call from a sandbox number goes through the real webhooks, and is hung up', async () => {
    const { body } = await out.rings({ ...out.asked, from: SANDBOX_NUMBER })
    expect(body).toMatchObject({ carrier: 'sandbox' })
    await expect.poll(async () => (await look(body.id)).state).toBe('ringing')
    expect(await out.api.remove(`/calls/${body.id}`)).toMatchObject({ status: 204 })
    await expect.poll(async () => (await look(body.id)).state).toBe('ended')
  })
})
