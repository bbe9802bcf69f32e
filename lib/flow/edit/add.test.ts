import { expect, test } from 'vitest'
import { flowDocument } from '../document'
import { kinds } from '../kinds'
import { addNode } from './add'
import { countedIds, drawn, leads, reception } from './testing/drawn'

const at = { x: 10.4, y: -0.2 }

test('the first node of an empty flow is where calls begin', () => {
  const { flow, id } = addNode(drawn({}), 'menu', at, { newId: countedIds() })
  expect(flow.start).toBe(id)
  expect(flow.nodes[id]).toMatchObject({ kind: 'menu', name: 'Menu', exits: {} })
  expect(flow.layout[id]).toEqual({ x: 10, y: 0 })
})

test('a node of every kind can be added, and the flow can be stored', () => {
  const newId = countedIds()
  const flow = kinds.reduce((flow, { kind }) => addNode(flow, kind, at, { newId }).flow, drawn({}))
  expect(Object.keys(flow.nodes)).toHaveLength(kinds.length)
  expect(flowDocument.parse(JSON.parse(JSON.stringify(flow)))).toEqual(flow)
})

test('a second menu gets a name of its own, and the start stays', () => {
  const newId = countedIds()
  const one = addNode(reception(), 'menu', at, { newId }).flow
  const two = addNode(one, 'menu', at, { newId })
  expect(two.flow.nodes[two.id]?.name).toBe('Menu 2')
  expect(two.flow.start).toBe('hello')
})

test('a wire dropped on empty canvas leads to the node that is chosen there', () => {
  const { flow } = addNode(reception(), 'say', at, {
    newId: countedIds(),
    from: { node: 'main', exit: 'no-match' },
  })
  expect(leads(flow, 'main')['no-match']).toBe('Say')
})

test('a new node dropped on a wire is spliced into it', () => {
  const { flow, id } = addNode(reception(), 'say', at, {
    newId: countedIds(),
    onWire: { node: 'hello', exit: 'next' },
  })
  expect(leads(flow, 'hello')).toEqual({ next: 'Say' })
  expect(leads(flow, id)).toEqual({ next: 'Main menu' })
})

test('an id that is taken, or that no document could hold, does no harm', () => {
  const taken = addNode(reception(), 'say', at, { newId: () => 'main' })
  expect(taken.id).toBe('main-2')
  expect(taken.flow.nodes.main?.name).toBe('Main menu')
  for (const poor of ['', '_-', '-x!', 'a'.repeat(100), '__proto__'])
    expect(() =>
      flowDocument.parse(addNode(reception(), 'say', at, { newId: () => poor }).flow),
    ).not.toThrow()
})
