import { expect, test } from 'vitest'
import type { Database } from './database'
import { createFlow, saveDraft } from './flows'
import { answeringVersion, assignNumber, createNumber, getNumber, listNumbers } from './numbers'
import { describeOnEachDatabase } from './testing/each-database'
import { someFlow } from './testing/flows'
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
})
