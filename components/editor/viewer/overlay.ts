import { diffFlows } from '@/lib/flow/diff'
import { type DiffMark, type DiffMarks, diffMarks } from '@/lib/flow/diff-marks'
import { type Flow, nodeOf } from '@/lib/flow/document'
import { cardSize } from '@/lib/flow/edit/card-size'
import { positionsOf } from '@/lib/flow/edit/place'
import { freeSpot } from '../canvas/free-spot'
import type { Mark, Marks } from './marks'

/** The marks of a comparison as the canvas shows them. */
export const lookOf = ({ nodes, wires }: DiffMarks): Marks => ({ nodes: looks(nodes), wires: looks(wires) })

const looks = (marks: Record<string, DiffMark>): Record<string, Mark> =>
  Object.fromEntries(Object.entries(marks).map(([id, look]) => [id, { look }]))

/**
 * Two flows as one picture: the flow after, and in it what is gone, each card where it stood or beneath what stands there now.
 * It is for the eye only and no flow that could be walked.
 */
export function overlay(before: Flow, after: Flow): { flow: Flow; marks: Marks } {
  const marks = diffMarks(diffFlows(before, after), before, after)
  const stood = positionsOf(before)
  const gone = (id: string) => marks.before.nodes[id] === 'removed'
  // Where cards stand is settled first: what is put among them must not push them around.
  let flow: Flow = { ...after, layout: Object.fromEntries(positionsOf(after)) }
  for (const [id, node] of Object.entries(before.nodes)) {
    if (!gone(id) || nodeOf(flow, id)) continue
    const at = freeSpot(flow, stood.get(id) ?? { x: 0, y: 0 }, cardSize(node))
    flow = { ...flow, nodes: { ...flow.nodes, [id]: node }, layout: { ...flow.layout, [id]: at } }
  }
  const wires = { ...marks.after.wires }
  const nodes = { ...flow.nodes }
  for (const [wire, mark] of Object.entries(marks.before.wires)) {
    const [source = '', exit = ''] = wire.split(/:(.*)/s)
    const [now, to] = [nodes[source], nodeOf(before, source)?.exits[exit]]
    if (mark !== 'removed' || wires[wire] || !now || to === undefined) continue
    wires[wire] = 'removed'
    nodes[source] = { ...now, exits: { ...now.exits, [exit]: to } }
  }
  return {
    flow: { ...flow, nodes },
    marks: lookOf({ nodes: { ...marks.before.nodes, ...marks.after.nodes }, wires }),
  }
}
