import { type Flow, nodeOf } from '@/lib/flow/document'
import { kindNamed } from '@/lib/flow/kinds'
import { firstWords, type Said } from '@/lib/flow/said'
import { spokenText } from '@/lib/flow/spoken-text'
import { fillTemplate } from '@/lib/flow/template'
import type { LoggedTurn } from '@/lib/store/call-log'
import { exitLabel } from './exit-label'
import type { Bare, Step } from './story'
import { inWords } from './trouble-words'
import { variablesAt } from './variables-at'
import { END_WORDS } from './words'

type Trail = LoggedTurn['trail'][number]

/**
 * Tells the turns of a call one after the other: a line for each node that was met, and one for the end.
 *
 * @param documents the flows of the versions that the call ran, by the id of the version
 * @param steps are added to as the call goes on
 */
export const makeTurnTeller =
  (documents: Record<string, Flow>, steps: Step[]) =>
  ({ versionId, trail, next }: LoggedTurn, add: (bare: Bare) => void) => {
    for (const [at, passed] of trail.entries()) {
      const version = passed.version ?? versionId
      const { node, exit, set } = passed
      steps.push({ version, node, ...(exit !== undefined && { exit }), ...(set && { set }) })
      const on = trail[at + 1]?.version ?? versionId
      const leadsOn = on !== version && at + 1 < trail.length ? (documents[on]?.name ?? on) : undefined
      add(nodeMoment(passed, documents[version], leadsOn, () => variablesAt(steps, steps.length, documents)))
    }
    if (next.type !== 'end') return
    add({
      by: 'flow',
      what: END_WORDS[next.reason ?? ''] ?? 'The flow ended',
      ...(next.problem && { detail: inWords(next.problem), isTrouble: true }),
    })
  }

function nodeMoment(
  passed: Trail,
  flow: Flow | undefined,
  leadsOn: string | undefined,
  variables: () => Record<string, string>,
): Bare {
  const { node: id, kind, heard, exit, notes = [] } = passed
  const node = flow && nodeOf(flow, id)
  const { group } = kindNamed(kind)
  const again = group === 'listen' && heard ? 'asked again' : undefined
  const label = node && exit !== undefined ? exitLabel(node.kind, node.settings, exit) : (exit ?? again)
  const detail = leadsOn === undefined ? label : `on in ${leadsOn}`
  const said = passed.said?.map(inQuotes) ?? (node ? asDrawn(passed, node.settings, variables) : [])
  return {
    by: 'flow',
    what: node?.name || id,
    ...(detail !== undefined && { detail }),
    ...(said.length > 0 && { said }),
    group,
    ...(notes.length > 0 && { isTrouble: true, detail: notes.map(inWords).join(' ') }),
  }
}

const inQuotes = (said: Said): string => ('text' in said ? `“${said.text}”` : `♪ ${said.audioUrl}`)

/** What a node says as the version has it: for calls from when the log did not keep what was said. */
function asDrawn(
  { kind, heard, notes }: Trail,
  settings: unknown,
  variables: () => Record<string, string>,
): string[] {
  if (heard || notes) return []
  const [first] = kindNamed(kind).prompts?.(settings) ?? []
  if (!first) return []
  const { prompt } = first
  if ('audioUrl' in prompt) return prompt.audioUrl ? [`♪ ${prompt.audioUrl}`] : []
  const filled = fillTemplate(prompt.text, variables()).text
  return filled.trim() ? [`“${firstWords(spokenText(filled))}”`] : []
}
