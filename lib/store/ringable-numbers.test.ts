import { expect, test } from 'vitest'
import type { Database } from './database'
import { createFlow } from './flows'
import { assignNumber, createNumber } from './numbers'
import { giveSandboxNumber, ringableNumbers } from './ringable-numbers'
import { describeOnEachDatabase } from './testing/each-database'
import { someFlow } from './testing/flows'
import { publish } from './versions'

describeOnEachDatabase((open) => {
  const withFlow = async (db: Database, versions = 1, document = someFlow()) => {
    const { id } = await createFlow(db, { document })
    for (let n = 0; n < versions; n += 1) await publish(db, id)
    return id
  }

  test('numbers that ring only here are rung where something is published', async () => {
    const db = await open()
    const [published, draft] = [await withFlow(db, 2), await withFlow(db, 0)]
    for (const [e164, carrier, flow] of [
      ['+442079460001', 'sandbox', published],
      ['+442079460002', 'sandbox', draft],
      ['+442079460003', 'sandbox', null],
      ['+442079460004', 'vonage', published],
    ] as const) {
      await createNumber(db, { e164, carrier })
      await assignNumber(db, e164, { flow })
    }
    const [only, ...others] = await ringableNumbers(db)
    expect(only).toMatchObject({ e164: '+442079460001', flowId: published, flowName: 'Reception' })
    expect(only?.version).toMatchObject({ number: 2, isPinned: false })
    expect(others).toEqual([])
  })

  test('a pinned number is rung on its version', async () => {
    const db = await open()
    const flow = await withFlow(db, 2)
    await createNumber(db, { e164: '+442079460001', carrier: 'sandbox' })
    await assignNumber(db, '+442079460001', { flow, version: 1 })
    expect((await ringableNumbers(db))[0]?.version).toMatchObject({ number: 1, isPinned: true })
  })

  test('a flow is given the next free number of its country, and answers it', async () => {
    const db = await open()
    const british = someFlow()
    british.settings.language = 'en-GB'
    const flow = await withFlow(db, 1, british)
    const american = someFlow('Front desk')
    american.settings.language = 'en-US'
    await createNumber(db, { e164: '+442079460000', carrier: 'vonage' })
    expect(await giveSandboxNumber(db, flow)).toEqual({ ok: true, e164: '+442079460001' })
    expect(await giveSandboxNumber(db, flow)).toEqual({ ok: true, e164: '+442079460002' })
    expect(await giveSandboxNumber(db, await withFlow(db, 1, american))).toEqual({
      ok: true,
      e164: '+12025550100',
    })
    expect((await ringableNumbers(db)).map(({ e164 }) => e164)).toEqual([
      '+12025550100',
      '+442079460001',
      '+442079460002',
    ])
  })

  test('two who ask at once get two numbers', async () => {
    const db = await open()
    const flow = await withFlow(db)
    const given = await Promise.all([giveSandboxNumber(db, flow), giveSandboxNumber(db, flow)])
    expect(new Set(given.map((one) => one.ok && one.e164)).size).toBe(2)
  })

  test('a flow that is gone gets none', async () => {
    expect(await giveSandboxNumber(await open(), 'gone')).toEqual({ ok: false, reason: 'flow-not-found' })
  })
})
