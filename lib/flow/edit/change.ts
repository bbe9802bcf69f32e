import type { z } from 'zod'
import { type Flow, type FlowNode, flowSettings, nodeOf } from '../document'
import { wireOf } from '../graph'
import type { Exit } from '../kind'
import { kindNamed } from '../kinds'
import { type ReadProblem, readProblems } from '../migrations/read-problems'
import { exitsOf, withNode } from './node'

/** The changed flow, or why the settings do not fit, each with the path of its field. */
export type Changed = { ok: true; flow: Flow } | { ok: false; problems: ReadProblem[] }

const refused = (error: z.ZodError): Changed => ({ ok: false, problems: readProblems(error) })

const MAX_NODE_NAME = 80
const MAX_FLOW_NAME = 120

/** Names a node. What is longer than a card can show is cut. */
export const renameNode = (flow: Flow, id: string, name: string): Flow =>
  withNode(flow, id, (node) => (node.name === name ? node : { ...node, name: name.slice(0, MAX_NODE_NAME) }))

/** Names the flow. A flow is never without a name: an empty one changes nothing. */
export function renameFlow(flow: Flow, name: string): Flow {
  const wanted = name.trim().slice(0, MAX_FLOW_NAME).trim()
  return wanted === '' || wanted === flow.name ? flow : { ...flow, name: wanted }
}

/** Changes the settings of the whole flow. They replace those before; what is not given is what flows begin with. */
export function changeFlowSettings(flow: Flow, settings: unknown): Changed {
  const parsed = flowSettings.safeParse(settings)
  return parsed.success ? { ok: true, flow: { ...flow, settings: parsed.data } } : refused(parsed.error)
}

/**
 * Changes a node's settings. Wires of exits that the new settings do not have are taken away; a wire goes along with an exit
 * that plainly is the same under another id (a choice with the same label, or in the same place, on another key).
 */
export function changeSettings(flow: Flow, id: string, settings: unknown): Changed {
  const node = nodeOf(flow, id)
  if (!node) return { ok: true, flow }
  const parsed = kindNamed(node.kind).settings.safeParse(settings)
  if (!parsed.success) return refused(parsed.error)
  const changed: FlowNode = { ...node, settings: parsed.data }
  return { ok: true, flow: withNode(flow, id, () => ({ ...changed, exits: keptWires(node, changed) })) }
}

function keptWires(before: FlowNode, after: FlowNode): Record<string, string> {
  const [was, is] = [exitsOf(before), exitsOf(after)]
  const sources = sameExits(was, is)
  const kept = new Map<string, string>()
  // Where two exits have one id for a while, the one that had it before keeps its wire.
  const inOrder = [...is.keys()].sort((a, b) => Number(isMoved(a)) - Number(isMoved(b)))
  for (const at of inOrder) {
    const source = sources[at]
    const to = source === undefined ? undefined : wireOf(before, was[source]?.id ?? '')
    const exit = is[at]?.id ?? ''
    if (to !== undefined && !kept.has(exit)) kept.set(exit, to)
  }
  return Object.fromEntries(kept)

  function isMoved(at: number): boolean {
    const source = sources[at]
    return source === undefined || was[source]?.id !== is[at]?.id
  }
}

/**
 * For each exit after, the place of the same one before: first the very same, then one with the same label, then one with the
 * same id. Where nothing was put in or taken out, one with the same id in the same place comes before the label, and last the
 * one in the same place counts.
 */
function sameExits(was: Exit[], is: Exit[]): (number | undefined)[] {
  const found: (number | undefined)[] = is.map(() => undefined)
  const used = new Set<number>()
  const pair = (fits: (before: Exit, after: Exit, from: number, to: number) => boolean) => {
    for (const [to, after] of is.entries()) {
      if (found[to] !== undefined) continue
      const from = was.findIndex((before, at) => !used.has(at) && fits(before, after, at, to))
      if (from === -1) continue
      found[to] = from
      used.add(from)
    }
  }
  const isOnly = (exits: Exit[], label: string) => exits.filter((exit) => exit.label === label).length === 1
  const isRewritten = was.length === is.length
  pair((before, after) => before.id === after.id && before.label === after.label)
  if (isRewritten) pair((before, after, from, to) => before.id === after.id && from === to)
  pair(
    (before, after) => before.label === after.label && isOnly(was, before.label) && isOnly(is, after.label),
  )
  pair((before, after) => before.id === after.id)
  if (isRewritten) pair((_, __, from, to) => from === to)
  return found
}
