import { type Flow, type FlowNode, nodeOf } from '../document'

/**
 * The flow without exits, and without a start, that lead to nodes which are gone. The same flow where there are none.
 *
 * @param wasThere whether the node that an exit leads to was there when it was wired (`from` is nothing for the start): an exit
 *   that led nowhere all along is its designer's matter and stays
 */
export function withoutLooseEnds(flow: Flow, wasThere: (to: string, from?: string) => boolean): Flow {
  const isLoose = (to: string, from?: string) => !nodeOf(flow, to) && wasThere(to, from)
  const start = flow.start !== null && isLoose(flow.start) ? null : flow.start
  const trimmed = Object.entries(flow.nodes).flatMap(([id, node]): [string, FlowNode][] => {
    const exits = Object.entries(node.exits)
    const kept = exits.filter(([, to]) => !isLoose(to, id))
    return kept.length < exits.length ? [[id, { ...node, exits: Object.fromEntries(kept) }]] : []
  })
  if (start === flow.start && trimmed.length === 0) return flow
  return { ...flow, start, nodes: { ...flow.nodes, ...Object.fromEntries(trimmed) } }
}
