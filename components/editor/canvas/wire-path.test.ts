import { Position } from '@xyflow/react'
import { expect, test } from 'vitest'
import { CARD_WIDTH } from '@/lib/flow/edit/card-size'
import { wirePath } from './wire-path'

const from = { sourceX: 240, sourceY: 400, sourcePosition: Position.Right, row: 0, rows: 1 }
const uprights = (path: string) => [...path.matchAll(/[ML](-?[\d.]+) /g)].map(([, x]) => Number(x))

test('a wire up to a card overhead rises beside that card, not through it', () => {
  const targetX = 220
  const [path] = wirePath({ ...from, targetX, targetY: 0 })
  const beside = targetX + CARD_WIDTH / 2
  expect(Math.max(...uprights(path))).toBeGreaterThan(beside)
})

test('a wire up to a card that stands clear of it rises at once', () => {
  const [path] = wirePath({ ...from, targetX: -200, targetY: 0 })
  expect(Math.max(...uprights(path))).toBeLessThan(300)
})
