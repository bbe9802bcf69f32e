import type { Flow } from '@/lib/flow/document'
import { boxesOf } from '@/lib/flow/edit/arrange'
import type { Size } from '@/lib/flow/edit/card-size'
import type { Position } from '@/lib/flow/edit/node'

const GAP = 32

/** The place at or beneath the wanted one where a card of that size lies on no other. */
export function freeSpot(flow: Flow, wanted: Position, size: Size): Position {
  const boxes = boxesOf(flow, Object.keys(flow.nodes)).sort((a, b) => a.y - b.y)
  let { x, y } = wanted
  for (const box of boxes) {
    const isBeside = box.x > x + size.width + GAP / 2 || box.x + box.width + GAP / 2 < x
    const isApart = box.y > y + size.height + GAP / 2 || box.y + box.height + GAP / 2 < y
    if (!isBeside && !isApart) y = box.y + box.height + GAP
  }
  return { x, y }
}
