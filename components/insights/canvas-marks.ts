import type { Flow } from '@/lib/flow/document'
import type { Figures, NodeFigures } from '@/lib/store/insights/figures'
import type { Mark, Marks } from '../editor/viewer/marks'
import type { Formats } from '../format/formats'

const THINNEST = 1.5
const WIDEST = 12

/**
 * How callers went through a version, as marks on its canvas: wires as wide as many took them, and where they hung up.
 *
 * @param chosen the wire that is asked about (`node:exit`)
 */
export function usageMarks(flow: Flow, nodes: Figures['nodes'], formats: Formats, chosen?: string): Marks {
  const { count } = formats
  const most = Math.max(1, ...Object.values(nodes).flatMap(({ exits }) => Object.values(exits)))
  const cards: Record<string, Mark> = {}
  const wires: Record<string, Mark & { width?: number }> = {}
  for (const id of Object.keys(flow.nodes)) {
    const node = nodes[id]
    if (!node || node.visits === 0) continue
    cards[id] = cardMark(node, formats)
    for (const [exit, callers] of Object.entries(node.exits))
      wires[`${id}:${exit}`] = {
        look: chosen === `${id}:${exit}` ? 'chosen' : 'visited',
        badge: count(callers),
        title: `${count(callers)} of ${count(node.visits)} left this way`,
        width: THINNEST + (WIDEST - THINNEST) * (callers / most),
      }
  }
  return { nodes: cards, wires, others: 'faded' }
}

const cardMark = ({ visits, hungUp }: NodeFigures, { count }: Formats): Mark =>
  hungUp > 0
    ? {
        look: 'left',
        badge: `${count(hungUp)} of ${count(visits)} hung up`,
        title: `${count(visits)} came here, ${count(hungUp)} hung up here`,
      }
    : { look: 'visited', badge: count(visits), title: `${count(visits)} came here` }

/** Less than this is taken for chance. */
const NOTABLE = 0.005

/** The version that is shown, with how much more or less often callers took each exit than in the other one. */
export function differenceMarks(
  flow: Flow,
  shown: Figures['nodes'],
  other: Figures['nodes'],
  { points }: Formats,
): Marks {
  const cards: Record<string, Mark> = {}
  const wires: Record<string, Mark & { width?: number }> = {}
  for (const id of Object.keys(flow.nodes)) {
    const [here, there] = [shown[id], other[id]]
    if (!here || here.visits === 0) continue
    if (!there || there.visits === 0) {
      cards[id] = { look: 'visited', badge: 'No callers in the other' }
      continue
    }
    const left = here.hungUp / here.visits - there.hungUp / there.visits
    cards[id] =
      Math.abs(left) < NOTABLE
        ? { look: 'visited' }
        : { look: left > 0 ? 'more' : 'fewer', badge: `${points(left)} hung up` }
    for (const exit of new Set([...Object.keys(here.exits), ...Object.keys(there.exits)])) {
      const difference = (here.exits[exit] ?? 0) / here.visits - (there.exits[exit] ?? 0) / there.visits
      wires[`${id}:${exit}`] = {
        look: Math.abs(difference) < NOTABLE ? 'visited' : difference > 0 ? 'more' : 'fewer',
        badge: points(difference),
        title: `${points(difference)} of those who came here`,
        width: THINNEST + (WIDEST - THINNEST) * Math.min(1, Math.abs(difference)),
      }
    }
  }
  return { nodes: cards, wires, others: 'faded' }
}
