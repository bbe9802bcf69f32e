import { Position } from '@xyflow/react'
import { type Box, type Detour, detoursOf, type Span } from './detours'
import { PORT } from './port'
import { type CanvasNode, portAt, type WireEdge } from './to-canvas'
import { firstBend, leftEntry } from './wire-path'

/**
 * Leads wires around cards. Asked at every change, it works anew only when a card or a wire is elsewhere; and a wire whose way
 * stays is the same object.
 */
export function makeRouter(): (nodes: CanvasNode[], edges: WireEdge[]) => WireEdge[] {
  let before = ''
  let detours: ReadonlyMap<string, Detour> = new Map()
  const routed = new WeakMap<WireEdge, WireEdge>()
  return (nodes, edges) => {
    const cards = new Map(nodes.flatMap((node) => (node.type === 'card' ? [[node.id, node] as const] : [])))
    const shape = shapeOf(cards.values(), edges)
    if (shape !== before) {
      before = shape
      detours = findDetours(cards, edges)
    }
    return edges.map((edge) => {
      const detour = detours.get(edge.id)
      if (!detour || !edge.data) return edge
      const known = routed.get(edge)
      if (known?.data?.detour && isSame(known.data.detour, detour)) return known
      const made = { ...edge, data: { ...edge.data, detour } }
      routed.set(edge, made)
      return made
    })
  }
}

/** Where everything stands, as a text: shorter to compare than to work out again. */
function shapeOf(cards: Iterable<CanvasNode>, edges: WireEdge[]): string {
  let shape = ''
  for (const { id, position, measured } of cards)
    shape += `${id} ${position.x} ${position.y} ${measured?.height};`
  for (const { id, target, data } of edges) shape += `${id} ${target} ${data?.row};`
  return shape
}

function findDetours(cards: ReadonlyMap<string, CanvasNode>, edges: WireEdge[]): Map<string, Detour> {
  const boxes = [...cards.values()].map(
    ({ id, position, measured: { width = 0, height = 0 } = {} }): Box => ({ id, ...position, width, height }),
  )
  return detoursOf(
    boxes,
    edges.flatMap((edge): Span[] => {
      const [source, target] = [cards.get(edge.source), cards.get(edge.target)]
      const from = source && portAt(source, edge.sourceHandle ?? '')
      if (!from || !target || !edge.data) return []
      const ends = {
        sourceX: from.x,
        sourceY: from.y,
        sourcePosition: Position.Right,
        targetX: target.position.x + (target.measured?.width ?? 0) / 2,
        targetY: target.position.y - PORT / 2,
        ...edge.data,
      }
      const to = leftEntry(ends)
      return to
        ? [{ id: edge.id, source: edge.source, target: edge.target, from, to, bend: firstBend(ends, to) }]
        : []
    }),
  )
}

const isSame = (a: Detour, b: Detour): boolean =>
  a.y === b.y &&
  a.bend === b.bend &&
  a.for.from.x === b.for.from.x &&
  a.for.from.y === b.for.from.y &&
  a.for.to.x === b.for.to.x &&
  a.for.to.y === b.for.to.y
