import type { Change } from './diff'
import { type Flow, nodeOf } from './document'

/** What became of a node or a wire. */
export type DiffMark = 'added' | 'removed' | 'changed'

/** By the ids of nodes, and of wires: `node:exit`, and `start` for the wire from the incoming call. */
export type DiffMarks = { nodes: Record<string, DiffMark>; wires: Record<string, DiffMark> }

/** The changes between two flows as marks on each of them: what is gone is marked before, what is new after. */
export function diffMarks(
  changes: Change[],
  before: Flow,
  after: Flow,
): { before: DiffMarks; after: DiffMarks } {
  const marks = { before: none(), after: none() }
  for (const change of changes) {
    if (change.type === 'start-changed') {
      marks.before.wires.start = change.after ? 'changed' : 'removed'
      marks.after.wires.start = change.before ? 'changed' : 'added'
    }
    if (!('nodeId' in change)) continue
    const { nodeId } = change
    if (change.type === 'node-added') addWhole(marks.after, after, nodeId, 'added')
    else if (change.type === 'node-removed') addWhole(marks.before, before, nodeId, 'removed')
    else {
      marks.before.nodes[nodeId] = 'changed'
      marks.after.nodes[nodeId] = 'changed'
    }
    if (change.type !== 'exit-rewired') continue
    const wire = `${nodeId}:${change.exit}`
    if (change.before) marks.before.wires[wire] = change.after ? 'changed' : 'removed'
    if (change.after) marks.after.wires[wire] = change.before ? 'changed' : 'added'
  }
  return marks
}

const none = (): DiffMarks => ({ nodes: {}, wires: {} })

function addWhole(marks: DiffMarks, flow: Flow, nodeId: string, mark: DiffMark) {
  marks.nodes[nodeId] = mark
  for (const exit of Object.keys(nodeOf(flow, nodeId)?.exits ?? {})) marks.wires[`${nodeId}:${exit}`] = mark
}
