import { expect, test } from 'vitest'
import { flowDocument } from '@/lib/flow/document'
import { createFlow, listFlows } from '@/lib/store/flows'
import { answeringVersion, assignNumber, createNumber, listNumbers } from '@/lib/store/numbers'
import { describeOnEachDatabase } from '@/lib/store/testing/each-database'
import { acmeReception } from './acme-reception'
import { makeSample } from './make-sample'

const SAMPLE = '+442079460000'

describeOnEachDatabase((open) => {
  test('an empty database gets a sample that answers, once', async () => {
    const db = await open()
    expect(await makeSample(db)).toEqual({ sampleMade: true, numberToRing: SAMPLE })
    expect(await answeringVersion(db, 'sandbox', SAMPLE)).toMatchObject({ ok: true })
    expect(await makeSample(db)).toEqual({ sampleMade: false, numberToRing: SAMPLE })
    expect(await listFlows(db)).toHaveLength(1)
  })

  test('a sample that was broken off half-way is completed', async () => {
    const db = await open()
    await createFlow(db, { document: flowDocument.parse(acmeReception) })
    await createNumber(db, { e164: SAMPLE, carrier: 'sandbox' })
    expect(await makeSample(db)).toMatchObject({ sampleMade: true })
    expect(await answeringVersion(db, 'sandbox', SAMPLE)).toMatchObject({ ok: true })
    expect(await listFlows(db)).toHaveLength(1)
  })

  test('a database with flows of somebody’s own is left as it is', async () => {
    const db = await open()
    await createFlow(db, { document: flowDocument.parse({ format: 1, name: 'Ours' }) })
    expect(await makeSample(db)).toEqual({ sampleMade: false, numberToRing: null })
    expect([await listFlows(db), await listNumbers(db)]).toMatchObject([[{ name: 'Ours' }], []])
  })

  test('the line that rings names a sandbox number of somebody’s own, if that is the one that answers', async () => {
    const db = await open()
    const { id } = await createFlow(db, { document: flowDocument.parse({ format: 1, name: 'Ours' }) })
    await createNumber(db, { e164: '+442079460099', carrier: 'sandbox' })
    await assignNumber(db, '+442079460099', { flow: id })
    expect(await makeSample(db)).toEqual({ sampleMade: false, numberToRing: '+442079460099' })
  })
})
