import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyFlow } from '../testing/any-flow'
import { moveNodes } from './arrange'
import { laidOutPositions, layoutGraph } from './layout-graph'
import { drawn, reception } from './testing/drawn'

test('cards are as wide as they are drawn, and higher the more exits they have', () => {
  const sizes = Object.fromEntries(layoutGraph(reception()).children.map(({ id, ...child }) => [id, child]))
  expect(sizes.main?.width).toBe(240)
  expect(sizes.main?.height).toBeGreaterThan(sizes.bye?.height ?? 0)
  const measured = layoutGraph(reception(), ['main'], () => ({ width: 240, height: 333 }))
  expect(measured.children[0]).toMatchObject({ id: 'main', width: 240, height: 333 })
})

test('wires leave a card by its exits, in their order, and enter it at its head', () => {
  const { children, edges } = layoutGraph(reception())
  const main = children.find(({ id }) => id === 'main')
  expect(main?.ports.map(({ id }) => id)).toEqual(['main:', 'main:1', 'main:2', 'main:no-input'])
  const ys = main?.ports.slice(1).map(({ y }) => y) ?? []
  expect([...ys].sort((a, b) => a - b)).toEqual(ys)
  expect(edges.find(({ id }) => id === 'main:1')).toEqual({
    id: 'main:1',
    sources: ['main:1'],
    targets: ['sales:'],
  })
})

test('tidying a selection looks only at the cards in it', () => {
  const { children, edges } = layoutGraph(reception(), ['main', 'sales'])
  expect(children.map(({ id }) => id)).toEqual(['main', 'sales'])
  expect(edges.map(({ id }) => id)).toEqual(['main:1'])
})

test('where the cards stand, and in which order they were drawn first, does not change what is asked for', () => {
  const flow = reception()
  expect(layoutGraph(moveNodes(flow, { bye: { x: 0, y: 999 } }))).toEqual(layoutGraph(flow))
  const last = drawn({ ...flow, nodes: { main: flow.nodes.main as never, hello: flow.nodes.hello as never } })
  expect(layoutGraph(last).children[0]?.id).toBe('hello')
})

test('after tidying, the start stands where it stood', () => {
  const flow = moveNodes(reception(), { hello: { x: 500, y: 600 } })
  const laidOut = { children: ['hello', 'main'].map((id, at) => ({ id, x: 12 + at * 320.4, y: 12 })) }
  expect(laidOutPositions(flow, laidOut)).toEqual({ hello: { x: 500, y: 600 }, main: { x: 820, y: 600 } })
})

test('a selection without the start keeps its corner', () => {
  const laidOut = {
    children: [
      { id: 'sales', x: 0, y: 0 },
      { id: 'bye', x: 300, y: 50 },
      { id: 'gone', x: -9, y: -9 },
    ],
  }
  expect(laidOutPositions(reception(), laidOut)).toEqual({
    sales: { x: 640, y: -120 },
    bye: { x: 940, y: -70 },
  })
  expect(laidOutPositions(reception(), {})).toEqual({})
})

test('any flow gives a graph whose wires run between ports that are there', () => {
  fc.assert(
    fc.property(anyFlow(), (flow) => {
      const { children, edges } = layoutGraph(flow)
      const ports = children.flatMap(({ ports }) => ports.map(({ id }) => id))
      expect(new Set(ports).size).toBe(ports.length)
      for (const { sources, targets } of edges)
        for (const id of [...sources, ...targets]) expect(ports).toContain(id)
    }),
  )
})
