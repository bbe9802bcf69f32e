import type { Flow } from './document'
import type { Graph } from './graph'
import { error, type Problem, warning } from './problem'
import { isSilent, isSsml, type Prompt } from './prompt'
import { holdsTags, ssmlFault } from './ssml'
import { isTemplate } from './template'
import { askedBy, type Written } from './templates'
import { BUILT_IN, variablesAt } from './variables-at'

/** What is wrong with one prompt: nothing to play, an address that is none, markup that a carrier would refuse. */
export function promptProblems({ field, prompt }: { field: string; prompt: Prompt }): Problem[] {
  if (isSilent(prompt)) return [error('prompt.empty', { field })]
  if ('audioUrl' in prompt) {
    const address = prompt.audioUrl.trim()
    return isTemplate(address) || /^https?:\/\/[^\s/]+\S*$/i.test(address)
      ? []
      : [error('prompt.no-address', { field: `${field}.audioUrl`, values: { address } })]
  }
  if (!isSsml(prompt.text))
    return holdsTags(prompt.text) ? [warning('ssml.read-out', { field: `${field}.text` })] : []
  const fault = ssmlFault(prompt.text)
  if (!fault) return []
  const { code, ...values } = fault
  // Tags may be opened in one branch of the text and closed in another: then only the filled-in text can tell.
  const tell = prompt.text.includes('{%') ? warning : error
  return [tell(code, { field: `${field}.text`, values })]
}

/** Templates that cannot be read. */
export const spellingProblems = (written: Written[]): Problem[] =>
  written.flatMap(({ field, text }) => {
    const { fault } = askedBy(text)
    return fault === undefined ? [] : [error('template.malformed', { field, values: { reason: fault } })]
  })

/** A variable that is read, and where. */
type Read = { field: string; name: string; isGuarded: boolean }

const readsOf = (written: Written[]): Read[] =>
  written.flatMap(({ field, text }) => askedBy(text).reads.map((read) => ({ field, ...read })))

/**
 * Variables that are read where nothing has set them: on no way from the start (an error; a warning where the node says itself
 * what happens then, since the name may still be misspelt), or not on all of them (a warning, unless the node says so).
 * Nodes that cannot be reached are left alone: they are told as such.
 */
export function unsetProblems(
  { settings }: Flow,
  graph: Graph,
  isMet: Uint8Array,
  written: Written[][],
  ofSettings: Written[],
): { ofSettings: Problem[]; ofNodes: Problem[][] } {
  const given = [...BUILT_IN, ...Object.keys(settings.variables)]
  const reads = graph.spots.map(({ kind, node }, at) =>
    isMet[at] ? (kind.reads?.(node.settings) ?? readsOf(written[at] ?? [])) : [],
  )
  const isSetAt = variablesAt(graph, given, [...new Set(reads.flat().map(({ name }) => name))])
  const neverSet = ({ field, name, isGuarded }: Read) =>
    (isGuarded ? warning : error)('variable.never-set', { field, values: { name } })

  // The flow's own prompts are met anywhere: it is enough that something sets what they read.
  const setSomewhere = new Set(given)
  for (const [at, { kind, node }] of graph.spots.entries())
    if (isMet[at]) for (const name of kind.sets?.(node.settings) ?? []) setSomewhere.add(name)

  return {
    ofNodes: reads.map((ofNode, at) =>
      ofNode.flatMap((read) => {
        const isSet = isSetAt(at, read.name)
        if (isSet === 'never') return [neverSet(read)]
        const { field, name } = read
        return isSet === 'sometimes' && !read.isGuarded
          ? [warning('variable.maybe-unset', { field, values: { name } })]
          : []
      }),
    ),
    ofSettings: readsOf(ofSettings)
      .filter(({ name }) => !setSomewhere.has(name))
      .map(neverSet),
  }
}
