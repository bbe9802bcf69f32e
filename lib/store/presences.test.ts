import { expect, test } from 'vitest'
import { createFlow, saveDraft } from './flows'
import { beat, leave } from './presences'
import { describeOnEachDatabase } from './testing/each-database'
import { someFlow } from './testing/flows'

const ada = { id: 'ada-lovelace', name: 'Ada' }
const grace = { id: 'grace-hopper', name: 'Grace' }
const at = (seconds: number) => new Date(Date.UTC(2026, 0, 1, 12, 0, seconds))

describeOnEachDatabase((open) => {
  test('two who have one flow open see each other, and what the other looks at', async () => {
    const db = await open()
    const { id } = await createFlow(db, { document: someFlow() })
    expect(await beat(db, id, { pageId: 'p1', person: ada, nodeId: null }, at(0))).toEqual({
      revision: 1,
      others: [],
    })
    await saveDraft(db, id, someFlow('Other'), 1)
    expect(await beat(db, id, { pageId: 'p2', person: grace, nodeId: 'hello' }, at(1))).toEqual({
      revision: 2,
      others: [{ pageId: 'p1', personId: ada.id, name: 'Ada', nodeId: null }],
    })
    const seen = await beat(db, id, { pageId: 'p1', person: ada, nodeId: 'bye' }, at(2))
    expect(seen?.others).toEqual([{ pageId: 'p2', personId: grace.id, name: 'Grace', nodeId: 'hello' }])
  })

  test('who leaves is gone at once, who is not heard of after half a minute', async () => {
    const db = await open()
    const { id } = await createFlow(db, { document: someFlow() })
    const namesSeen = async (seconds: number) =>
      (await beat(db, id, { pageId: 'p1', person: ada, nodeId: null }, at(seconds)))?.others.map(
        ({ name }) => name,
      )
    await beat(db, id, { pageId: 'p2', person: grace, nodeId: null }, at(0))
    await beat(db, id, { pageId: 'p3', person: { ...grace, name: 'Grace at home' }, nodeId: null }, at(5))
    expect(await namesSeen(30)).toEqual(['Grace', 'Grace at home'])
    expect(await namesSeen(31)).toEqual(['Grace at home'])
    await leave(db, id, 'p3')
    expect(await namesSeen(32)).toEqual([])
  })

  test('nobody is seen in another flow, or in one that is not there', async () => {
    const db = await open()
    const [one, other] = [
      await createFlow(db, { document: someFlow('One') }),
      await createFlow(db, { document: someFlow('Other') }),
    ]
    await beat(db, one.id, { pageId: 'p1', person: ada, nodeId: null }, at(0))
    expect(await beat(db, other.id, { pageId: 'p2', person: grace, nodeId: null }, at(0))).toMatchObject({
      others: [],
    })
    expect(await beat(db, 'nobody', { pageId: 'p2', person: grace, nodeId: null }, at(0))).toBeUndefined()
  })
})
