import { expect, test } from 'vitest'
import { appendLog } from './call-log'
import type { Database } from './database'
import { createFlow, saveDraft } from './flows'
import {
  answeringVersion,
  assignNumber,
  createNumber,
  getNumber,
  labelNumber,
  listNumbers,
  removeNumber,
} from './numbers'
import { takeTurn } from './placed-calls'
import { projectCalls } from './projection'
import { describeOnEachDatabase } from './testing/each-database'
import { someFlow } from './testing/flows'
import { connectedCall, second } from './testing/log-rows'
import { publish, setLive } from './versions'

const e164 = '+442079460001'

describeOnEachDatabase((open) => {
  const withNumber = async () => {
    const db = await open()
    await createNumber(db, { e164, carrier: 'vonage', label: 'Front desk' })
    return db
  }
  const withFlow = async (db: Database, versions: number) => {
    const { id } = await createFlow(db, { document: someFlow() })
    const made: string[] = []
    for (let n = 0; n < versions; n += 1) {
      const answer = await publish(db, id)
      if (answer.ok) made.push(answer.version.id)
    }
    return { id, versions: made }
  }

  test('a number is understood as people write it, and kept once', async () => {
    const db = await open()
    expect(await createNumber(db, { e164: '+44 20 7946 0001', carrier: 'vonage' })).toMatchObject({
      ok: true,
      number: { e164, carrier: 'vonage', label: '', flowId: null, liveVersion: null, pinnedVersion: null },
    })
    const again = { e164, carrier: 'sandbox' }
    expect(await createNumber(db, again)).toEqual({ ok: false, reason: 'taken' })
    expect(await createNumber(db, { e164: 'reception', carrier: 'vonage' })).toEqual({
      ok: false,
      reason: 'invalid',
    })
    expect(await listNumbers(db)).toHaveLength(1)
  })

  test('a number says which flow and version answer it', async () => {
    const db = await withNumber()
    const { id } = await withFlow(db, 2)
    await assignNumber(db, e164, { flow: id, version: 1 })
    expect(await getNumber(db, e164)).toMatchObject({
      flowId: id,
      flowName: 'Reception',
      liveVersion: 2,
      pinnedVersion: 1,
    })
  })

  test('the live version answers, from the very next call on', async () => {
    const db = await withNumber()
    const { id, versions } = await withFlow(db, 2)
    await assignNumber(db, e164, { flow: id })
    expect(await answeringVersion(db, 'vonage', e164)).toEqual({ ok: true, versionId: versions[1] })
    await setLive(db, id, 1)
    expect(await answeringVersion(db, 'vonage', e164)).toEqual({ ok: true, versionId: versions[0] })
    await saveDraft(db, id, someFlow('Later'), 1)
    const later = await publish(db, id)
    expect(await answeringVersion(db, 'vonage', e164)).toEqual({
      ok: true,
      versionId: later.ok && later.version.id,
    })
  })

  test('a pinned version answers whatever is live', async () => {
    const db = await withNumber()
    const { id, versions } = await withFlow(db, 3)
    await assignNumber(db, e164, { flow: id, version: 1 })
    expect(await answeringVersion(db, 'vonage', e164)).toEqual({ ok: true, versionId: versions[0] })
    await assignNumber(db, e164, { flow: id })
    expect(await answeringVersion(db, 'vonage', e164)).toEqual({ ok: true, versionId: versions[2] })
  })

  test('a number that cannot answer says why', async () => {
    const db = await withNumber()
    expect(await answeringVersion(db, 'vonage', '+442079460099')).toEqual({
      ok: false,
      reason: 'unknown-number',
    })
    expect(await answeringVersion(db, 'sandbox', e164)).toEqual({ ok: false, reason: 'unknown-number' })
    expect(await answeringVersion(db, 'vonage', e164)).toEqual({ ok: false, reason: 'no-flow' })
    const { id } = await withFlow(db, 0)
    await assignNumber(db, e164, { flow: id })
    expect(await answeringVersion(db, 'vonage', e164)).toEqual({ ok: false, reason: 'unpublished' })
    await assignNumber(db, e164, { flow: null })
    expect(await answeringVersion(db, 'vonage', e164)).toEqual({ ok: false, reason: 'no-flow' })
  })

  test('a number is given only to what is there', async () => {
    const db = await withNumber()
    const { id } = await withFlow(db, 1)
    expect(await assignNumber(db, '+442079460099', { flow: id })).toEqual({ ok: false, reason: 'not-found' })
    expect(await assignNumber(db, e164, { flow: 'nobody' })).toEqual({ ok: false, reason: 'flow-not-found' })
    expect(await assignNumber(db, e164, { flow: id, version: 9 })).toEqual({
      ok: false,
      reason: 'version-not-found',
    })
    expect(await getNumber(db, e164)).toMatchObject({ flowId: null })
  })

  test('a number is labelled anew', async () => {
    const db = await withNumber()
    expect(await labelNumber(db, e164, 'Night desk')).toMatchObject({ e164, label: 'Night desk' })
    expect(await labelNumber(db, '+442079460099', 'Nobody')).toBeUndefined()
    expect(await getNumber(db, e164)).toMatchObject({ label: 'Night desk' })
  })

  test('a number is forgotten once no flow answers it', async () => {
    const db = await withNumber()
    const { id } = await withFlow(db, 1)
    await assignNumber(db, e164, { flow: id })
    expect(await removeNumber(db, e164)).toEqual({ ok: false, reason: 'assigned' })
    await assignNumber(db, e164, { flow: null })
    expect(await removeNumber(db, e164)).toEqual({ ok: true })
    expect(await removeNumber(db, e164)).toEqual({ ok: false, reason: 'not-found' })
    expect(await listNumbers(db)).toEqual([])
  })

  test('a number stays while somebody is on a call to it, and goes when they have hung up', async () => {
    const db = await open()
    await createNumber(db, { e164: '+442079460000', carrier: 'vonage' })
    const rows = connectedCall()
    await appendLog(db, rows.slice(0, 3))
    await projectCalls(db, ['vonage:CON-1'])
    const then = new Date(second(10))
    expect(await removeNumber(db, '+442079460000', then)).toEqual({ ok: false, reason: 'in-call' })
    await appendLog(db, rows.slice(3))
    await projectCalls(db, ['vonage:CON-1'])
    expect(await removeNumber(db, '+442079460000', then)).toEqual({ ok: true })
  })

  test('a call whose end was never told, and one that a stopped program never asked for, hold no number for ever', async () => {
    const db = await open()
    const called = '+442079460000'
    await createNumber(db, { e164: called, carrier: 'vonage' })
    await appendLog(db, connectedCall().slice(0, 3))
    await projectCalls(db, ['vonage:CON-1'])
    const { id, versions } = await withFlow(db, 1)
    const wanted = { carrier: 'vonage', from: called, to: '+12025550143', flowId: id, idempotencyKey: 'k' }
    const turns = { perSecond: 1, maxWaitMs: 5_000, now: () => 0 }
    await takeTurn(db, { ...wanted, versionId: String(versions[0]) }, turns)
    const twoDaysOn = new Date(Date.now() + 2 * 24 * 60 * 60 * 1_000)
    expect(await removeNumber(db, called, twoDaysOn)).toEqual({ ok: true })
  })

  test('a number stays while a call from it waits for its turn', async () => {
    const db = await withNumber()
    const { id, versions } = await withFlow(db, 1)
    const wanted = { carrier: 'vonage', from: e164, to: '+12025550143', flowId: id, idempotencyKey: 'k' }
    await takeTurn(
      db,
      { ...wanted, versionId: String(versions[0]) },
      { perSecond: 1, maxWaitMs: 5_000, now: () => 0 },
    )
    expect(await removeNumber(db, e164)).toEqual({ ok: false, reason: 'in-call' })
  })
})
