import type { Edge, Node } from '@xyflow/react'
import type { Card } from '@/lib/flow/edit/canvas'
import type { ExitBadge } from '../canvas/card-face'
import type { CanvasNode, WireEdge } from '../canvas/to-canvas'

/** How a card or a wire stands out: by what became of it, by where a call went, or by how many callers went or left there. */
export type Look =
  | 'added'
  | 'removed'
  | 'changed'
  | 'visited'
  | 'current'
  | 'faded'
  | 'left'
  | 'more'
  | 'fewer'
  /** Somebody asks about it. */
  | 'chosen'

/** `badge` is a short text on it (for a wire: at its exit), `title` says what it means. */
export type Mark = { look?: Look; badge?: string; title?: string }

/**
 * What is marked, by the ids of nodes and of wires (`node:exit`; `start` from the incoming call). A badge may stand at an exit
 * that is not wired. `others` is how everything else looks.
 */
export type Marks = {
  nodes?: Readonly<Record<string, Mark>>
  /** `width` in pixels at 100 %. */
  wires?: Readonly<Record<string, Mark & { width?: number }>>
  others?: Look
}

export type ViewedNode = Node<
  { card: Card; mark: Mark | undefined; exits: Readonly<Record<string, ExitBadge>> | undefined },
  'viewed'
>
export type ViewedEdge = Edge<
  NonNullable<WireEdge['data']> & { width?: number | undefined; isChoosable?: boolean },
  'wire'
>
export type Viewed = Exclude<CanvasNode, { type?: 'card' }> | ViewedNode

/** Puts marks on what the canvas draws. What stays as it was is the same object, and is not drawn again. */
export function makeMarker() {
  const made = new WeakMap<CanvasNode, ViewedNode>()
  return (nodes: CanvasNode[], { nodes: marked = {}, wires = {}, others }: Marks): Viewed[] => {
    const plain = others && otherwise(others)
    return nodes.map((node) => {
      if (node.type !== 'card') return node
      const mark = marked[node.id] ?? plain
      const exits = badgesOf(node.data, wires)
      const known = made.get(node)
      if (known && known.data.mark === mark && !known.data.exits && !exits) return known
      const viewed: ViewedNode = { ...node, type: 'viewed', data: { card: node.data, mark, exits } }
      made.set(node, viewed)
      return viewed
    })
  }
}

/**
 * The wires with their marks.
 *
 * @param areChoosable those that are marked can be chosen
 */
export const markedWires = (
  edges: WireEdge[],
  { wires = {}, others }: Marks,
  areChoosable: boolean,
): ViewedEdge[] =>
  edges.map((edge) => {
    const mark = wires[edge.id]
    const look = mark?.look ?? others
    return {
      ...edge,
      ...(look && { className: `patch-look-${look}` }),
      data: {
        row: 0,
        rows: 1,
        ...edge.data,
        width: mark?.width,
        isChoosable: areChoosable && mark !== undefined,
      },
    }
  })

const plainMarks = new Map<Look, Mark>()

function otherwise(look: Look): Mark {
  const mark = plainMarks.get(look) ?? { look }
  plainMarks.set(look, mark)
  return mark
}

function badgesOf({ id, exits }: Card, wires: NonNullable<Marks['wires']>) {
  const found = exits.flatMap((exit) => {
    const { badge, title, look } = wires[`${id}:${exit.id}`] ?? {}
    if (badge === undefined) return []
    return [[exit.id, { text: badge, isChosen: look === 'chosen', ...(title && { title }) }] as const]
  })
  return found.length > 0 ? Object.fromEntries(found) : undefined
}
