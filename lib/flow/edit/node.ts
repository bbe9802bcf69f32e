import { type Flow, type FlowNode, nodeOf } from '../document'
import { wireOf } from '../graph'
import type { Exit } from '../kind'
import { kindNamed } from '../kinds'

/** Where a card stands: its top left corner, in pixels of the canvas at 100 %. */
export type Position = { x: number; y: number }

/** The wire that leaves a node by an exit, or the one from the incoming call to the start. */
export type Wire = { node: string; exit: string } | 'start'

const exitsByNode = new WeakMap<FlowNode, Exit[]>()

/** The exits of a node in the order of its kind. Remembered by node, which no edit changes in place. */
export function exitsOf(node: FlowNode): Exit[] {
  const known = exitsByNode.get(node)
  if (known) return known
  const exits = kindNamed(node.kind).exits(node.settings)
  exitsByNode.set(node, exits)
  return exits
}

export const hasExit = (node: FlowNode, exit: string): boolean => exitsOf(node).some(({ id }) => id === exit)

/** An exit as a designer knows it: a choice by its key and its label, any other by its label. */
export const exitName = ({ id, label }: Pick<Exit, 'id' | 'label'>): string =>
  /^[\d*#]$/.test(id) && !label.includes(id) ? `${id} ${label}` : label

/** The flow with one node changed; the same flow when there is no such node or nothing changes. */
export function withNode(flow: Flow, id: string, change: (node: FlowNode) => FlowNode): Flow {
  const node = nodeOf(flow, id)
  if (!node) return flow
  const changed = change(node)
  return changed === node ? flow : { ...flow, nodes: { ...flow.nodes, [id]: changed } }
}

/** The node with an exit leading elsewhere, or nowhere. */
export function withExit(node: FlowNode, exit: string, to: string | undefined): FlowNode {
  if (wireOf(node, exit) === to) return node
  const { [exit]: _, ...others } = node.exits
  return { ...node, exits: to === undefined ? others : { ...node.exits, [exit]: to } }
}

/** Ids among those given that are nodes of the flow, each once, in the order of the flow. */
export function idsIn(flow: Flow, ids: Iterable<string>): string[] {
  const wanted = new Set(ids)
  return Object.keys(flow.nodes).filter((id) => wanted.has(id))
}

/** Whole pixels: what a hand let go of between two is not worth a longer document. Nothing when it is no place. */
export const wholePixels = ({ x, y }: Position): Position | undefined =>
  Number.isFinite(x) && Number.isFinite(y) ? { x: Math.round(x) + 0, y: Math.round(y) + 0 } : undefined
