import { type Flow, type FlowNode, nodeOf } from '../document'
import { wireOf } from '../graph'
import type { Exit } from '../kind'
import { exitName, exitsOf } from './node'
import { sentenceOf } from './sentence'

/** One row of the outline: a node where it is met first, or an exit that leads to no new node. */
export type OutlineItem = {
  /** Stays the same while the exit stays, so that focus and folding do: `main` for a root, else `main:1`. */
  key: string
  /** From 1. */
  level: number
  /** The row that it stands under. */
  parent: string | undefined
  /** Its place among the rows under the same parent, from 1, and how many there are. */
  place: number
  of: number
  /** The exit that leads here; absent for a root. */
  from: { node: string; exit: string; label: string; required: boolean } | undefined
  /**
   * `node`: the node and, under it, its exits. `reference`: a node that stands elsewhere. `nowhere`: not wired. `missing`: wired to
   * a node that is not there.
   */
  leadsTo: 'node' | 'reference' | 'nowhere' | 'missing'
  /** The node that is led to; absent where there is none. */
  nodeId: string | undefined
  /** How many rows stand directly under it. */
  children: number
  /** No call can come here. */
  isUnreachable: boolean
  /** What the row says: `1 Sales → Sales desk, dial, 1 destination`. */
  text: string
}

/**
 * A flow as a tree, row by row: depth first from the start, every node once with its exits in order, and references to nodes
 * that stand elsewhere. After it what no call can come to. As many rows as there are exits and roots, whatever goes in circles.
 */
export function outlineOf(flow: Flow): OutlineItem[] {
  const rows: OutlineItem[] = []
  const shown = new Set<string>()
  if (nodeOf(flow, flow.start) && flow.start !== null) unfold(flow, flow.start, rows, shown, false)
  for (const id of rootsOfTheRest(flow, shown)) if (!shown.has(id)) unfold(flow, id, rows, shown, true)
  const roots = rows.filter(({ level }) => level === 1)
  for (const [at, root] of roots.entries()) Object.assign(root, { place: at + 1, of: roots.length })
  return rows
}

/** Nodes that are not shown yet, those that nothing leads to first: they show the others in their place. */
function rootsOfTheRest(flow: Flow, shown: ReadonlySet<string>): string[] {
  const rest = Object.keys(flow.nodes).filter((id) => !shown.has(id))
  if (rest.length === 0) return rest
  const ledTo = new Set(Object.values(flow.nodes).flatMap((node) => Object.values(node.exits)))
  return [...rest.filter((id) => !ledTo.has(id)), ...rest.filter((id) => ledTo.has(id))]
}

type Open = { node: FlowNode; id: string; key: string; level: number; exits: Exit[]; next: number }

/** One tree, without recursion: a flow may be two thousand nodes deep. */
function unfold(flow: Flow, root: string, rows: OutlineItem[], shown: Set<string>, isUnreachable: boolean) {
  const open: Open[] = []
  const add = (under: Open | undefined, exit: Exit | undefined, to: string | undefined) => {
    const node = nodeOf(flow, to)
    const leadsTo = leadOf(node, to, shown)
    const key = under && exit ? keyOf(under, exit) : root
    const label = exit ? exitName(exit) : ''
    const exits = node && leadsTo === 'node' ? exitsOf(node) : []
    // One literal with every field: rows are many, and objects of one shape are made ten times as fast as spread ones.
    rows.push({
      key,
      level: under ? under.level + 1 : 1,
      parent: under?.key,
      place: under?.next ?? 1,
      of: under?.exits.length ?? 1,
      from: under && exit ? { node: under.id, exit: exit.id, label, required: exit.required } : undefined,
      leadsTo,
      nodeId: node ? to : undefined,
      children: exits.length,
      isUnreachable,
      text: exit ? `${label} → ${targetText(leadsTo, node, to)}` : targetText(leadsTo, node, to),
    })
    if (!node || to === undefined || leadsTo !== 'node') return
    shown.add(to)
    open.push({ node, id: to, key, level: under ? under.level + 1 : 1, exits, next: 0 })
  }
  add(undefined, undefined, root)
  for (let top = open.at(-1); top; top = open.at(-1)) {
    const exit = top.exits[top.next]
    top.next += 1
    if (exit) add(top, exit, wireOf(top.node, exit.id))
    else open.pop()
  }
}

const leadOf = (
  node: FlowNode | undefined,
  to: string | undefined,
  shown: ReadonlySet<string>,
): OutlineItem['leadsTo'] => {
  if (to === undefined) return 'nowhere'
  if (!node) return 'missing'
  return shown.has(to) ? 'reference' : 'node'
}

function targetText(
  leadsTo: OutlineItem['leadsTo'],
  node: FlowNode | undefined,
  to: string | undefined,
): string {
  if (!node) return leadsTo === 'nowhere' ? 'not wired' : `“${to}”, which is not there`
  return leadsTo === 'reference' && node.name !== '' ? node.name : sentenceOf(node)
}

/** While a key is given to two choices, their rows must still be told apart. */
const keyOf = ({ id, exits, next }: Open, exit: Exit): string =>
  exits.findIndex((other) => other.id === exit.id) < next - 1
    ? `${id}:${exit.id}:${next}`
    : `${id}:${exit.id}`
