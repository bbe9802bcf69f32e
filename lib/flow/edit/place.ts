import { type Flow, nodeOf } from '../document'
import { wireOf } from '../graph'
import { cardSize } from './card-size'
import { exitsOf, type Position } from './node'

const COLUMN = 320
const GAP = 40
const GAP_TO_PLACED = 80

/** Where every card stands: by the layout, and where that says nothing by rows and columns, beneath those that have a place. */
export function positionsOf(flow: Flow): Map<string, Position> {
  const ids = Object.keys(flow.nodes)
  const homeless = ids.filter((id) => !Object.hasOwn(flow.layout, id))
  if (homeless.length === 0) return new Map(ids.map((id) => [id, flow.layout[id] as Position]))
  const given = placed(flow, homeless)
  return new Map(ids.map((id) => [id, given.get(id) ?? (flow.layout[id] as Position)]))
}

/** Gives every card that has none a place of its own, so that it stays there whatever is wired later. */
export function placeAll(flow: Flow): Flow {
  const homeless = Object.keys(flow.nodes).filter((id) => !Object.hasOwn(flow.layout, id))
  if (homeless.length === 0) return flow
  return { ...flow, layout: { ...flow.layout, ...Object.fromEntries(placed(flow, homeless)) } }
}

/** One column for each step away from the start; nodes that no call comes to stand in a column before it. */
function placed(flow: Flow, homeless: string[]): Map<string, Position> {
  const origin = beneathPlaced(flow)
  const depths = depthsFromStart(flow)
  const isLost = (id: string) => !depths.has(id)
  const shift = homeless.some(isLost) ? 1 : 0
  const filled: number[] = []
  const found = new Map<string, Position>()
  for (const id of [...depths.keys(), ...homeless.filter(isLost)]) {
    const node = nodeOf(flow, id)
    if (!node || Object.hasOwn(flow.layout, id)) continue
    const column = isLost(id) ? 0 : (depths.get(id) ?? 0) + shift
    const y = filled[column] ?? 0
    filled[column] = y + cardSize(node).height + GAP
    found.set(id, { x: origin.x + column * COLUMN, y: origin.y + y })
  }
  return found
}

function beneathPlaced(flow: Flow): Position {
  let [x, y] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const [id, node] of Object.entries(flow.nodes)) {
    if (!Object.hasOwn(flow.layout, id)) continue
    const at = flow.layout[id] as Position
    x = Math.min(x, at.x)
    y = Math.max(y, at.y + cardSize(node).height + GAP_TO_PLACED)
  }
  return Number.isFinite(x) ? { x, y } : { x: 0, y: 0 }
}

/** Nodes that a call can come to, in the order of their distance from the start. */
function depthsFromStart(flow: Flow): Map<string, number> {
  const depths = new Map<string, number>()
  if (flow.start === null || !nodeOf(flow, flow.start)) return depths
  depths.set(flow.start, 0)
  // A Map goes on to what is added while it is walked.
  for (const [id, depth] of depths) {
    const node = nodeOf(flow, id)
    for (const exit of node ? exitsOf(node) : []) {
      const to = node && wireOf(node, exit.id)
      if (to !== undefined && nodeOf(flow, to) && !depths.has(to)) depths.set(to, depth + 1)
    }
  }
  return depths
}
