import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeCalling } from '@/lib/calling/calling'
import type { Database } from '@/lib/store/database'
import { describeOnEachDatabase } from '@/lib/store/testing/each-database'
import { type CallingOut, callingOut } from './testing/calling-out'
import { reception } from './testing/documents'

/** Calls that go on, at the strict stand-in for Vonage's API over real HTTP. */
describeOnEachDatabase((open) => {
  let db: Database
  let out: CallingOut
  beforeAll(async () => {
    db = await open()
    out = await callingOut(db)
  }, 60_000)
  afterAll(() => out.close())

  /** Somebody was rung and hears the menu. */
  async function talks() {
    const { body } = await out.rings()
    const phone = out.phone()
    phone.pickUp()
    await phone.settled()
    await out.voice.settle()
    const id = (await out.api.get(`/calls/${body.id}`)).body.call as string
    const inLog = async () => {
      await phone.settled()
      await out.voice.settle()
      return (await out.api.get(`/calls/${id}`)).body
    }
    return {
      phone,
      id,
      placed: body.id as string,
      inLog,
      moves: (to: object) => out.api.put(`/calls/${id}/node`, to),
    }
  }
  /** Patchbay looks after quiet calls so many minutes from now. */
  const looksLater = (minutes: number) =>
    makeCalling({
      db,
      secrets: out.api.secrets,
      config: out.config,
      now: () => Date.now() + minutes * 60_000,
    }).keepSight()
  const auditOf = (id: string) =>
    db.query('SELECT action, details FROM audit_entries WHERE subject = $1 ORDER BY id', id)
  const wentWrong = '{"to":"Sales","outcome":"asked, not known whether done"}'
  const changes = /^PUT \/v1\/calls/

  test('a caller is moved to another node, and hears it', async () => {
    const { phone, moves, inLog } = await talks()
    expect(await moves({ node: 'sales' })).toMatchObject({ status: 204 })
    await phone.settled()
    phone.happens({ type: 'elapse', seconds: 10 })
    expect(phone.waiting()).toMatchObject({ for: 'callee', to: '442079460018' })
    const call = await inLog()
    expect(call).toMatchObject({ state: 'in-progress', lastNode: 'sales' })
    expect(call.log.map(({ event }: { event: { type: string; by?: string } }) => event)).toContainEqual(
      expect.objectContaining({ type: 'sent-on', to: 'Sales', by: expect.any(String) }),
    )
    expect(out.vonage.asked.at(-1)).toMatchObject({ method: 'PUT' })
    expect(call.requests).toMatchObject([
      { kind: 'place', method: 'POST', url: expect.stringMatching(/\/v1\/calls$/), status: 201 },
      { kind: 'move', method: 'PUT', url: expect.stringMatching(/calls/), status: 204, headers: {} },
    ])
    for (const { body } of call.requests) expect(body).toMatch(/answer\?t=…/)
    const [entry] = await db.query(`SELECT * FROM audit_entries WHERE action = 'call.moved' ORDER BY id DESC`)
    expect(entry).toMatchObject({ subject: call.id, details: '{"to":"Sales"}' })
  })

  test('by the id under which it was placed as well', async () => {
    const { phone, placed, inLog } = await talks()
    expect(await out.api.put(`/calls/${placed}/node`, { node: 'sales' })).toMatchObject({ status: 204 })
    await phone.settled()
    expect(await inLog()).toMatchObject({ lastNode: 'sales' })
  })

  test('to the start of another flow, whose version it runs from then on', async () => {
    const nights = reception('Nights')
    nights.nodes.main.settings.prompt.text = 'We are closed.'
    const { body: other } = await out.api.post('/flows', nights)
    const { phone, moves, inLog } = await talks()
    expect(await moves({ flow: other.id })).toMatchObject({
      status: 422,
      body: { code: 'flow-not-published' },
    })
    await out.api.post(`/flows/${other.id}/versions`, {})
    expect(await moves({ flow: other.id })).toMatchObject({ status: 204 })
    await phone.settled()
    expect(phone.heard.at(-1)).toMatchObject({ text: 'We are closed.' })
    phone.happens({ type: 'key', key: '1' })
    await phone.settled()
    expect(await inLog()).toMatchObject({ flowId: out.flow, turns: 3 })
  })

  test('not to a node that the version does not have, nor to two places at once', async () => {
    const { moves } = await talks()
    expect(await moves({ node: 'nowhere' })).toMatchObject({ status: 422, body: { code: 'node-not-found' } })
    expect(await moves({ node: 'sales', flow: 'x' })).toMatchObject({ status: 400 })
    expect(await moves({})).toMatchObject({ status: 400 })
    expect(await out.api.put('/calls/vonage:nobody/node', { node: 'sales' })).toMatchObject({ status: 404 })
  })

  test('a caller who talks with somebody is not torn away; it says so', async () => {
    const { phone, moves, inLog } = await talks()
    phone.happens({ type: 'key', key: '1' })
    phone.happens({ type: 'elapse', seconds: 10 })
    await phone.settled()
    phone.happens({ type: 'elapse', seconds: 3 })
    phone.happens({ type: 'callee', does: 'answer' })
    await phone.settled()
    expect(phone.waiting()).toMatchObject({ for: 'joined' })
    await inLog()
    expect(await moves({ node: 'sales' })).toMatchObject({
      status: 409,
      body: { code: 'call-not-movable', detail: expect.stringContaining('torn away') },
    })
    expect(phone.waiting()).toMatchObject({ for: 'joined' })
  })

  test.each([
    [401, 'credentials'],
    [429, 'Try again in a moment'],
    [500, 'Something went wrong at Vonage'],
  ] as const)('when Vonage answers %s nobody is moved, and it says so', async (status, words) => {
    const { phone, moves, inLog } = await talks()
    out.vonage.fails(1, status, changes)
    expect(await moves({ node: 'sales' })).toMatchObject({
      status: 502,
      body: { code: 'carrier-failed', detail: expect.stringContaining(words) },
    })
    expect(phone.waiting()).toMatchObject({ for: 'input' })
    const call = await inLog()
    expect(call).toMatchObject({ lastNode: 'main' })
    const told = status === 500 ? [{ action: 'call.moved', details: wentWrong }] : []
    expect(await auditOf(call.id)).toEqual(told)
  })

  test('when the answer of Vonage is lost on its way, the caller is moved all the same', async () => {
    const { phone, moves, inLog } = await talks()
    out.vonage.fails(1, 'half-done', changes)
    expect(await moves({ node: 'sales' })).toMatchObject({
      status: 502,
      body: { detail: expect.stringContaining('may have been moved all the same') },
    })
    await phone.settled()
    const call = await inLog()
    expect(call).toMatchObject({ lastNode: 'sales' })
    expect(await auditOf(call.id)).toEqual([
      { action: 'call.moved', details: '{"to":"Sales","outcome":"asked, not answered"}' },
    ])
  })

  test('when nobody knows whether a call was ended, the audit log says that it was asked', async () => {
    const { phone, id, inLog } = await talks()
    out.vonage.fails(1, 'half-done', changes)
    expect(await out.api.remove(`/calls/${id}`)).toMatchObject({ status: 502 })
    await phone.settled()
    expect(await inLog()).toMatchObject({ state: 'ended' })
    expect(await auditOf(id)).toEqual([
      { action: 'call.ended', details: '{"outcome":"asked, not answered"}' },
    ])
  })

  test('a call that is over is moved nowhere; one whose end is under way neither', async () => {
    const { phone, moves, inLog } = await talks()
    out.vonage.calls.delete(phone.leg)
    expect(await moves({ node: 'sales' })).toMatchObject({
      status: 502,
      body: { detail: expect.stringContaining('may be over') },
    })
    phone.happens({ type: 'hangup' })
    await inLog()
    expect(await moves({ node: 'sales' })).toMatchObject({ status: 409, body: { code: 'call-over' } })
  })

  test('who hung up is told, also when the carrier tells the end first', async () => {
    const { id, inLog } = await talks()
    expect(await out.api.remove(`/calls/${id}`)).toMatchObject({ status: 204 })
    const call = await inLog()
    expect(call).toMatchObject({ state: 'ended', outcome: 'ended-here', endedBy: expect.any(String) })
    const [entry] = await db.query(`SELECT * FROM audit_entries WHERE action = 'call.ended' ORDER BY id DESC`)
    expect(entry).toMatchObject({ subject: id })
  })

  test('a call whose end was lost is asked after at the carrier, which says how it ended', async () => {
    const { phone, id, inLog } = await talks()
    await looksLater(11)
    expect(await inLog()).toMatchObject({ state: 'in-progress' })
    // It ends, and its last webhook never comes.
    const { over } = phone.state()
    expect(over).toBeNull()
    Object.assign(phone.state(), { over: { by: 'user', why: 'the caller hung up' } })
    await looksLater(11)
    expect((await out.api.get(`/calls/${id}`)).body).toMatchObject({
      state: 'ended',
      outcome: 'caller-hung-up',
      durationSeconds: 7,
      priceTotal: 0.000525,
      endedAt: '2026-03-03T12:00:07.000Z',
    })
  })

  test('a call that the carrier does not know is lost sight of, until something is heard of it', async () => {
    const { phone, id, inLog } = await talks()
    out.vonage.calls.delete(phone.leg)
    await looksLater(9)
    expect(await inLog()).toMatchObject({ state: 'in-progress' })
    await looksLater(11)
    expect((await out.api.get(`/calls/${id}`)).body).toMatchObject({ state: 'ended', outcome: 'lost' })
    phone.happens({ type: 'hangup' })
    expect(await inLog()).toMatchObject({ state: 'ended', outcome: 'caller-hung-up' })
  })

  test('while the carrier does not answer, nobody is lost sight of for a day', async () => {
    const { phone, id } = await talks()
    const down = (minutes: number) => {
      out.vonage.fails(1, 500, new RegExp(`^GET /v1/calls/${phone.leg}`))
      return looksLater(minutes)
    }
    await down(11)
    expect((await out.api.get(`/calls/${id}`)).body).toMatchObject({ state: 'in-progress' })
    await down(24 * 60 + 1)
    expect((await out.api.get(`/calls/${id}`)).body).toMatchObject({ state: 'ended', outcome: 'lost' })
  })

  test('only who may publish moves or ends calls', async () => {
    const { id } = await talks()
    const viewer = out.api.calling.as({ kind: 'person', id: 'v', name: 'Vera', role: 'editor' })
    await expect(viewer.move(id, { node: 'sales' })).rejects.toThrow('publisher')
    await expect(viewer.hangUp(id)).rejects.toThrow('publisher')
    const ada = out.api.calling.as({ kind: 'person', id: 'a', name: 'Ada', role: 'publisher' })
    expect(await ada.hangUp(id)).toEqual({ ok: true })
    await out.phone().settled()
    await out.voice.settle()
    expect((await out.api.get(`/calls/${id}`)).body).toMatchObject({ endedBy: 'Ada' })
  })
})
