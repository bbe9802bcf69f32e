import { getSmoothStepPath, Position } from '@xyflow/react'
import { CARD_HEAD, CARD_WIDTH } from '@/lib/flow/edit/card-size'
import { type Detour, roundedPath } from './detours'
import { PORT } from './port'

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
  /** The way around cards, if it was found for these ends. */
  detour?: Detour
}

/** Where the left entry lies, seen from the port at the top. */
const LEFT_ENTRY = { x: -CARD_WIDTH / 2, y: PORT / 2 + CARD_HEAD / 2 }

/** Where a wire goes into a card from the left; nothing where it would have to turn back: then it goes in from above. */
export function leftEntry({ sourceX, sourcePosition, targetX, targetY }: WireEnds) {
  const entry = { x: targetX + LEFT_ENTRY.x, y: targetY + LEFT_ENTRY.y }
  return sourcePosition === Position.Right && entry.x - sourceX >= 2 * STUB ? entry : undefined
}

/**
 * Where a wire to a left entry bends first. Those that go up bend the later the lower they begin, those that go down the other
 * way round: so wires of one card do not cross.
 */
export function firstBend({ sourceX, sourceY, row, rows }: WireEnds, to: { x: number; y: number }): number {
  const lane = Math.min(LANE, (to.x - sourceX - 2 * STUB) / Math.max(1, rows - 1))
  return sourceX + STUB + (to.y < sourceY ? row : rows - 1 - row) * lane
}

/** The way of a wire, with rounded corners, and where on it something can be shown. */
export function wirePath(ends: WireEnds): [path: string, middleX: number, middleY: number] {
  const { sourceX, sourceY, sourcePosition, targetX, targetY, row, detour } = ends
  const entry = leftEntry(ends)
  if (!entry) {
    const offset = STUB + row * (LANE - 2)
    const beside = besideTarget(ends, offset)
    if (beside !== undefined) {
      const above = targetY - STUB - PORT
      const corners = [
        { x: sourceX, y: sourceY },
        { x: beside, y: sourceY },
        { x: beside, y: above },
        { x: targetX, y: above },
        { x: targetX, y: targetY },
      ]
      return [roundedPath(corners, RADIUS), beside, (sourceY + above) / 2]
    }
    const target = { targetX, targetY, targetPosition: Position.Top }
    const [path, x, y] = getSmoothStepPath({
      sourceX,
      sourceY,
      sourcePosition,
      ...target,
      borderRadius: RADIUS,
      offset,
    })
    return [path, x, y]
  }
  const from = { x: sourceX, y: sourceY }
  const bend = firstBend(ends, entry)
  if (detour && isAt(detour.for.from, from) && isAt(detour.for.to, entry)) {
    const { y } = detour
    const corners = [
      from,
      { x: bend, y: from.y },
      { x: bend, y },
      { x: detour.bend, y },
      { x: detour.bend, y: entry.y },
      entry,
    ]
    return [roundedPath(corners, RADIUS), (bend + detour.bend) / 2, y]
  }
  const corners = [from, { x: bend, y: from.y }, { x: bend, y: entry.y }, entry]
  return [roundedPath(corners, RADIUS), bend, (from.y + entry.y) / 2]
}

/** Where a wire that goes up into a card overhead has to rise, lest it go through that very card; nothing where it would not. */
function besideTarget({ sourceX, sourceY, targetX, targetY }: WireEnds, offset: number): number | undefined {
  const [left, right] = [targetX - CARD_WIDTH / 2 - STUB, targetX + CARD_WIDTH / 2]
  const rise = sourceX + offset
  return sourceY > targetY && rise > left && rise < right + STUB ? right + offset : undefined
}

const isAt = (a: { x: number; y: number }, b: { x: number; y: number }): boolean => a.x === b.x && a.y === b.y
