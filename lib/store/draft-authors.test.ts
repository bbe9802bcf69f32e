import { expect, test } from 'vitest'
import { authorsOf, renamePerson } from './draft-authors'
import { createFlow, saveDraft } from './flows'
import { describeOnEachDatabase } from './testing/each-database'
import { someFlow } from './testing/flows'
import { publish } from './versions'

const ada = { id: 'ada-lovelace', name: 'Ada' }
const grace = { id: 'grace-hopper', name: 'Grace' }

describeOnEachDatabase((open) => {
  test('whoever edited a draft since it was published is known, each once, until it is published', async () => {
    const db = await open()
    const { id } = await createFlow(db, { document: someFlow() })
    const names = async () => (await authorsOf(db, id)).map(({ name }) => name).sort()
    await saveDraft(db, id, someFlow('One'), 1, ada)
    await saveDraft(db, id, someFlow('Two'), 2, grace)
    await saveDraft(db, id, someFlow('Three'), 3, ada)
    expect(await names()).toEqual(['Ada', 'Grace'])
    expect(await publish(db, id)).toMatchObject({ ok: true })
    expect(await names()).toEqual([])
    await saveDraft(db, id, someFlow('Four'), 4, grace)
    expect(await names()).toEqual(['Grace'])
  })

  test('moving cards and writing notes is no edit of what the flow does', async () => {
    const db = await open()
    const { id } = await createFlow(db, { document: someFlow() })
    const moved = { ...someFlow(), layout: { hello: { x: 9, y: 9 } } }
    const noted = { ...moved, notes: [{ id: 'n1', text: 'Ask legal', x: 0, y: 0 }] }
    expect(await saveDraft(db, id, moved, 1, ada)).toEqual({ ok: true, revision: 2 })
    expect(await saveDraft(db, id, noted, 2, ada)).toEqual({ ok: true, revision: 3 })
    expect(await authorsOf(db, id)).toEqual([])
  })

  test('a save that came too late makes nobody an author', async () => {
    const db = await open()
    const { id } = await createFlow(db, { document: someFlow() })
    await saveDraft(db, id, someFlow('Theirs'), 1, ada)
    expect(await saveDraft(db, id, someFlow('Mine'), 1, grace)).toMatchObject({ reason: 'stale' })
    expect(await authorsOf(db, id)).toMatchObject([{ personId: ada.id }])
  })

  test('who says a name is told under it for what they did before', async () => {
    const db = await open()
    const { id } = await createFlow(db, { document: someFlow() })
    await saveDraft(db, id, someFlow('One'), 1, { ...ada, name: 'Guest 4F2' })
    await renamePerson(db, ada)
    expect(await authorsOf(db, id)).toMatchObject([{ name: 'Ada' }])
  })
})
