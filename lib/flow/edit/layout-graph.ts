import { type Flow, nodeOf } from '../document'
import { wireOf } from '../graph'
import type { SizeOf } from './arrange'
import { CARD_HEAD, cardSize, EXIT_ROW, exitsTop, type Size } from './card-size'
import { exitsOf, idsIn, type Position, wholePixels } from './node'
import { positionsOf } from './place'

type Port = {
  id: string
  x: number
  y: number
  width: number
  height: number
  layoutOptions: Record<string, string>
}

/** A graph as ELK takes it (its JSON format): `new ELK().layout(graph)` gives the same with `x` and `y` in every child. */
export type ElkGraph = {
  id: string
  layoutOptions: Record<string, string>
  children: (Size & { id: string; layoutOptions: Record<string, string>; ports: Port[] })[]
  edges: { id: string; sources: string[]; targets: string[] }[]
}

/** What of ELK's answer is read. */
export type LaidOut = { children?: { id: string; x?: number; y?: number }[] }

/**
 * From left to right. Ports stand where the card has them, so exits keep their order; among ways of equal merit the order of the
 * graph decides, so that a small change moves few cards.
 */
const OPTIONS = {
  'elk.algorithm': 'layered',
  'elk.direction': 'RIGHT',
  'elk.layered.spacing.nodeNodeBetweenLayers': '80',
  'elk.spacing.nodeNode': '40',
  'elk.spacing.componentComponent': '80',
  'elk.layered.layering.strategy': 'LONGEST_PATH_SOURCE', // as near to the start as it can be: a menu's choices stand in one column
  'elk.layered.nodePlacement.strategy': 'BRANDES_KOEPF',
  'elk.layered.considerModelOrder.strategy': 'PREFER_EDGES',
  'elk.layered.cycleBreaking.strategy': 'DEPTH_FIRST',
  'elk.randomSeed': '1',
}

/** Above so many cards nobody sees the finer points, and everybody the seconds that they take. */
const MANY = 300
const OPTIONS_FOR_MANY = { ...OPTIONS, 'elk.layered.thoroughness': '1', 'elk.edgeRouting': 'POLYLINE' }

/**
 * The graph of a flow, or of some of its nodes with the wires among them, to be laid out elsewhere. The start comes first, the rest
 * in the order of the flow: the same flow is the same JSON.
 *
 * @param sizeOf cards as they were measured; others are estimated
 */
export function layoutGraph(
  flow: Flow,
  ids: Iterable<string> = Object.keys(flow.nodes),
  sizeOf: SizeOf = () => undefined,
): ElkGraph {
  const all = idsIn(flow, ids)
  const taken = [...all.filter((id) => id === flow.start), ...all.filter((id) => id !== flow.start)]
  const isTaken = new Set(taken)
  const children: ElkGraph['children'] = []
  const edges: ElkGraph['edges'] = []
  for (const id of taken) {
    const node = nodeOf(flow, id)
    if (!node) continue
    const size = sizeOf(id) ?? cardSize(node)
    const ports = [port(entryOf(id), 'WEST', 0, CARD_HEAD / 2)]
    const top = exitsTop(node) + EXIT_ROW / 2
    for (const [at, { id: exit }] of exitsOf(node).entries()) {
      const to = wireOf(node, exit)
      const wire = `${id}:${exit}`
      // Ports without a wire would only cost time: half of it, where menus are many.
      if (to === undefined || !isTaken.has(to) || ports.some((port) => port.id === wire)) continue
      ports.push(port(wire, 'EAST', size.width, top + at * EXIT_ROW))
      edges.push({ id: wire, sources: [wire], targets: [entryOf(to)] })
    }
    children.push({ id, ...size, layoutOptions: { 'elk.portConstraints': 'FIXED_POS' }, ports })
  }
  return { id: 'flow', layoutOptions: taken.length > MANY ? OPTIONS_FOR_MANY : OPTIONS, children, edges }
}

/** No exit has an empty id, so no port of an exit is called so. */
const entryOf = (id: string): string => `${id}:`

const port = (id: string, side: 'EAST' | 'WEST', x: number, y: number): Port => ({
  id,
  x,
  y,
  width: 0,
  height: 0,
  layoutOptions: { 'elk.port.side': side },
})

/**
 * Where cards are to stand after a layout, for `moveNodes`. What is laid out stays where it was as a whole: the start keeps its
 * place where it is among it, else the top left corner does, so that the designer does not have to look for it.
 */
export function laidOutPositions(flow: Flow, laidOut: LaidOut): Record<string, Position> {
  const placed = (laidOut.children ?? []).flatMap(({ id, x, y }) =>
    x !== undefined && y !== undefined && nodeOf(flow, id) ? [{ id, x, y }] : [],
  )
  const before = positionsOf(flow)
  const start = placed.find(({ id }) => id === flow.start)
  const was = start ? before.get(start.id) : cornerOf(placed.flatMap(({ id }) => before.get(id) ?? []))
  const is = start ?? cornerOf(placed)
  const by = was && is ? { x: was.x - is.x, y: was.y - is.y } : { x: 0, y: 0 }
  return Object.fromEntries(
    placed.flatMap(({ id, x, y }) => {
      const at = wholePixels({ x: x + by.x, y: y + by.y })
      return at ? [[id, at]] : []
    }),
  )
}

function cornerOf(places: Position[]): Position | undefined {
  return places.reduce<Position | undefined>(
    (corner, { x, y }) => (corner ? { x: Math.min(corner.x, x), y: Math.min(corner.y, y) } : { x, y }),
    undefined,
  )
}
