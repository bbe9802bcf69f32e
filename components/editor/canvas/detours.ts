import type { Size } from '@/lib/flow/edit/card-size'
import type { Position } from '@/lib/flow/edit/node'

export type Box = Position & Size & { id: string }

/** A wire from a port at the right of one card to the left of another. */
export type Span = { id: string; source: string; target: string; from: Position; to: Position; bend: number }

/** The way around what stands between: along `y`, and down or up to its end at `bend`. `for` are the ends that it was found for. */
export type Detour = { y: number; bend: number; for: { from: Position; to: Position } }

/** Room between a wire and a card that it passes. */
const ROOM = 18
const COLUMN = 320

/**
 * Ways around cards for wires that would go through them: out of the port, along a free corridor above or beneath what is in
 * the way, and on to the end. A wire that goes through nothing needs none, and where no corridor is free the straight way stays.
 */
export function detoursOf(boxes: readonly Box[], spans: readonly Span[]): Map<string, Detour> {
  const columns = byColumn(boxes)
  const found = new Map<string, Detour>()
  for (const span of spans) {
    const { from, to, bend } = span
    const near = between(columns, span)
    const crosses = (x1: number, y1: number, x2: number, y2: number) =>
      near.some((box) => touches(box, Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2)))
    if (!crosses(bend, from.y, bend, to.y) && !crosses(bend, to.y, to.x, to.y)) continue

    // It goes to its end as far before it as it went on from its port before the first bend.
    const last = to.x - (bend - from.x)
    if (last <= bend) continue
    const corridors = near.flatMap((box) => [box.y - ROOM, box.y + box.height + ROOM])
    const length = (y: number) => Math.abs(y - from.y) + Math.abs(y - to.y)
    const y = corridors
      .sort((a, b) => length(a) - length(b))
      .find(
        (y) => !crosses(bend, from.y, bend, y) && !crosses(bend, y, last, y) && !crosses(last, y, last, to.y),
      )
    if (y !== undefined) found.set(span.id, { y, bend: last, for: { from, to } })
  }
  return found
}

function byColumn(boxes: readonly Box[]): Map<number, Box[]> {
  const columns = new Map<number, Box[]>()
  for (const box of boxes)
    for (let at = Math.floor(box.x / COLUMN); at <= Math.floor((box.x + box.width) / COLUMN); at += 1) {
      const column = columns.get(at)
      if (column) column.push(box)
      else columns.set(at, [box])
    }
  return columns
}

function between(columns: ReadonlyMap<number, Box[]>, { source, target, from, to }: Span): Box[] {
  const near = new Set<Box>()
  for (let at = Math.floor(from.x / COLUMN); at <= Math.floor(to.x / COLUMN); at += 1)
    for (const box of columns.get(at) ?? []) if (box.id !== source && box.id !== target) near.add(box)
  return [...near]
}

const touches = (box: Box, left: number, top: number, right: number, bottom: number): boolean =>
  box.x - 4 < right && box.x + box.width + 4 > left && box.y - 4 < bottom && box.y + box.height + 4 > top

/** A way of straight parts with rounded corners, and its middle. */
export function roundedPath(points: readonly Position[], radius: number): string {
  const first = points[0] ?? { x: 0, y: 0 }
  let path = `M${first.x} ${first.y}`
  for (let at = 1; at < points.length; at += 1) {
    const [before, here, after] = [points[at - 1], points[at], points[at + 1]]
    if (!before || !here) continue
    if (!after) {
      path += `L${here.x} ${here.y}`
      continue
    }
    const bend = Math.min(radius, distance(before, here) / 2, distance(here, after) / 2)
    const [into, out] = [towards(here, before, bend), towards(here, after, bend)]
    path += `L${into.x} ${into.y}Q${here.x} ${here.y} ${out.x} ${out.y}`
  }
  return path
}

const distance = (a: Position, b: Position): number => Math.abs(a.x - b.x) + Math.abs(a.y - b.y)

const towards = (from: Position, to: Position, by: number): Position => ({
  x: from.x + Math.sign(to.x - from.x) * by,
  y: from.y + Math.sign(to.y - from.y) * by,
})
