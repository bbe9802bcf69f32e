import { type Flow, type FlowNode, nodeOf } from '../document'
import { wireOf } from '../graph'
import { exitsOf, idsIn } from './node'

/**
 * Removes nodes with their cards. A wire that led to a removed node goes on to where that node's only wired exit led; with
 * several or none, it is taken away: nobody could say where callers should go. So with the start. A wire is never healed into
 * one that leads a node to itself.
 */
export function removeNodes(flow: Flow, ids: Iterable<string>): Flow {
  const gone = new Set(idsIn(flow, ids))
  if (gone.size === 0) return flow
  const heir = heirs(flow, gone)
  const nodes = Object.entries(flow.nodes).flatMap(([id, node]): [string, FlowNode][] =>
    gone.has(id) ? [] : [[id, rewired(id, node, gone, heir)]],
  )
  return {
    ...flow,
    start: flow.start !== null && gone.has(flow.start) ? (heir(flow.start) ?? null) : flow.start,
    nodes: Object.fromEntries(nodes),
    layout: Object.fromEntries(Object.entries(flow.layout).filter(([id]) => !gone.has(id))),
  }
}

function rewired(
  id: string,
  node: FlowNode,
  gone: ReadonlySet<string>,
  heir: (id: string) => string | undefined,
): FlowNode {
  if (!Object.values(node.exits).some((to) => gone.has(to))) return node
  const exits = Object.entries(node.exits).flatMap(([exit, to]): [string, string][] => {
    const next = gone.has(to) ? heir(to) : to
    return next === undefined || (next === id && gone.has(to)) ? [] : [[exit, next]]
  })
  return { ...node, exits: Object.fromEntries(exits) }
}

/** Who takes the place of a node that goes: the first on its only way onward that stays. */
function heirs(flow: Flow, gone: ReadonlySet<string>): (id: string) => string | undefined {
  const found = new Map<string, string | undefined>()
  return (removed) => {
    const passed = new Set<string>()
    let at: string | undefined = removed
    while (at !== undefined && gone.has(at) && !found.has(at)) {
      if (passed.has(at)) at = undefined
      else {
        passed.add(at)
        at = onlyWayOn(flow, at)
      }
    }
    const heir = at !== undefined && gone.has(at) ? found.get(at) : at
    for (const id of passed) found.set(id, heir)
    return heir
  }
}

function onlyWayOn(flow: Flow, id: string): string | undefined {
  const node = nodeOf(flow, id)
  if (!node) return undefined
  const wired = new Set(exitsOf(node).map((exit) => exit.id))
  const ends = [...wired].flatMap((exit) => wireOf(node, exit) ?? [])
  return ends.length === 1 && nodeOf(flow, ends[0]) ? ends[0] : undefined
}
