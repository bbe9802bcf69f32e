import { expect, test } from 'vitest'
import { type Box, detoursOf, type Span } from './detours'

const card = (id: string, x: number, y: number): Box => ({ id, x, y, width: 240, height: 160 })

/** From the middle of the right edge of one card to the head of another. */
const wire = (source: Box, target: Box): Span => ({
  id: `${source.id}:next`,
  source: source.id,
  target: target.id,
  from: { x: source.x + 246, y: source.y + 80 },
  to: { x: target.x, y: target.y + 24 },
  bend: source.x + 264,
})

const [near, middle, far] = [card('near', 0, 0), card('middle', 320, 0), card('far', 640, 0)]

test('a wire with nothing in its way goes straight', () => {
  expect(detoursOf([near, middle], [wire(near, middle)]).size).toBe(0)
})

test('a wire goes around a card that stands between', () => {
  const around = detoursOf([near, middle, far], [wire(near, far)]).get('near:next')
  expect(around?.y).toBe(-18)
  expect(around?.bend).toBeGreaterThan(middle.x + middle.width)
})

test('it takes the other side where that one is taken', () => {
  const above = card('above', 320, -180)
  const around = detoursOf([near, middle, far, above], [wire(near, far)]).get('near:next')
  expect(around?.y).toBe(178)
})

test('it goes to the end of a wall, however long that is', () => {
  const wall = Array.from({ length: 40 }, (_, at) => card(`wall${at}`, 320, (at - 20) * 160))
  expect(detoursOf([near, far, ...wall], [wire(near, far)]).get('near:next')?.y).toBe(3200 + 18)
})
