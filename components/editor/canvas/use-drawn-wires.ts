import { useMemo, useRef } from 'react'
import type { WireEdge } from './to-canvas'
import type { Held } from './use-glide'

const NONE: WireEdge[] = []
/** Fewer are drawn one by one from any distance. */
const MANY = 300

/**
 * Which wires are elements of their own, and which are drawn together: from far away, only those that are selected or in motion
 * are told apart.
 *
 * @param held what is in motion
 */
export function useDrawnWires(edges: WireEdge[], { isSpeck, held }: { isSpeck: boolean; held: Held }) {
  const moving = useSameIds(held)
  return useMemo(() => toldApart(edges, { isSpeck, moving }), [edges, isSpeck, moving])
}

/** Each wire is in one of both. */
export function toldApart(
  edges: WireEdge[],
  { isSpeck, moving }: { isSpeck: boolean; moving: ReadonlyMap<string, unknown> },
): { apart: WireEdge[]; together: WireEdge[] } {
  if (!isSpeck || edges.length < MANY) return { apart: edges, together: NONE }
  const apart: WireEdge[] = []
  const together: WireEdge[] = []
  for (const edge of edges)
    (edge.selected || moving.has(edge.source) || moving.has(edge.target) ? apart : together).push(edge)
  return { apart, together }
}

/** The same things in motion are the same set, wherever they are by now. */
function useSameIds(held: Held): ReadonlyMap<string, unknown> {
  const before = useRef<ReadonlyMap<string, unknown>>(held)
  const isSame = held.size === before.current.size && [...held.keys()].every((id) => before.current.has(id))
  if (!isSame) before.current = held
  return before.current
}
