import { flowDocument } from '@/lib/flow/document'
import { cardSize } from '@/lib/flow/edit/card-size'
import type { Group } from '@/lib/flow/kind'
import { kindNamed } from '@/lib/flow/kinds'

/** A flow drawn very small: its cards and wires in the flow's own coordinates. */
export type Picture = {
  x: number
  y: number
  width: number
  height: number
  cards: { id: string; group: Group; x: number; y: number; width: number; height: number }[]
  wires: { id: string; from: { x: number; y: number }; to: { x: number; y: number } }[]
}

const MARGIN = 40
/** A long flow is cut here: shown whole, its cards would be too small to be seen. */
const MAX_WIDTH = 1_900

/** @param document a flow with a place for each of its nodes; a node without one is left out */
export function pictureOf(document: Parameters<typeof flowDocument.parse>[0]): Picture {
  const flow = flowDocument.parse(document)
  const cards = Object.entries(flow.nodes).flatMap(([id, node]) => {
    const place = flow.layout[id]
    return place ? [{ id, group: kindNamed(node.kind).group, ...place, ...cardSize(node) }] : []
  })
  const cardOf = new Map(cards.map((card) => [card.id, card]))
  const wires = Object.entries(flow.nodes).flatMap(([id, { exits }]) =>
    [...new Set(Object.values(exits))].flatMap((target) => {
      const [from, to] = [cardOf.get(id), cardOf.get(target)]
      if (!from || !to) return []
      return [
        {
          id: `${id} ${target}`,
          from: { x: from.x + from.width, y: from.y + from.height / 2 },
          to: { x: to.x, y: to.y + 24 },
        },
      ]
    }),
  )
  const x = Math.min(...cards.map((card) => card.x)) - MARGIN
  const y = Math.min(...cards.map((card) => card.y)) - MARGIN
  return {
    x,
    y,
    width: Math.min(Math.max(...cards.map((card) => card.x + card.width)) + MARGIN - x, MAX_WIDTH),
    height: Math.max(...cards.map((card) => card.y + card.height)) + MARGIN - y,
    cards,
    wires,
  }
}
