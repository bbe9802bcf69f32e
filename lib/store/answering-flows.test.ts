import { expect, test } from 'vitest'
import { flowDocument } from '@/lib/flow/document'
import { answeringFlows } from './answering-flows'
import { createFlow, saveDraft } from './flows'
import { assignNumber, createNumber } from './numbers'
import { describeOnEachDatabase } from './testing/each-database'
import { someFlow } from './testing/flows'
import { publish } from './versions'

const onward = (flow: string) =>
  flowDocument.parse({
    format: 1,
    name: 'Onward',
    start: 'on',
    nodes: { on: { kind: 'flow', name: 'On', settings: { flow } } },
  })

describeOnEachDatabase((open) => {
  test('each number has the document that answers it now: the live one, or the one that it is pinned to', async () => {
    const db = await open()
    const { id } = await createFlow(db, { document: someFlow('First') })
    await publish(db, id)
    await saveDraft(db, id, someFlow('Second'), 1)
    await publish(db, id)
    await saveDraft(db, id, someFlow('Only drawn'), 2)
    for (const e164 of ['+442079460001', '+442079460002', '+442079460003'])
      await createNumber(db, { e164, carrier: 'sandbox' })
    await assignNumber(db, '+442079460001', { flow: id })
    await assignNumber(db, '+442079460002', { flow: id, version: 1 })
    const names = async () =>
      [...(await answeringFlows(db)).byNumber].map(([e164, { name }]) => [e164, name]).sort()
    expect(await names()).toEqual([
      ['+442079460001', 'Second'],
      ['+442079460002', 'First'],
    ])
    await publish(db, id)
    expect(await names()).toContainEqual(['+442079460001', 'Only drawn'])
  })

  test('the flows that it goes on in come along, however far; one that was never published does not', async () => {
    const db = await open()
    const [last, unpublished] = await Promise.all([
      createFlow(db, { document: someFlow('Last') }),
      createFlow(db, { document: someFlow('Unpublished') }),
    ])
    await publish(db, last.id)
    const middle = await createFlow(db, { document: onward(last.id) })
    await publish(db, middle.id)
    const first = await createFlow(db, { document: onward(middle.id) })
    await publish(db, first.id)
    const lost = await createFlow(db, { document: onward(unpublished.id) })
    await publish(db, lost.id)
    for (const [e164, flow] of [
      ['+442079460001', first.id],
      ['+442079460002', lost.id],
    ] as const) {
      await createNumber(db, { e164, carrier: 'sandbox' })
      await assignNumber(db, e164, { flow })
    }
    const { byFlow } = await answeringFlows(db)
    expect([...byFlow.keys()].sort()).toEqual([last.id, middle.id].sort())
  })
})
