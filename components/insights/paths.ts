import { type Flow, nodeOf } from '@/lib/flow/document'
import { kindNamed } from '@/lib/flow/kinds'
import type { Figures } from '@/lib/store/insights/figures'

export type Step = { from: string; to: string; exit: string; callers: number; isBack: boolean }

const HUNG_UP = 'Hung up'

/**
 * The steps that callers took from node to node, most used first. Steps that lead back to where a caller has been are marked:
 * a picture that flows one way has no place for them.
 */
export function stepsOf(flow: Flow, nodes: Figures['nodes']): Step[] {
  const steps: Step[] = []
  const walking = new Set<string>()
  const done = new Set<string>()
  const visit = (id: string) => {
    const node = nodeOf(flow, id)
    const figures = nodes[id]
    done.add(id)
    if (!node || !figures) return
    walking.add(id)
    for (const [exit, callers] of Object.entries(figures.exits)) {
      const to = Object.hasOwn(node.exits, exit) ? node.exits[exit] : undefined
      if (to === undefined) continue
      steps.push({ from: id, to, exit, callers, isBack: walking.has(to) })
      if (!done.has(to)) visit(to)
    }
    walking.delete(id)
  }
  for (const id of [...(flow.start ? [flow.start] : []), ...Object.keys(flow.nodes)])
    if (!done.has(id)) visit(id)
  return steps.sort((a, b) => b.callers - a.callers)
}

/** What the picture of paths is drawn from. */
export type Paths = { nodes: { name: string }[]; links: { source: number; target: number; value: number }[] }

/** @returns nothing where nobody went from one node to another */
export function pathsOf(flow: Flow, nodes: Figures['nodes']): Paths | undefined {
  const places = new Map<string, number>()
  const names: { name: string }[] = []
  const place = (id: string, name: string) => {
    const known = places.get(id) ?? names.push({ name }) - 1
    places.set(id, known)
    return known
  }
  const links = new Map<string, Paths['links'][number]>()
  const add = (source: number, target: number, value: number) => {
    const known = links.get(`${source} ${target}`)
    if (known) known.value += value
    else links.set(`${source} ${target}`, { source, target, value })
  }
  for (const { from, to, callers, isBack } of stepsOf(flow, nodes))
    if (!isBack) add(place(from, nameOf(flow, from)), place(to, nameOf(flow, to)), callers)
  if (links.size === 0) return undefined
  for (const [id, { hungUp }] of Object.entries(nodes)) {
    const at = places.get(id)
    if (at !== undefined && hungUp > 0) add(at, place('\nhung-up', HUNG_UP), hungUp)
  }
  return { nodes: names, links: [...links.values()] }
}

/** A node's name, or that of its kind. */
export function nameOf(flow: Flow, id: string): string {
  const node = nodeOf(flow, id)
  return node ? node.name.trim() || kindNamed(node.kind).title : 'A node that is gone'
}

/** What an exit is called at that node. */
export function exitName(flow: Flow, id: string, exit: string): string {
  const node = nodeOf(flow, id)
  const label =
    node &&
    kindNamed(node.kind)
      .exits(node.settings)
      .find((one) => one.id === exit)?.label
  if (!label) return exit === 'back' ? 'Back' : exit
  return /^[\d*#]$/.test(exit) && !label.includes(exit) ? `${exit} ${label}` : label
}
