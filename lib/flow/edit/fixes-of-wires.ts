import { type Flow, nodeOf } from '../document'
import { graphOf, reachable, wireOf } from '../graph'
import type { Fix } from './fixes'
import { exitName, exitsOf, type Position } from './node'
import { positionsOf } from './place'
import { removeNodes } from './remove'
import { connect, setStart } from './wire'

/** More would be a list to read, not a fix to click. */
const OFFERED = 3

/** Leads an exit to a near node: those to the right, and those that nothing leads to yet, count as nearer. */
export function wireFixes(flow: Flow, from: string, exit: string): Fix[] {
  const node = nodeOf(flow, from)
  const way = node && exitsOf(node).find(({ id }) => id === exit)
  if (!way) return []
  const ledTo = nodesLedTo(flow).add(flow.start ?? '')
  return nearest(flow, from, ({ id, distance }) => distance * (ledTo.has(id) ? 1 : 0.5)).map((to) => ({
    label: `Lead “${exitName(way)}” to ${quoted(flow, to)}`,
    apply: (flow) => connect(flow, from, exit, to),
  }))
}

/** Begins calls at a node that nothing leads to; where there is none, at the first. */
export function startFixes(flow: Flow): Fix[] {
  const ids = Object.keys(flow.nodes)
  const ledTo = nodesLedTo(flow)
  const free = ids.filter((id) => !ledTo.has(id))
  return (free.length > 0 ? free : ids).slice(0, OFFERED).map((id) => ({
    label: `Begin calls at ${quoted(flow, id)}`,
    apply: (flow) => setStart(flow, id),
  }))
}

/** Leads the nearest free exit that calls can come to here, or removes the node. */
export function unreachableFixes(flow: Flow, id: string): Fix[] {
  const graph = graphOf(flow)
  const isMet = reachable(graph)
  const free = new Map(
    graph.spots.flatMap(({ id, arcs }, at) => {
      const exit = isMet[at] ? arcs.find(({ to }) => to === undefined)?.exit : undefined
      return exit ? [[id, exit] as const] : []
    }),
  )
  const [near] = nearest(flow, id, ({ id, distance }) => (free.has(id) ? distance : Number.POSITIVE_INFINITY))
  const exit = near === undefined ? undefined : free.get(near)
  return [
    ...(near !== undefined && exit
      ? [
          {
            label: `Lead “${exitName(exit)}” of ${quoted(flow, near)} here`,
            apply: (flow: Flow) => connect(flow, near, exit.id, id),
          },
        ]
      : []),
    { label: `Remove ${quoted(flow, id)}`, apply: (flow) => removeNodes(flow, [id]) },
  ]
}

/** Leads a silent caller to the nearest end. */
export function silentCallerFixes(flow: Flow, id: string): Fix[] {
  const node = nodeOf(flow, id)
  const exit = node && exitsOf(node).find((exit) => exit.id === 'no-input')
  if (!exit) return []
  const isEnd = (id: string) => {
    const node = nodeOf(flow, id)
    return node !== undefined && exitsOf(node).length === 0
  }
  return nearest(flow, id, ({ id, distance }) => (isEnd(id) ? distance : Number.POSITIVE_INFINITY)).map(
    (to) => ({
      label: `Lead “${exitName(exit)}” to ${quoted(flow, to)}`,
      apply: (flow) => connect(flow, id, exit.id, to),
    }),
  )
}

/** Nodes by what they cost to be led to, the cheapest first; what costs endlessly much is left out. */
function nearest(flow: Flow, from: string, cost: (to: { id: string; distance: number }) => number): string[] {
  const positions = positionsOf(flow)
  const here = positions.get(from) ?? { x: 0, y: 0 }
  return Object.keys(flow.nodes)
    .filter((id) => id !== from)
    .map((id) => ({ id, cost: cost({ id, distance: distanceBetween(here, positions.get(id) ?? here) }) }))
    .filter(({ cost }) => Number.isFinite(cost))
    .sort((a, b) => a.cost - b.cost)
    .slice(0, OFFERED)
    .map(({ id }) => id)
}

/** Flows are drawn from left to right: what stands to the left is three times as far. */
function distanceBetween(from: Position, to: Position): number {
  const across = to.x - from.x
  return Math.hypot(across < 0 ? 3 * across : across, to.y - from.y)
}

function nodesLedTo(flow: Flow): Set<string> {
  const led = new Set<string>()
  for (const [id, node] of Object.entries(flow.nodes))
    for (const exit of exitsOf(node)) {
      const to = wireOf(node, exit.id)
      if (to !== undefined && to !== id) led.add(to)
    }
  return led
}

const quoted = (flow: Flow, id: string): string => `“${nodeOf(flow, id)?.name || id}”`
