import { getSmoothStepPath, Position } from '@xyflow/react'
import { CARD_HEAD, CARD_WIDTH } from '@/lib/flow/edit/card-size'
import { PORT } from './to-canvas'

const RADIUS = 10
/** How far a wire goes straight on before its first bend. */
const STUB = 18
/** Wires of one card bend beside one another, not over one another. */
const LANE = 7

export type WireEnds = {
  sourceX: number
  sourceY: number
  sourcePosition: Position
  /** The port at the top of the card. */
  targetX: number
  targetY: number
  /** The place of its exit among those of its card, from 0, and how many there are. */
  row: number
  rows: number
}

/** Whether a wire goes into the card from the left; one that would have to turn back goes in from above. */
export const entersLeft = ({ sourceX, sourcePosition, targetX }: Omit<WireEnds, 'row' | 'rows'>): boolean =>
  sourcePosition === Position.Right && targetX - CARD_WIDTH / 2 - sourceX >= 2 * STUB

/** Where the left entry lies, seen from the port at the top. */
export const LEFT_ENTRY = { x: -CARD_WIDTH / 2, y: PORT / 2 + CARD_HEAD / 2 }

/**
 * The way of a wire, with rounded corners, and its middle. Wires that go up bend the later the lower they begin, and those that
 * go down the other way round: so those of one card do not cross.
 */
export function wirePath(ends: WireEnds): [path: string, middleX: number, middleY: number] {
  const { sourceX, sourceY, sourcePosition, targetX, targetY, row, rows } = ends
  if (!entersLeft(ends)) {
    const [path, x, y] = getSmoothStepPath({
      sourceX,
      sourceY,
      sourcePosition,
      targetX,
      targetY,
      targetPosition: Position.Top,
      borderRadius: RADIUS,
      offset: STUB + row * (LANE - 2),
    })
    return [path, x, y]
  }
  const [x, y] = [targetX + LEFT_ENTRY.x, targetY + LEFT_ENTRY.y]
  const lane = Math.min(LANE, (x - sourceX - 2 * STUB) / Math.max(1, rows - 1))
  const centerX = sourceX + STUB + (y < sourceY ? row : rows - 1 - row) * lane
  const [path, middleX, middleY] = getSmoothStepPath({
    sourceX,
    sourceY,
    sourcePosition,
    targetX: x,
    targetY: y,
    targetPosition: Position.Left,
    borderRadius: Math.min(RADIUS, Math.abs(y - sourceY) / 2),
    offset: 0,
    centerX,
  })
  return [path, middleX, middleY]
}
