import { type Flow, nodeOf } from '../document'
import { cardSize, type Size } from './card-size'
import { idsIn, type Position, wholePixels } from './node'
import { positionsOf } from './place'

export type Edge = 'left' | 'right' | 'top' | 'bottom' | 'centre' | 'middle'
export type Axis = 'horizontal' | 'vertical'

/** How large a card is: as it was measured on the canvas, or nothing where it was not. */
export type SizeOf = (id: string) => Size | undefined

type Box = Position & Size & { id: string }

/** Puts cards where the hand let go of them, on whole pixels. The same flow when none has moved. */
export function moveNodes(flow: Flow, positions: Readonly<Record<string, Position>>): Flow {
  const moved = Object.entries(positions).flatMap(([id, to]) => {
    const at = wholePixels(to)
    const before = Object.hasOwn(flow.layout, id) ? flow.layout[id] : undefined
    return at && nodeOf(flow, id) && (before?.x !== at.x || before.y !== at.y) ? [[id, at] as const] : []
  })
  return moved.length === 0 ? flow : { ...flow, layout: { ...flow.layout, ...Object.fromEntries(moved) } }
}

/** Moves cards by so much: the arrow keys. */
export function nudgeNodes(flow: Flow, ids: Iterable<string>, by: Position): Flow {
  const boxes = boxesOf(flow, ids)
  return moveNodes(flow, Object.fromEntries(boxes.map(({ id, x, y }) => [id, { x: x + by.x, y: y + by.y }])))
}

/**
 * Lines cards up along an edge of the box around them, or through its middle: `centre` one above the other, `middle` one
 * beside the other.
 */
export function alignNodes(flow: Flow, ids: Iterable<string>, edge: Edge, sizeOf?: SizeOf): Flow {
  const boxes = boxesOf(flow, ids, sizeOf)
  if (boxes.length < 2) return flow
  const left = Math.min(...boxes.map(({ x }) => x))
  const top = Math.min(...boxes.map(({ y }) => y))
  const right = Math.max(...boxes.map(({ x, width }) => x + width))
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height))
  const aligned = ({ x, y, width, height }: Box): Position => {
    switch (edge) {
      case 'left':
        return { x: left, y }
      case 'right':
        return { x: right - width, y }
      case 'centre':
        return { x: (left + right - width) / 2, y }
      case 'top':
        return { x, y: top }
      case 'bottom':
        return { x, y: bottom - height }
      case 'middle':
        return { x, y: (top + bottom - height) / 2 }
    }
  }
  return moveNodes(flow, Object.fromEntries(boxes.map((box) => [box.id, aligned(box)])))
}

/** Spreads cards so that the gaps between them are alike; the outermost two stay. Fewer than three have nothing to share. */
export function distributeNodes(flow: Flow, ids: Iterable<string>, axis: Axis, sizeOf?: SizeOf): Flow {
  const [along, extent] = axis === 'horizontal' ? (['x', 'width'] as const) : (['y', 'height'] as const)
  const boxes = boxesOf(flow, ids, sizeOf).sort((a, b) => a[along] - b[along])
  const [first, last] = [boxes[0], boxes.at(-1)]
  if (!first || !last || boxes.length < 3) return flow
  const between = boxes.slice(1, -1)
  const room =
    last[along] - (first[along] + first[extent]) - between.reduce((sum, box) => sum + box[extent], 0)
  const gap = room / (boxes.length - 1)
  let next = first[along] + first[extent] + gap
  const spread = between.map((box) => {
    const at = { x: box.x, y: box.y, [along]: next }
    next += box[extent] + gap
    return [box.id, at] as const
  })
  return moveNodes(flow, Object.fromEntries(spread))
}

/** Where cards stand and how large they are, in the order of the flow. */
export function boxesOf(flow: Flow, ids: Iterable<string>, sizeOf: SizeOf = () => undefined): Box[] {
  const positions = positionsOf(flow)
  return idsIn(flow, ids).flatMap((id) => {
    const node = nodeOf(flow, id)
    const at = positions.get(id)
    return node && at ? [{ id, x: at.x, y: at.y, ...(sizeOf(id) ?? cardSize(node)) }] : []
  })
}
