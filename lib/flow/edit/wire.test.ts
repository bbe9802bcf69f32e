import { expect, test } from 'vitest'
import { drawn, leads, reception } from './testing/drawn'
import { connect, disconnect, endOf, insertOnWire, setStart } from './wire'

test('an exit that is drawn to another node lets go of the first', () => {
  const flow = connect(reception(), 'main', '2', 'sales')
  expect(leads(flow, 'main')).toMatchObject({ 1: 'Sales desk', 2: 'Sales desk', 'no-input': 'Goodbye' })
})

test('a wire from an exit that is not there, or to a node that is not there, is not drawn', () => {
  const flow = reception()
  expect(connect(flow, 'main', '9', 'bye')).toBe(flow)
  expect(connect(flow, 'main', '1', 'constructor')).toBe(flow)
  expect(connect(flow, 'nobody', 'next', 'bye')).toBe(flow)
})

test('drawing a wire that is there already is no edit', () => {
  const flow = reception()
  expect(connect(flow, 'hello', 'next', 'main')).toBe(flow)
  expect(disconnect(flow, 'main', 'no-match')).toBe(flow)
  expect(setStart(flow, 'hello')).toBe(flow)
})

test('an edit leaves every other node as it was, so that only what changed is drawn again', () => {
  const flow = reception()
  const after = disconnect(flow, 'main', '1')
  expect(leads(after, 'main')).toEqual({ 2: 'Goodbye', 'no-input': 'Goodbye' })
  for (const id of ['hello', 'sales', 'bye']) expect(after.nodes[id]).toBe(flow.nodes[id])
})

test('a card dropped on a wire takes it and leads on by its first free exit', () => {
  const flow = insertOnWire(reception(), 'sales', { node: 'main', exit: '2' })
  expect(leads(flow, 'main')[2]).toBe('Sales desk')
  expect(leads(flow, 'sales')).toEqual({ busy: 'Goodbye', 'no-answer': 'Goodbye' })
})

test('a card dropped on the wire from the incoming call becomes the start', () => {
  const flow = insertOnWire(
    drawn({ start: 'a', nodes: { a: { kind: 'say', name: 'A' }, b: { kind: 'say', name: 'B' } } }),
    'b',
    'start',
  )
  expect(flow.start).toBe('b')
  expect(leads(flow, 'b')).toEqual({ next: 'A' })
})

test('a choice that must be wired is taken before one that may stay free', () => {
  const menu = { kind: 'menu', name: 'Menu', settings: { choices: [{ key: '5', label: 'Five' }] } }
  const flow = drawn({
    start: 'a',
    nodes: { a: { kind: 'say', name: 'A', exits: { next: 'b' } }, b: { kind: 'hangup', name: 'B' }, menu },
  })
  expect(leads(insertOnWire(flow, 'menu', { node: 'a', exit: 'next' }), 'menu')).toEqual({ 5: 'B' })
})

test('a card cannot be put on a wire of its own', () => {
  const flow = reception()
  expect(insertOnWire(flow, 'main', { node: 'hello', exit: 'next' })).toBe(flow)
  expect(insertOnWire(flow, 'main', { node: 'main', exit: '1' })).toBe(flow)
  expect(insertOnWire(flow, 'hello', 'start')).toBe(flow)
})

test('a wire ends at a node that is there, or nowhere', () => {
  expect(endOf(reception(), { node: 'main', exit: '1' })).toBe('sales')
  expect(endOf(reception(), { node: 'main', exit: 'no-match' })).toBeUndefined()
  expect(endOf(drawn({ start: 'gone' }), 'start')).toBeUndefined()
})
