import fc from 'fast-check'
import { expect, test } from 'vitest'
import { flowDocument } from '../document'
import { anyFlow } from '../testing/any-flow'
import { removeNodes } from './remove'
import { drawn, leads, reception } from './testing/drawn'

test('when a node with one way on is removed, callers go on to where it led', () => {
  const flow = removeNodes(reception(), ['sales'])
  expect(leads(flow, 'main')).toEqual({ 1: 'Goodbye', 2: 'Goodbye', 'no-input': 'Goodbye' })
  expect(flow.layout.sales).toBeUndefined()
})

test('when a node with several ways on is removed, the wire to it is taken away', () => {
  expect(leads(removeNodes(reception(), ['main']), 'hello')).toEqual({})
})

test('when the start is removed, calls begin where it led; with no such place, nowhere', () => {
  expect(removeNodes(reception(), ['hello']).start).toBe('main')
  expect(removeNodes(reception(), ['hello', 'main']).start).toBeNull()
})

test('a row of nodes that is removed heals from end to end', () => {
  const say = (name: string, next: string) => ({ kind: 'say', name, exits: { next } })
  const flow = drawn({
    start: 'a',
    nodes: { a: say('A', 'b'), b: say('B', 'c'), c: say('C', 'd'), d: { kind: 'hangup', name: 'D' } },
  })
  expect(leads(removeNodes(flow, ['c', 'b']), 'a')).toEqual({ next: 'D' })
})

test('a removed ring leads nowhere, and no node is led to itself by healing', () => {
  const say = (name: string, next: string) => ({ kind: 'say', name, exits: { next } })
  const flow = drawn({ start: 'a', nodes: { a: say('A', 'b'), b: say('B', 'c'), c: say('C', 'b') } })
  expect(leads(removeNodes(flow, ['b', 'c']), 'a')).toEqual({})
  expect(leads(removeNodes(flow, ['b']), 'c')).toEqual({})
})

test('removing nothing is no edit', () => {
  const flow = reception()
  expect(removeNodes(flow, [])).toBe(flow)
  expect(removeNodes(flow, ['nobody'])).toBe(flow)
})

test('whatever is removed, nothing leads to it any more and the flow can be stored', () => {
  fc.assert(
    fc.property(anyFlow(), fc.subarray(['main', 'sales', 'support', 'bye', 'n1', 'n2']), (flow, ids) => {
      const after = removeNodes(flow, ids)
      expect(flowDocument.parse(after)).toEqual(after)
      const gone = ids.filter((id) => Object.hasOwn(flow.nodes, id))
      const ends = [after.start, ...Object.values(after.nodes).flatMap(({ exits }) => Object.values(exits))]
      expect(ends.filter((to) => to !== null && gone.includes(to))).toEqual([])
    }),
  )
})
