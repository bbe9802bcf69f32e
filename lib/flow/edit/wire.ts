import { type Flow, nodeOf } from '../document'
import { wireOf } from '../graph'
import { exitsOf, hasExit, type Wire, withExit, withNode } from './node'

/**
 * Leads an exit to a node; what it led to before is let go. A node may lead to itself. The same flow when one of the two is not
 * there, or the node has no such exit.
 */
export function connect(flow: Flow, from: string, exit: string, to: string): Flow {
  if (!nodeOf(flow, to)) return flow
  return withNode(flow, from, (node) => (hasExit(node, exit) ? withExit(node, exit, to) : node))
}

/** Lets an exit lead nowhere; also one that the node's settings do not have any more. */
export const disconnect = (flow: Flow, from: string, exit: string): Flow =>
  withNode(flow, from, (node) => withExit(node, exit, undefined))

/** Lets calls begin at a node. */
export const setStart = (flow: Flow, id: string): Flow =>
  nodeOf(flow, id) && flow.start !== id ? { ...flow, start: id } : flow

/** Where a wire leads, or nothing when it leads to no node. */
export function endOf(flow: Flow, wire: Wire): string | undefined {
  if (wire === 'start') return nodeOf(flow, flow.start) ? (flow.start ?? undefined) : undefined
  const node = nodeOf(flow, wire.node)
  const to = node && wireOf(node, wire.exit)
  return nodeOf(flow, to) ? to : undefined
}

/**
 * Puts a node on a wire: the wire leads to the node, and the node's first free exit (a required one before others) to where
 * the wire led. A node without a free exit only takes the wire. The same flow when the wire begins or ends at that node.
 */
export function insertOnWire(flow: Flow, id: string, wire: Wire): Flow {
  const node = nodeOf(flow, id)
  const end = endOf(flow, wire)
  if (!node || end === id || (wire !== 'start' && wire.node === id)) return flow
  const taken = wire === 'start' ? setStart(flow, id) : connect(flow, wire.node, wire.exit, id)
  if (taken === flow || end === undefined) return taken
  const free = exitsOf(node).filter((exit) => wireOf(node, exit.id) === undefined)
  const onward = free.find(({ required }) => required) ?? free[0]
  return onward ? connect(taken, id, onward.id, end) : taken
}
