import { expect, test } from 'vitest'
import { alignNodes, distributeNodes, moveNodes, nudgeNodes } from './arrange'
import { reception } from './testing/drawn'

/** Three cards of the same size, so that sums can be done in the head. */
const ids = ['hello', 'main', 'sales']
const sizeOf = () => ({ width: 100, height: 50 })
const at = (flow: ReturnType<typeof reception>) => ids.map((id) => flow.layout[id])

test('cards stay where the hand let go of them, on whole pixels', () => {
  const flow = moveNodes(reception(), { main: { x: 10.6, y: -3.2 }, nobody: { x: 1, y: 1 } })
  expect(flow.layout.main).toEqual({ x: 11, y: -3 })
  expect(flow.layout.nobody).toBeUndefined()
})

test('a card that was put back, or nowhere, has not moved', () => {
  const flow = reception()
  expect(moveNodes(flow, { main: { x: 320, y: 0 } })).toBe(flow)
  expect(moveNodes(flow, { main: { x: Number.NaN, y: 0 } })).toBe(flow)
})

test('arrow keys move the selected cards and no other', () => {
  const flow = nudgeNodes(reception(), ['main', 'sales'], { x: 8, y: 0 })
  expect(at(flow)).toEqual([
    { x: 0, y: 0 },
    { x: 328, y: 0 },
    { x: 648, y: -120 },
  ])
})

test('cards line up along each edge of the box around them', () => {
  const xs = (edge: 'left' | 'right' | 'centre') =>
    at(alignNodes(reception(), ids, edge, sizeOf)).map((p) => p?.x)
  const ys = (edge: 'top' | 'bottom' | 'middle') =>
    at(alignNodes(reception(), ids, edge, sizeOf)).map((p) => p?.y)
  expect(xs('left')).toEqual([0, 0, 0])
  expect(xs('right')).toEqual([640, 640, 640])
  expect(xs('centre')).toEqual([320, 320, 320])
  expect(ys('top')).toEqual([-120, -120, -120])
  expect(ys('bottom')).toEqual([0, 0, 0])
  expect(ys('middle')).toEqual([-60, -60, -60])
})

test('cards of different heights line up by their lower edges', () => {
  const flow = alignNodes(reception(), ['main', 'bye'], 'bottom', (id) => ({
    width: 240,
    height: id === 'main' ? 200 : 80,
  }))
  expect(flow.layout.main?.y).toBe(0)
  expect(flow.layout.bye?.y).toBe(120)
})

test('one card alone has nothing to line up with', () => {
  const flow = reception()
  expect(alignNodes(flow, ['main'], 'left')).toBe(flow)
  expect(distributeNodes(flow, ['main', 'bye'], 'horizontal')).toBe(flow)
})

test('cards are spread with the same gap between them, and the outermost stay', () => {
  const flow = moveNodes(reception(), { main: { x: 130, y: 0 } })
  expect(at(distributeNodes(flow, ids, 'horizontal', sizeOf)).map((p) => p?.x)).toEqual([0, 320, 640])
})
