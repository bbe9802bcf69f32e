import { expect, test } from 'vitest'
import { appendLog, logOfCall } from '../call-log'
import { getCall, listCalls } from '../calls'
import type { Database } from '../database'
import { claimEffect } from '../effects'
import { projectCalls, rebuildCalls, sweep } from '../projection'
import { describeOnEachDatabase } from '../testing/each-database'
import { connectedCall, logRow, second } from '../testing/log-rows'
import { recordingOf } from '../testing/recorded-calls'
import { makePace } from './pace'
import { applyRetention } from './run'
import { beginRun, lastRun, NOTHING_DONE, noteRun } from './runs'
import { type Retention, retention } from './settings'

const DAY = 86_400
/** A minute after noon on the day so many days after the first call. */
const daysLater = (days: number) => new Date(Date.parse(second(days * DAY + 60)))

const callers = '+12025550143'

describeOnEachDatabase((open) => {
  const keep = (db: Database, days: Partial<Retention>, now: Date) =>
    applyRetention(db, retention.parse(days), {
      pace: makePace(
        db,
        () => true,
        async () => {},
      ),
      now,
    })

  /** A call a day, for so many days. */
  const withCalls = async (db: Database, days: number) => {
    for (let day = 0; day < days; day += 1) {
      const conversation = `CON-${day}`
      await appendLog(db, connectedCall({ conversation, startsAt: day * DAY }))
      await claimEffect(db, { id: `vonage:${conversation}#1`, callId: `vonage:${conversation}`, kind: 'sms' })
    }
    await sweep(db)
  }
  const everything = async (db: Database) => ({
    calls: await db.query('SELECT * FROM calls ORDER BY id'),
    legs: await db.query('SELECT * FROM legs ORDER BY call_id, leg_id'),
    visits: await db.query('SELECT * FROM visits ORDER BY call_id, seq'),
    log: await db.query('SELECT * FROM log ORDER BY id'),
    effects: await db.query('SELECT * FROM effects ORDER BY id'),
  })
  const ids = async (db: Database) => (await listCalls(db)).calls.map(({ id }) => id).reverse()

  test('nothing is deleted unless somebody has said how long it is kept', async () => {
    const db = await open()
    await withCalls(db, 3)
    const before = await everything(db)
    expect(await keep(db, {}, daysLater(5_000))).toEqual(NOTHING_DONE)
    expect(await everything(db)).toEqual(before)
  })

  test('calls that are too old go with all that belongs to them; the others stay as they were', async () => {
    const db = await open()
    await withCalls(db, 5)
    const before = await everything(db)
    expect(await keep(db, { callsDays: 2 }, daysLater(4))).toEqual({ ...NOTHING_DONE, calls: 3 })
    const isYoung = (row: Record<string, unknown>) => /CON-[34]$/.test(String(row.call_id ?? row.id))
    const after = await everything(db)
    expect(after.calls).toEqual(before.calls.filter(isYoung))
    expect(after.legs).toEqual(before.legs.filter(isYoung))
    expect(after.visits).toEqual(before.visits.filter(isYoung))
    expect(after.log).toEqual(before.log.filter(isYoung))
    expect(after.effects.map(({ call_id }) => call_id)).toEqual(['vonage:CON-3', 'vonage:CON-4'])
  })

  test('a log that is kept for a shorter time than calls leaves their line, their parties and their path', async () => {
    const db = await open()
    await appendLog(db, [logRow({ key: 'refused', callId: null, kind: 'refused', receivedAt: second(0) })])
    await withCalls(db, 4)
    const young = logRow({ key: 'young', callId: null, kind: 'refused', receivedAt: second(3 * DAY) })
    await appendLog(db, [young])
    const before = await everything(db)
    const done = await keep(db, { logDays: 2 }, daysLater(3))
    expect(done).toEqual({ ...NOTHING_DONE, logRows: 2 * 8 + 1 })
    const after = await everything(db)
    expect(after.legs).toEqual(before.legs)
    expect(after.visits).toEqual(before.visits)
    expect(after.calls.map(({ log_deleted_at, ...call }) => call)).toEqual(
      before.calls.map(({ log_deleted_at, ...call }) => call),
    )
    expect(await logOfCall(db, 'vonage:CON-1')).toEqual([])
    expect(await getCall(db, 'vonage:CON-1')).toMatchObject({
      logDeletedAt: daysLater(3).toISOString(),
      outcome: 'connected',
    })
    expect(await getCall(db, 'vonage:CON-2')).toMatchObject({ logDeletedAt: null })
    expect(after.log.filter(({ call_id }) => call_id === null).map(({ key }) => key)).toEqual(['young'])
    // Once more there is nothing left to do.
    expect(await keep(db, { logDays: 2 }, daysLater(3))).toEqual(NOTHING_DONE)
  })

  test('neither a rebuild, nor a sweep, nor a late webhook undoes or shrinks what is left of a call without its log', async () => {
    const db = await open()
    await withCalls(db, 2)
    await keep(db, { logDays: 1 }, daysLater(10))
    const before = await everything(db)
    await rebuildCalls(db)
    await sweep(db)
    expect(await everything(db)).toEqual(before)

    const late = logRow({
      key: 'late',
      callId: 'vonage:CON-0',
      receivedAt: second(11 * DAY),
      event: { type: 'leg', state: 'completed', direction: 'outbound', caller: '+1', called: '+2' },
    })
    await appendLog(db, [late])
    await projectCalls(db, ['vonage:CON-0'])
    await sweep(db)
    await rebuildCalls(db)
    const { log, ...rest } = await everything(db)
    const { log: _, ...was } = before
    expect(rest).toEqual(was)
    expect(log).toHaveLength(1)
    // It goes in its turn.
    expect(await keep(db, { logDays: 1 }, daysLater(20))).toEqual({ ...NOTHING_DONE, logRows: 1 })
    expect((await everything(db)).calls).toEqual(before.calls)
  })

  test('what comes in late about a deleted call makes no call of it, and goes too', async () => {
    const db = await open()
    await withCalls(db, 2)
    await keep(db, { callsDays: 1 }, daysLater(10))
    expect(await ids(db)).toEqual([])
    await appendLog(db, connectedCall({ conversation: 'CON-0' }))
    await projectCalls(db, ['vonage:CON-0'])
    expect(await everything(db)).toEqual({ calls: [], legs: [], visits: [], log: [], effects: [] })

    // Nor where a process died before it had looked, nor with a rebuild.
    await appendLog(db, connectedCall({ conversation: 'CON-1' }))
    await rebuildCalls(db)
    expect(await ids(db)).toEqual([])
    await sweep(db)
    expect((await everything(db)).log).toEqual([])
  })

  test('numbers of callers are masked in the call, its parties and all of its log; others’ numbers stay', async () => {
    const db = await open()
    const rows = connectedCall()
    const wire = JSON.stringify({ from: '12025550143', to: '442079460000' })
    const request = JSON.stringify({
      method: 'GET',
      url: '/webhooks/vonage/answer?from=%2B12025550143&t=abc',
      headers: { 'x-caller': 'sip:12025550143@carrier.example' },
      body: wire,
    })
    const reply = JSON.stringify([
      { eventUrl: ['https://a.example/input?t=SEALED_state-1'], text: '(202) 555-0143' },
    ])
    await appendLog(
      db,
      rows.map((row) => ({ ...row, request, reply })),
    )
    // A flow that rings the caller back: a party that is the caller.
    await appendLog(db, [
      logRow({
        key: 'back/12025550143',
        receivedAt: second(30),
        event: {
          type: 'leg',
          state: 'answered',
          legId: 'back',
          direction: 'outbound',
          caller: '+442079460000',
          called: callers,
        },
      }),
    ])
    await sweep(db)
    expect(await keep(db, { maskAfterDays: 1 }, daysLater(3))).toEqual({ ...NOTHING_DONE, masked: 1 })
    const masked = '+1 20• ••• ••43'
    const call = await getCall(db, 'vonage:CON-1')
    expect(call).toMatchObject({ caller: masked, called: '+442079460000' })
    expect(call?.legs.map(({ address }) => address).sort()).toEqual([masked, '+442079460018'].sort())
    const all = JSON.stringify(await everything(db), (_, value) =>
      typeof value === 'bigint' ? Number(value) : value,
    )
    expect(all).not.toMatch(/202.{0,3}555.{0,3}0143/)
    expect(all).not.toContain('SEALED_state-1')
    expect(all).toContain('442079460018')
    expect((await listCalls(db, { caller: callers })).calls).toEqual([])

    // Made anew from the masked log it is the same call; and nothing is left to do after that.
    const before = await getCall(db, 'vonage:CON-1')
    await rebuildCalls(db)
    expect(await getCall(db, 'vonage:CON-1')).toEqual(before)
    await keep(db, { maskAfterDays: 1 }, daysLater(3))
    expect(await keep(db, { maskAfterDays: 1 }, daysLater(3))).toEqual(NOTHING_DONE)

    // What comes in late says the number again, and is masked with the next run.
    await appendLog(db, [{ ...connectedCall()[1], key: 'very late', request } as (typeof rows)[number]])
    await projectCalls(db, ['vonage:CON-1'])
    await keep(db, { maskAfterDays: 1 }, daysLater(3))
    const log = JSON.stringify(await logOfCall(db, 'vonage:CON-1'))
    expect(log).not.toMatch(/202.{0,3}555.{0,3}0143/)
    expect(await getCall(db, 'vonage:CON-1')).toMatchObject({ caller: masked })
  })

  test('of a call that we placed, whom we called is masked, and who we are stays', async () => {
    const db = await open()
    const leg = { legId: 'own', direction: 'outbound', caller: '+442079460000', called: '+447700900123' }
    await appendLog(db, [logRow({ event: { type: 'incoming', at: second(0), ...leg } })])
    await sweep(db)
    await db.query(
      `INSERT INTO placed_calls (id, idempotency_key, carrier, from_number, to_number, flow_id, version_id, state, leg_id, created_at, updated_at)
        VALUES ('placed-1', 'callback +447700900123', 'vonage', '+442079460000', '+447700900123', 'f', 'v', 'ended', 'own', $1, $1)`,
      second(0),
    )
    await appendLog(db, [recordingOf('CON-1')])
    await sweep(db)
    await keep(db, { maskAfterDays: 1 }, daysLater(3))
    expect(await getCall(db, 'vonage:CON-1')).toMatchObject({
      caller: '+442079460000',
      called: '+44 77•• ••••23',
    })
    expect(await db.query('SELECT called FROM recordings')).toEqual([{ called: '+44 77•• ••••23' }])
    const [placed] = await db.query('SELECT * FROM placed_calls')
    expect(placed).toMatchObject({ from_number: '+442079460000', to_number: '+44 77•• ••••23' })
    expect(String(placed?.idempotency_key)).toMatch(/^masked:/)
  })

  test('of what was recorded on a call that we placed, no number stays when the call goes', async () => {
    const db = await open()
    const leg = { legId: 'own', direction: 'outbound', caller: '+442079460000', called: '+447700900123' }
    await appendLog(db, [
      logRow({ event: { type: 'incoming', at: second(0), ...leg } }),
      recordingOf('CON-1'),
    ])
    await sweep(db)
    await keep(db, { callsDays: 1 }, daysLater(3))
    expect(await db.query('SELECT shelf, called FROM recordings')).toEqual([{ shelf: 'erased', called: '' }])
  })

  test('whom a call was to ring that came to nothing is masked as well', async () => {
    const db = await open()
    for (const day of [0, 9])
      await db.query(
        `INSERT INTO placed_calls (id, idempotency_key, carrier, from_number, to_number, flow_id, version_id, state, created_at, updated_at)
          VALUES ($1, $2, 'vonage', '+442079460000', '+447700900123', 'f', 'v', 'refused', $3, $3)`,
        `placed-${day}`,
        `callback +447700900123 ${day}`,
        second(day * DAY),
      )
    await keep(db, { maskAfterDays: 1 }, daysLater(9))
    const placed = await db.query('SELECT from_number, to_number FROM placed_calls ORDER BY id')
    expect(placed).toEqual([
      { from_number: '+442079460000', to_number: '+44 77•• ••••23' },
      { from_number: '+442079460000', to_number: '+447700900123' },
    ])
    const keys = JSON.stringify(
      await db.query("SELECT idempotency_key FROM placed_calls WHERE id = 'placed-0'"),
    )
    expect(keys).not.toContain('900123')
  })

  test('a run that is over stays so, whatever is still told of how far it was', async () => {
    const db = await open()
    const id = await beginRun(db, daysLater(0))
    await noteRun(db, id, { done: { ...NOTHING_DONE, calls: 2 }, endedAt: daysLater(1) })
    await noteRun(db, id, { done: { ...NOTHING_DONE, calls: 1 } })
    expect(await lastRun(db)).toMatchObject({ endedAt: daysLater(1).toISOString(), done: { calls: 2 } })
  })

  test('work that is told to stop stops between two batches, and goes on where it was', async () => {
    const db = await open()
    await withCalls(db, 8)
    let batches = 0
    const pace = makePace(
      db,
      () => ++batches <= 1,
      async () => {},
    )
    const first = await applyRetention(db, retention.parse({ callsDays: 1 }), { pace, now: daysLater(100) })
    expect(first.calls).toBe(4)
    const second = await keep(db, { callsDays: 1 }, daysLater(100))
    expect(second.calls).toBe(4)
    expect(await ids(db)).toEqual([])
  })
})
