import { expect, test } from 'vitest'
import { archiveFlow, createFlow, getFlow, listFlows, saveDraft } from './flows'
import { assignNumber, createNumber } from './numbers'
import { describeOnEachDatabase } from './testing/each-database'
import { someFlow } from './testing/flows'

describeOnEachDatabase((open) => {
  test('a flow comes back as it was drawn', async () => {
    const db = await open()
    const made = await createFlow(db, { document: someFlow('Empfang “Süd” 🦆') })
    expect(made).toMatchObject({ name: 'Empfang “Süd” 🦆', revision: 1, liveVersion: null })
    expect(await getFlow(db, made.id)).toEqual(made)
    expect(await getFlow(db, 'nobody')).toBeUndefined()
  })

  test('flows are listed by name, without their drafts', async () => {
    const db = await open()
    for (const name of ['Sales', 'Billing']) await createFlow(db, { document: someFlow(name) })
    const flows = await listFlows(db)
    expect(flows.map(({ name }) => name)).toEqual(['Billing', 'Sales'])
    expect(flows[0]).not.toHaveProperty('draft')
  })

  test('a save makes the next revision, and renames the flow with the document', async () => {
    const db = await open()
    const { id } = await createFlow(db, { document: someFlow('Old') })
    expect(await saveDraft(db, id, someFlow('New'), 1)).toEqual({ ok: true, revision: 2 })
    expect(await getFlow(db, id)).toMatchObject({ name: 'New', revision: 2, draft: { name: 'New' } })
  })

  test('a stale save never overwrites', async () => {
    const db = await open()
    const { id } = await createFlow(db, { document: someFlow('Mine') })
    await saveDraft(db, id, someFlow('Theirs'), 1)
    expect(await saveDraft(db, id, someFlow('Mine again'), 1)).toEqual({
      ok: false,
      reason: 'stale',
      revision: 2,
    })
    expect(await getFlow(db, id)).toMatchObject({ name: 'Theirs' })
    expect(await saveDraft(db, 'nobody', someFlow(), 1)).toEqual({ ok: false, reason: 'not-found' })
  })

  test('of many saves from one revision exactly one stands', async () => {
    const db = await open()
    const { id } = await createFlow(db, { document: someFlow() })
    const saves = await Promise.all(
      Array.from({ length: 10 }, (_, n) => saveDraft(db, id, someFlow(`Try ${n}`), 1)),
    )
    expect(saves.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await getFlow(db, id)).toMatchObject({ revision: 2 })
  })

  test('a flow that is put away keeps everything, and comes out again', async () => {
    const db = await open()
    const { id, draft } = await createFlow(db, { document: someFlow() })
    expect(await archiveFlow(db, id, true)).toEqual({ ok: true })
    expect(await getFlow(db, id)).toMatchObject({
      archivedAt: expect.stringMatching(/Z$/),
      draft,
      revision: 1,
    })
    expect(await archiveFlow(db, id, false)).toEqual({ ok: true })
    expect(await getFlow(db, id)).toMatchObject({ archivedAt: null })
    expect(await archiveFlow(db, 'nobody', true)).toEqual({ ok: false, reason: 'not-found' })
  })

  test('a flow that a number leads to is not put away', async () => {
    const db = await open()
    const { id } = await createFlow(db, { document: someFlow() })
    await createNumber(db, { e164: '+442079460000', carrier: 'sandbox' })
    await assignNumber(db, '+442079460000', { flow: id })
    expect(await archiveFlow(db, id, true)).toEqual({ ok: false, reason: 'has-numbers' })
    expect(await getFlow(db, id)).toMatchObject({ archivedAt: null })
  })

  test('a draft that cannot be read is told as it is stored, and is not changed', async () => {
    const db = await open()
    const { id } = await createFlow(db, { document: someFlow() })
    await db.client.flow.update({ where: { id }, data: { draft: '{"format":1,"nodes":7}' } })
    expect(await getFlow(db, id)).toMatchObject({
      draft: null,
      raw: '{"format":1,"nodes":7}',
      problems: expect.arrayContaining([expect.objectContaining({ path: expect.stringContaining('nodes') })]),
    })
    await db.client.flow.update({ where: { id }, data: { draft: '{"form' } })
    expect(await getFlow(db, id)).toMatchObject({ draft: null, raw: '{"form', problems: [{ path: '' }] })
  })
})
