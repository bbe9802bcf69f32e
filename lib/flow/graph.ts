import type { Flow, FlowNode } from './document'
import type { Exit, Kind } from './kind'
import { kindNamed } from './kinds'

/** Where calls that take an exit come to: a place in the graph, or nothing (it is not wired, or to a node that is not there). */
export type Arc = { exit: Exit; to: number | undefined }

// biome-ignore lint/suspicious/noExplicitAny: a list of kinds cannot say more of their settings, see `kinds`
export type Spot = { id: string; node: FlowNode; kind: Kind<string, any>; arcs: Arc[] }

/** A flow as numbers that lead to numbers. Exits that a kind does not have are left out: no call ever takes them. */
export type Graph = { spots: Spot[]; start: number | undefined }

/** The graph of a flow, nodes in its order. */
export function graphOf(flow: Flow): Graph {
  const places = new Map(Object.keys(flow.nodes).map((id, at) => [id, at]))
  const spots = Object.entries(flow.nodes).map(([id, node]) => {
    const kind = kindNamed(node.kind)
    const arcs = kind.exits(node.settings).map((exit) => {
      const to = wireOf(node, exit.id) ?? (exit.orElse === undefined ? undefined : wireOf(node, exit.orElse))
      return { exit, to: to === undefined ? undefined : places.get(to) }
    })
    return { id, node, kind, arcs }
  })
  return { spots, start: flow.start === null ? undefined : places.get(flow.start) }
}

/** Id of the node that an exit is wired to, or nothing. */
export const wireOf = ({ exits }: FlowNode, exit: string): string | undefined =>
  Object.hasOwn(exits, exit) ? exits[exit] : undefined

/** Which ways a caller takes from a spot: all of them, or only what is left to one who stays silent. */
export type Ways = (spot: Spot) => Arc[]

export const everyWay: Ways = ({ arcs }) => arcs
export const waysInSilence: Ways = ({ arcs }) => {
  const silent = arcs.filter(({ exit }) => exit.id === 'no-input')
  return silent.length > 0 ? silent : arcs
}

/** Which spots a call can come to from the start. */
export function reachable({ spots, start }: Graph): Uint8Array {
  const met = new Uint8Array(spots.length)
  const ahead = leads(spots, everyWay)
  if (start !== undefined) spread(met, [start], ahead)
  return met
}

/**
 * Groups of spots that a call can come to and never leave by the ways given, each in the order of the flow: every exit of
 * every one is wired, and all of them lead back among themselves. Found backwards from where calls end: at a spot without
 * exits, at an exit that leads nowhere, where the kind says so (a dialled party answers). Who can go back can end where the
 * place before can.
 *
 * That the caller may hang up is no way out. A group that waits on its way round counts too.
 */
export function loopsWithoutEnd(graph: Graph, ways: Ways = everyWay): number[][] {
  const ahead = leads(graph.spots, ways)
  const canEnd = spotsThatCanEnd(graph, ways, ahead)
  const isCaught = reachable(graph).map((met, at) => (met && !canEnd[at] ? 1 : 0))
  return tightGroups(isCaught, ahead).filter((group) => {
    const members = new Set(group)
    return group.every((at) => ahead[at]?.every((to) => members.has(to)))
  })
}

function spotsThatCanEnd({ spots }: Graph, ways: Ways, ahead: number[][]): Uint8Array {
  const behind: number[][] = spots.map(() => [])
  for (const [at, those] of ahead.entries()) for (const to of those) behind[to]?.push(at)

  const canEnd = new Uint8Array(spots.length)
  const goesBack = spots.map(({ kind, node }) => ways === everyWay && kind.goesBack?.(node.settings) === true)
  const afterGoodLandmark = new Uint8Array(spots.length)
  let fresh = [...spots.keys()].filter((at) => isEnd(spots[at], ways))
  while (fresh.length > 0) {
    const landmarks = spread(canEnd, fresh, behind).filter((at) => spots[at]?.kind.isLandmark)
    fresh = spread(afterGoodLandmark, landmarks, ahead).filter((at) => goesBack[at] && !canEnd[at])
  }
  return canEnd
}

const isEnd = (spot: Spot | undefined, ways: Ways): boolean =>
  spot !== undefined &&
  (spot.arcs.length === 0 ||
    ways(spot).some(({ to }) => to === undefined) ||
    spot.kind.mayEnd?.(spot.node.settings) === true)

/** For every spot, those that its ways lead to. */
const leads = (spots: Spot[], ways: Ways): number[][] =>
  spots.map((spot) => ways(spot).flatMap(({ to }) => (to === undefined ? [] : [to])))

/** Marks everything that can be come to from some spots, and gives back what was not marked before. */
function spread(marks: Uint8Array, from: number[], next: number[][]): number[] {
  const met: number[] = []
  const mark = (at: number) => {
    if (marks[at]) return
    marks[at] = 1
    met.push(at)
  }
  from.forEach(mark)
  for (const at of met) next[at]?.forEach(mark) // grows while it is gone through
  return met
}

/** Tarjan's strongly connected components of the marked spots, without recursion: a flow may be long. */
function tightGroups(isMarked: Uint8Array, next: number[][]): number[][] {
  const size = isMarked.length
  const order = new Int32Array(size)
  const low = new Int32Array(size)
  const onStack = new Uint8Array(size)
  const stack: number[] = []
  const groups: number[][] = []
  let met = 0
  const enter = (at: number) => {
    met += 1
    order[at] = low[at] = met
    onStack[at] = 1
    stack.push(at)
    return { at, ways: (next[at] ?? []).filter((to) => isMarked[to]), taken: 0 }
  }
  const lower = (at: number, to: number) => {
    low[at] = Math.min(low[at] ?? 0, to)
  }

  for (let root = 0; root < size; root += 1) {
    if (!isMarked[root] || order[root]) continue
    const path = [enter(root)]
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const to = top.ways[top.taken]
      top.taken += 1
      if (to === undefined) {
        path.pop()
        const above = path.at(-1)
        if (above) lower(above.at, low[top.at] ?? 0)
        if (low[top.at] === order[top.at]) groups.push(popped(stack, onStack, top.at))
      } else if (!order[to]) path.push(enter(to))
      else if (onStack[to]) lower(top.at, order[to])
    }
  }
  return groups.sort(([a = 0], [b = 0]) => a - b)
}

function popped(stack: number[], onStack: Uint8Array, root: number): number[] {
  const group = stack.splice(stack.lastIndexOf(root))
  for (const at of group) onStack[at] = 0
  return group.sort((a, b) => a - b)
}
