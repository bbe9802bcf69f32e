import { type Flow, nodeOf } from '../document'
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
  from?: { node: string; exit: string; label: string; required: boolean }
  /**
   * `node`: the node and, under it, its exits. `reference`: a node that stands elsewhere. `nowhere`: not wired. `missing`: wired to
   * a node that is not there.
   */
  leadsTo: 'node' | 'reference' | 'nowhere' | 'missing'
  /** The node that is led to; absent where there is none. */
  nodeId?: string
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

type Open = { id: string; key: string; level: number; exits: Exit[]; next: number }

/** One tree, without recursion: a flow may be two thousand nodes deep. */
function unfold(flow: Flow, root: string, rows: OutlineItem[], shown: Set<string>, isUnreachable: boolean) {
  const open: Open[] = []
  const show = (id: string, row: Pick<OutlineItem, 'key' | 'level' | 'parent' | 'place' | 'of' | 'from'>) => {
    const node = nodeOf(flow, id)
    if (!node) return
    shown.add(id)
    const exits = exitsOf(node)
    rows.push({
      ...row,
      leadsTo: 'node',
      nodeId: id,
      children: exits.length,
      isUnreachable,
      text: row.from ? `${row.from.label} → ${sentenceOf(node)}` : sentenceOf(node),
    })
    open.push({ id, key: row.key, level: row.level + 1, exits, next: 0 })
  }
  show(root, { key: root, level: 1, parent: undefined, place: 1, of: 1 })

  for (let top = open.at(-1); top; top = open.at(-1)) {
    const exit = top.exits[top.next]
    const node = nodeOf(flow, top.id)
    if (!exit || !node) {
      open.pop()
      continue
    }
    top.next += 1
    const row = {
      key: keyOf(top, exit),
      level: top.level,
      parent: top.key,
      place: top.next,
      of: top.exits.length,
      from: { node: top.id, exit: exit.id, label: exitName(exit), required: exit.required },
    }
    const to = wireOf(node, exit.id)
    if (to !== undefined && nodeOf(flow, to) && !shown.has(to)) show(to, row)
    else rows.push({ ...row, ...leaf(flow, row.from.label, to), children: 0, isUnreachable })
  }
}

/** While a key is given to two choices, their rows must still be told apart. */
const keyOf = ({ id, exits, next }: Open, exit: Exit): string =>
  exits.findIndex((other) => other.id === exit.id) < next - 1
    ? `${id}:${exit.id}:${next}`
    : `${id}:${exit.id}`

function leaf(flow: Flow, label: string, to: string | undefined) {
  if (to === undefined) return { leadsTo: 'nowhere' as const, text: `${label} → not wired` }
  const node = nodeOf(flow, to)
  return node
    ? { leadsTo: 'reference' as const, nodeId: to, text: `${label} → ${node.name || sentenceOf(node)}` }
    : { leadsTo: 'missing' as const, text: `${label} → “${to}”, which is not there` }
}
