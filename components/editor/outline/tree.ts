import { type Flow, type FlowNode, nodeOf } from '@/lib/flow/document'
import { exitsOf } from '@/lib/flow/edit/node'
import { type OutlineItem, outlineOf } from '@/lib/flow/edit/outline'
import type { Exit } from '@/lib/flow/kind'

/** Keys of the rows that are no node's. No id of a node begins with a colon. */
export const START_ROW = ':start'
export const NO_START_ROW = ':no-start'
export const REST_ROW = ':rest'

/**
 * A row of the outline as it is shown. `start`: the incoming call. `rest`: the list of what no call can get to. Others as in
 * `OutlineItem`.
 */
export type TreeRow = {
  key: string
  what: 'start' | 'rest' | OutlineItem['leadsTo']
  level: number
  /** How far it is set in: what simply follows on what came before stands beneath it, not further in. */
  depth: number
  parent: string | undefined
  place: number
  of: number
  children: number
  /** The way here: an exit of a node, or the incoming call itself. */
  from: { node: string; exit: Exit } | 'start' | undefined
  nodeId: string | undefined
  node: FlowNode | undefined
  /** Until somebody says otherwise: nothing stands under it but ways that need not lead anywhere, and do not. */
  isFoldedAtFirst: boolean
}

/** The whole outline: the incoming call, what calls come to, and after it what they do not. Rows that stay the same are the same. */
export function treeOf(flow: Flow, before: ReadonlyMap<string, TreeRow> = new Map()): TreeRow[] {
  const items = outlineOf(flow)
  const roots = items.filter(({ level }) => level === 1)
  const lost = roots.filter(({ isUnreachable }) => isUnreachable)
  const of = lost.length > 0 ? 2 : 1
  const rows: TreeRow[] = []
  const at = new Map<string, TreeRow>()
  const add = (row: TreeRow) => {
    const same = before.get(row.key)
    const shown = same && isSame(same, row) ? same : row
    at.set(row.key, shown)
    rows.push(shown)
  }
  add({ ...NO_NODE, key: START_ROW, what: 'start', place: 1, of, children: 1 })
  if (roots.length === lost.length) add(NO_START)
  for (const item of items) {
    if (item.key === lost[0]?.key)
      add({ ...NO_NODE, key: REST_ROW, what: 'rest', place: 2, of, children: lost.length })
    add(rowOf(flow, item, at, lost))
  }
  return rows
}

/** The rows that stand under no folded one. */
export function shownRows(rows: readonly TreeRow[], isFolded: (row: TreeRow) => boolean): TreeRow[] {
  let foldedAbove = Number.POSITIVE_INFINITY
  return rows.filter((row) => {
    if (row.level > foldedAbove) return false
    foldedAbove = row.children > 0 && isFolded(row) ? row.level : Number.POSITIVE_INFINITY
    return true
  })
}

/** The node that is selected with a row: its own, else the one whose exit it is. */
export const selectedBy = ({ what, nodeId, from }: TreeRow): string | undefined =>
  what === 'node' ? nodeId : typeof from === 'object' ? from.node : undefined

const NO_NODE = {
  level: 1,
  depth: 0,
  parent: undefined,
  from: undefined,
  nodeId: undefined,
  node: undefined,
  isFoldedAtFirst: false,
} as const

const NO_START: TreeRow = {
  ...NO_NODE,
  key: NO_START_ROW,
  what: 'nowhere',
  level: 2,
  parent: START_ROW,
  place: 1,
  of: 1,
  children: 0,
  from: 'start',
}

function rowOf(
  flow: Flow,
  item: OutlineItem,
  at: ReadonlyMap<string, TreeRow>,
  lost: OutlineItem[],
): TreeRow {
  const { key, leadsTo, nodeId, children, from } = item
  const node = nodeOf(flow, nodeId)
  const isLost = lost.includes(item)
  const parent = item.parent ?? (isLost ? REST_ROW : START_ROW)
  const above = at.get(parent)
  const follows = above === undefined || above.level === 1 || (above.of === 1 && above.children === 1)
  const source = from && nodeOf(flow, from.node)
  const exit = source && exitsOf(source)[item.place - 1]
  return {
    key,
    what: leadsTo,
    level: item.level + 1,
    depth: (above?.depth ?? 0) + (follows ? 0 : 1),
    parent,
    place: isLost ? lost.indexOf(item) + 1 : from ? item.place : 1,
    of: isLost ? lost.length : from ? item.of : 1,
    children,
    from: from && exit ? { node: from.node, exit } : item.isUnreachable ? undefined : 'start',
    nodeId,
    node,
    isFoldedAtFirst: children > 0 && node !== undefined && exitsOf(node).every(mayStayLoose(node)),
  }
}

const mayStayLoose =
  (node: FlowNode) =>
  ({ id, required }: Exit): boolean =>
    !required && !Object.hasOwn(node.exits, id)

function isSame(a: TreeRow, b: TreeRow): boolean {
  const [one, other] = [a.from, b.from]
  const isSameWay =
    typeof one === 'object' && typeof other === 'object'
      ? one.node === other.node && isSameExit(one.exit, other.exit)
      : one === other
  return (
    isSameWay &&
    a.what === b.what &&
    a.level === b.level &&
    a.depth === b.depth &&
    a.parent === b.parent &&
    a.place === b.place &&
    a.of === b.of &&
    a.children === b.children &&
    a.nodeId === b.nodeId &&
    a.node === b.node
  )
}

/** Every node that is changed makes its exits anew. */
const isSameExit = (a: Exit, b: Exit): boolean =>
  a.id === b.id && a.label === b.label && a.required === b.required && a.orElse === b.orElse
