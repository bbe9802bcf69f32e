import { expect, test } from 'vitest'
import { getPlacedCall, markAsked, moveTurn, noteProgress, takeBack, takeTurn } from './placed-calls'
import { describeOnEachDatabase } from './testing/each-database'

const NOON = Date.parse('2026-03-03T12:00:00.000Z')
const how = { perSecond: 3, maxWaitMs: 10_000, now: () => NOON }
const wanted = (idempotencyKey: string) => ({
  idempotencyKey,
  carrier: 'vonage',
  from: '+442079460000',
  to: '+447700900123',
  flowId: 'flow',
  versionId: 'version',
})

describeOnEachDatabase((open) => {
  const taken = async (db: Awaited<ReturnType<typeof open>>, key = 'one') => {
    const turn = await takeTurn(db, wanted(key), how)
    if (!turn.ok) throw new Error(turn.reason)
    return turn.call
  }

  test('calls that are asked for at once get turns one after the other, never more than the carrier takes', async () => {
    const db = await open()
    const turns = await Promise.all(Array.from({ length: 12 }, (_, n) => taken(db, `key ${n}`)))
    const times = turns.map(({ dueAt }) => Date.parse(dueAt ?? '')).sort((a, b) => a - b)
    expect(new Set(times).size).toBe(12)
    for (const [n, time] of times.entries())
      expect(times.filter((other) => other >= time && other < time + 1_000).length, `turn ${n}`).toBeLessThan(
        4,
      )
    expect((times.at(-1) ?? 0) - NOON).toBeLessThan(5_000)
  })

  test('another carrier’s calls take no turns from these', async () => {
    const db = await open()
    const { dueAt } = await taken(db)
    const other = await takeTurn(db, { ...wanted('two'), carrier: 'sandbox' }, how)
    expect(other).toMatchObject({ ok: true, call: { dueAt } })
  })

  test('who would have to wait too long is sent away, and keeps the key', async () => {
    const db = await open()
    const brief = { ...how, maxWaitMs: 500 }
    expect(await takeTurn(db, wanted('one'), brief)).toMatchObject({ ok: true })
    await takeTurn(db, wanted('two'), brief)
    expect(await takeTurn(db, wanted('three'), brief)).toEqual({
      ok: false,
      reason: 'too-many',
      retryAfterSeconds: 1,
    })
    const later = { ...brief, now: () => NOON + 2_000 }
    expect(await takeTurn(db, wanted('three'), later)).toMatchObject({ ok: true, isNew: true })
  })

  test('one key is one call, and of another body it is none', async () => {
    const db = await open()
    const both = await Promise.all([takeTurn(db, wanted('one'), how), takeTurn(db, wanted('one'), how)])
    expect(both.map((turn) => turn.ok && turn.isNew).sort()).toEqual([false, true])
    expect(await takeTurn(db, { ...wanted('one'), to: '+447700900124' }, how)).toEqual({
      ok: false,
      reason: 'key-reused',
    })
  })

  test('a call that was taken back is not asked for, and one that was asked for is not taken back', async () => {
    const db = await open()
    const [back, gone] = [await taken(db, 'back'), await taken(db, 'gone')]
    expect(await takeBack(db, back.id, 'Not now.')).toBe(true)
    expect(await markAsked(db, back.id)).toBe(false)
    expect(await markAsked(db, gone.id)).toBe(true)
    expect(await markAsked(db, gone.id)).toBe(false)
    expect(await takeBack(db, gone.id, 'Not now.')).toBe(false)
  })

  test('a carrier that was too busy is asked in another turn, or the key is free again', async () => {
    const db = await open()
    const call = await taken(db)
    await markAsked(db, call.id)
    const due = await moveTurn(db, call, { perSecond: 3, until: NOON + 10_000, now: () => NOON })
    expect(due).toBeGreaterThan(Date.parse(call.dueAt ?? ''))
    expect(await getPlacedCall(db, call.id)).toMatchObject({ state: 'waiting' })
    await markAsked(db, call.id)
    expect(await moveTurn(db, call, { perSecond: 3, until: NOON, now: () => NOON })).toBeUndefined()
    expect(await getPlacedCall(db, call.id)).toBeUndefined()
  })

  test('news in any order leave the same: the furthest state, the ids, and how it ended', async () => {
    const db = await open()
    const ids = { legId: 'leg', conversationId: 'CON' }
    const news = [
      { ...ids, state: 'placed' },
      { ...ids, state: 'ringing' },
      { ...ids, state: 'ended', reason: 'The line was busy.' },
      { ...ids, state: 'ended' },
    ] as const
    for (const order of [
      [0, 1, 2, 3],
      [3, 2, 1, 0],
      [1, 3, 0, 2],
    ]) {
      const call = await taken(db, order.join())
      await markAsked(db, call.id)
      for (const n of order) await noteProgress(db, call.id, { ...news[n as 0], legId: `leg ${order}` })
      expect(await getPlacedCall(db, call.id)).toMatchObject({
        state: 'ended',
        reason: 'The line was busy.',
        legId: `leg ${order}`,
        conversationId: 'CON',
      })
    }
  })

  test('what becomes of another leg is no news of this call', async () => {
    const db = await open()
    const { id } = await taken(db)
    await noteProgress(db, id, { state: 'answered', legId: 'own', conversationId: 'CON' })
    await noteProgress(db, id, { state: 'ended', legId: 'other', conversationId: 'CON' })
    expect(await getPlacedCall(db, id)).toMatchObject({ state: 'answered', legId: 'own' })
  })
})
