import { check } from '../check'
import type { Flow, FlowNode } from '../document'
import { graphOf, reachable } from '../graph'
import { kindNamed } from '../kinds'
import type { Problem } from '../problem'
import { askedBy, templatesIn } from '../templates'
import { asksNothing, parseQuery, type Query } from './query'
import { digitsOf, folded, type Searched, searchedTexts } from './searched'

/** Where something was found in a node. `field` is `name`, `kind`, `variable`, or a path in its settings: `settings.choices.0.label`. */
export type Match = { field: string; text: string }

/** A node that was found, with what matched in it, best first; nothing where the query asked for no text. */
export type Found = { nodeId: string; matches: Match[] }

/**
 * Finds nodes by words and operators (`kind:menu is:problem uses:account calls:+44`). All that is asked must hold. Upper and
 * lower case, accents and the way a number is written make no difference.
 *
 * @param query as typed
 * @param problems what is wrong with the flow, where the editor knows it already; else it is checked when asked for
 * @returns nodes whose name matches first, else in the order of the flow; none for an empty query
 */
export function find(flow: Flow, query: string, problems?: Problem[]): Found[] {
  const asked = parseQuery(query)
  if (asksNothing(asked)) return []
  const isFit = conditionsOf(flow, asked, problems)
  const words = asked.words.map(wordOf)
  const found = Object.entries(flow.nodes).flatMap(([nodeId, node]): Found[] => {
    const matches = isFit(nodeId, node) ? matchesIn(node, words, asked) : undefined
    return matches ? [{ nodeId, matches }] : []
  })
  const isNamed = ({ matches }: Found) => matches.some(({ field }) => field === 'name')
  return [...found.filter(isNamed), ...found.filter((one) => !isNamed(one))]
}

function conditionsOf(
  flow: Flow,
  { kinds, is }: Query,
  known?: Problem[],
): (id: string, node: FlowNode) => boolean {
  const wrong = is.includes('problem')
    ? new Set((known ?? check(flow)).flatMap(({ nodeId }) => nodeId ?? []))
    : undefined
  const met = is.includes('unreachable') ? metNodes(flow) : undefined
  return (id, node) =>
    (!wrong || wrong.has(id)) &&
    !met?.has(id) &&
    kinds.every((kind) => node.kind === kind || folded(kindNamed(node.kind).title) === folded(kind))
}

function metNodes(flow: Flow): Set<string> {
  const graph = graphOf(flow)
  const isMet = reachable(graph)
  return new Set(graph.spots.flatMap(({ id }, at) => (isMet[at] ? [id] : [])))
}

/** What matched in a node, or nothing when a word, variable or number that is asked for is not there. */
function matchesIn(node: FlowNode, words: Word[], { uses, calls }: Query): Match[] | undefined {
  const texts = searchedTexts(node)
  const asked = [
    ...words.map((word) => texts.filter((text) => holds(text, word))),
    ...uses.map((name) => usesOf(node, name)),
    ...calls.map((number) => texts.filter((text) => text.number && beginsWith(text.number, number))),
  ]
  if (asked.some((matches) => matches.length === 0)) return undefined
  const matches = new Map(asked.flat().map(({ field, text }) => [`${field} ${text}`, { field, text }]))
  return [...matches.values()]
}

/** `digits`: where it may be a part of a number. */
type Word = { word: string; digits: string | undefined }

function wordOf(written: string): Word {
  const digits = /^[+\d().\-/]+$/.test(written) ? digitsOf(written) : ''
  return { word: folded(written), digits: digits.length > 1 ? digits : undefined }
}

const holds = ({ words, number }: Searched, { word, digits }: Word): boolean =>
  words.includes(word) || (digits !== undefined && number?.includes(digits) === true)

/** `+44`, `0044` and `44` begin a number; what begins with one 0 is written as at home, and may stand behind any country's code. */
function beginsWith(number: string, wanted: string): boolean {
  const digits = digitsOf(wanted)
  if (/^0[1-9]/.test(digits)) return number.includes(digits.slice(1))
  const bare = digits.replace(/^00/, '')
  return bare !== '' && number.startsWith(bare)
}

function usesOf(node: FlowNode, name: string): Match[] {
  const wanted = name.toLowerCase()
  const { sets, reads } = kindNamed(node.kind)
  const set = (sets?.(node.settings) ?? []).filter((one) => one.toLowerCase() === wanted)
  const templates = templatesIn(node.settings)
  const read = templates.filter(({ text }) =>
    askedBy(text).reads.some((one) => one.name.toLowerCase() === wanted),
  )
  const asked = (reads?.(node.settings) ?? []).filter((one) => one.name.toLowerCase() === wanted)
  return [
    ...set.map((text) => ({ field: 'variable', text })),
    ...read.map(({ field, text }) => ({ field: `settings.${field}`, text })),
    ...(read.length === 0
      ? asked.map(({ field, name }) => ({ field: `settings.${field}`, text: name }))
      : []),
  ]
}
