import { type Flow, nodeOf } from '@/lib/flow/document'
import { graphOf } from '@/lib/flow/graph'
import { kindNamed } from '@/lib/flow/kinds'
import { type Known, variablesAt } from '@/lib/flow/variables-at'

/** A variable that may be written at a node: where it comes from, and how surely it is set there. */
export type Offered = { name: string; from: string; isSet: Known }

const BUILT_IN = [
  { name: 'caller', from: 'Who is calling' },
  { name: 'called', from: 'The number that was called' },
  { name: 'now', from: 'Date and time of the call' },
]

const ORDER: Record<Known, number> = { always: 0, sometimes: 1, never: 2 }

/**
 * Every variable there is, those first that are set on every way to the node. Without a node (the flow's own prompts) any that
 * some node sets counts as set sometimes.
 */
export function offeredVariables(flow: Flow, nodeId?: string): Offered[] {
  const found = new Map<string, string>(BUILT_IN.map(({ name, from }) => [name, from]))
  const add = (name: string, from: string) => {
    if (!found.has(name)) found.set(name, from)
  }
  const given = Object.keys(flow.settings.variables)
  for (const name of given) add(name, 'The flow’s settings')
  for (const node of Object.values(flow.nodes)) {
    const { sets, title } = kindNamed(node.kind)
    for (const name of sets?.(node.settings) ?? []) add(name, node.name || title)
  }
  const isSet = knownAt(flow, nodeId, given, [...found.keys()])
  return [...found]
    .map(([name, from]) => ({ name, from, isSet: isSet(name) }))
    .sort((a, b) => ORDER[a.isSet] - ORDER[b.isSet])
}

function knownAt(flow: Flow, nodeId: string | undefined, given: string[], asked: string[]) {
  const always = new Set([...BUILT_IN.map(({ name }) => name), ...given])
  const roughly = (name: string): Known => (always.has(name) ? 'always' : 'sometimes')
  if (!nodeOf(flow, nodeId)) return roughly
  const graph = graphOf(flow)
  const at = graph.spots.findIndex(({ id }) => id === nodeId)
  const known = variablesAt(graph, given, asked)
  return (name: string): Known => (always.has(name) ? 'always' : known(at, name))
}

/** The `{{` that is open at the caret: where it begins, and what is typed behind it. Nothing where none is. */
export function openVariable(text: string, caret: number): { from: number; typed: string } | undefined {
  const found = /\{\{\s*([A-Za-z_]\w*)?$/.exec(text.slice(0, caret))
  return found ? { from: found.index, typed: found[1] ?? '' } : undefined
}

/** The text with the variable written out in place of what was open, and where the caret stands then. */
export function withVariable(
  text: string,
  caret: number,
  from: number,
  name: string,
): { text: string; end: number; caret: number } {
  const rest = /^\w*(\s*\}\})?/.exec(text.slice(caret))?.[0] ?? ''
  const written = `{{${name}}}`
  return {
    text: text.slice(0, from) + written + text.slice(caret + rest.length),
    end: caret + rest.length,
    caret: from + written.length,
  }
}

/** Those that fit what is typed: the beginning of the name first, then any part of it. */
export function fitting(offered: readonly Offered[], typed: string): Offered[] {
  const wanted = typed.toLowerCase()
  const begins = ({ name }: Offered) => name.toLowerCase().startsWith(wanted)
  return [
    ...offered.filter(begins),
    ...offered.filter((one) => !begins(one) && one.name.toLowerCase().includes(wanted)),
  ]
}
