import { type Flow, type FlowNode, nodeOf } from '../document'
import { kindNamed } from '../kinds'
import type { Problem } from '../problem'
import { isSilent } from '../prompt'
import { ssmlFault } from '../ssml'
import { variableName } from '../variable'
import { changeSettings } from './change'
import { entryOfExit } from './exit-entry'
import { silentCallerFixes, startFixes, unreachableFixes, wireFixes } from './fixes-of-wires'
import { entryHolding, valueAt, without, withValue } from './settings-path'
import { disconnect } from './wire'

/** A way to put something right: what the button says, and what it does. Applied later, it does what still makes sense. */
export type Fix = { label: string; apply: (flow: Flow) => Flow }

type At = { problem: Problem; flow: Flow; id: string; node: FlowNode; field: string }

/** Keys in the order in which callers expect them. */
const KEYS = [...'1234567890*#']

const FIXES: Record<string, (at: At) => Fix[]> = {
  'exit.not-wired': (at) => [...wireFixes(at.flow, at.id, exitIn(at)), ...removeChoice(at)],
  'exit.node-missing': (at) => [...wireFixes(at.flow, at.id, exitIn(at)), removeWire(at)],
  'exit.unknown': (at) => [removeWire(at)],
  'node.unreachable': ({ flow, id }) => unreachableFixes(flow, id),
  'loop.silent-caller': ({ flow, id }) => silentCallerFixes(flow, id),
  'prompt.empty': removePrompt,
  'ssml.read-out': wrapInSpeak,
  'menu.key-repeated': (at) => [...anotherKey(at), ...removeEntry(at)],
  'menu.phrase-repeated': removeEntry,
  'branch.case-repeated': removeEntry,
  'branch.no-conditions': removeEntry,
  'condition.value-empty': removeEntry,
  'condition.to-empty': removeEntry,
  'condition.list-empty': removeEntry,
  'split.share-repeated': removeEntry,
  'dial.destination-empty': removeEntry,
  'dial.ringback-empty': (at) => settingsFix(at, 'Ring as usual', without(at.node.settings, 'ringback')),
  'gather.no-end': (at) =>
    settingsFix(at, 'Let # end the digits', withValue(at.node.settings, 'finishKey', '#')),
  'vonage.finish-key': (at) =>
    settingsFix(at, 'Let # end the digits', withValue(at.node.settings, 'finishKey', '#')),
  'variable.never-set': firstValue,
  'variable.maybe-unset': firstValue,
}

/**
 * Ways to put a problem right with one click, the likeliest first; none where a designer must think. A fix changes nothing but
 * what its label says, and never throws, whatever has become of the flow meanwhile.
 */
export function fixesFor(problem: Problem, flow: Flow): Fix[] {
  const { code, nodeId, field = '' } = problem
  if (code === 'flow.no-start' || code === 'flow.start-missing') return startFixes(flow)
  const node = nodeOf(flow, nodeId)
  const fixes = Object.hasOwn(FIXES, code) ? FIXES[code] : undefined
  return node && nodeId !== undefined && fixes ? fixes({ problem, flow, id: nodeId, node, field }) : []
}

const exitIn = ({ field }: At): string => field.replace(/^exits\./, '')

const removeWire = (at: At): Fix => ({
  label: 'Remove the wire',
  apply: (flow) => disconnect(flow, at.id, exitIn(at)),
})

/** Offered only where the kind takes the new settings. */
function settingsFix({ flow, id }: Pick<At, 'flow' | 'id'>, label: string, settings: unknown): Fix[] {
  const apply = (flow: Flow): Flow => {
    const changed = changeSettings(flow, id, settings)
    return changed.ok ? changed.flow : flow
  }
  return changeSettings(flow, id, settings).ok ? [{ label, apply }] : []
}

function removeChoice({ flow, id, node, field }: At): Fix[] {
  const entry = entryOfExit(node, field.replace(/^exits\./, ''))
  if (!entry) return []
  const label = `Remove the ${singular(entry.list)}`
  return settingsFix({ flow, id }, label, without(node.settings, `${entry.list}.${entry.at}`))
}

function removeEntry(at: At): Fix[] {
  const entry = entryHolding(at.field)
  const list = entry?.split('.').at(-2)
  return entry && list
    ? settingsFix(at, `Remove the ${singular(list)}`, without(at.node.settings, entry))
    : []
}

const singular = (list: string): string => list.replace(/s$/, '')

/** Only where the node can do without: no prompt comes back in its place. */
function removePrompt(at: At): Fix[] {
  const { settings, prompts } = kindNamed(at.node.kind)
  const parsed = settings.safeParse(without(at.node.settings, at.field))
  if (!parsed.success) return []
  const count = (of: unknown) => (prompts?.(of) ?? []).filter(({ prompt }) => isSilent(prompt)).length
  return count(parsed.data) < count(at.node.settings) ? settingsFix(at, 'Play nothing here', parsed.data) : []
}

function wrapInSpeak(at: At): Fix[] {
  const text = valueAt(at.node.settings, at.field)
  const wrapped = typeof text === 'string' ? `<speak>${text}</speak>` : ''
  if (wrapped === '' || ssmlFault(wrapped)) return []
  return settingsFix(
    at,
    'Put it between <speak> and </speak>',
    withValue(at.node.settings, at.field, wrapped),
  )
}

function anotherKey(at: At): Fix[] {
  const choices = valueAt(at.node.settings, 'choices')
  const taken = Array.isArray(choices) ? choices.map((choice) => valueAt(choice, 'key')) : []
  const free = KEYS.find((key) => !taken.includes(key))
  return free ? settingsFix(at, `Give it the key ${free}`, withValue(at.node.settings, at.field, free)) : []
}

function firstValue({ problem }: At): Fix[] {
  const name = String(problem.values?.name ?? '')
  if (!variableName.safeParse(name).success) return []
  const apply = (flow: Flow): Flow => {
    const { variables } = flow.settings
    if (Object.hasOwn(variables, name)) return flow
    return { ...flow, settings: { ...flow.settings, variables: { ...variables, [name]: '' } } }
  }
  return [{ label: `Let calls begin with an empty “${name}”`, apply }]
}
