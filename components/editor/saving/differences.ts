import type { Json } from '@/lib/flow/call'
import { changeText } from '@/lib/flow/change-text'
import { type Change, diffFlows } from '@/lib/flow/diff'
import type { FlowNode } from '@/lib/flow/document'
import type { Conflict, Merge, Side } from '@/lib/flow/edit/merge'
import { kindNamed } from '@/lib/flow/kinds'
import { fieldWords, valueWords } from '@/lib/flow/value-words'

/** One thing that a side made otherwise: a text with what it was, or a sentence. */
export type Difference = { words: string } | { label: string; before: string; after: string }

/** What a conflict is about, as its title. */
export function titleOf({ key, mine, theirs, base }: Conflict): string {
  const node = [mine, theirs, base].find(isNode)
  if (node) return node.name || kindNamed(node.kind).title
  const [section = '', ...rest] = key.split('/')
  if (section === 'notes') return 'A note'
  if (section === 'frames') return 'A frame'
  if (section === 'variables') return `The variable ${rest.join('/')}`
  if (section === 'calendars') return `The calendar ${rest.join('/')}`
  return TITLES[key] ?? labelOf(rest.join('.'))
}

const TITLES: Record<string, string> = { start: 'Where calls begin', name: 'The name of the flow' }

/** What one side made of it since both began, in sentences. */
export function differencesOf(conflict: Conflict, merge: Merge, side: Side): Difference[] {
  const { key, base } = conflict
  const value = conflict[side]
  if (value === undefined) return [{ words: key.startsWith('nodes/') ? 'Removed it.' : 'Took it away.' }]
  const changes = diffFlows(merge.base, merge[side]).filter((change) => isAbout(change, key))
  if (changes.length > 0) return changes.map(differenceOf)
  const [before, after] = [textIn(base), textIn(value)]
  return after === undefined
    ? [{ words: base === undefined ? 'Added it.' : 'Changed it.' }]
    : [{ label: base === undefined ? 'Added it' : 'Says', before: before ?? '', after }]
}

function isAbout(change: Change, key: string): boolean {
  if (key === 'name') return change.type === 'flow-renamed'
  if (key === 'start') return change.type === 'start-changed'
  if ('nodeId' in change) return key === `nodes/${change.nodeId}`
  if (change.type !== 'setting-changed') return false
  const [section, ...rest] = key.split('/')
  const path = section === 'variables' ? `variables.${rest.join('/')}` : rest.join('/')
  return change.path === path || change.path.startsWith(`${path}.`)
}

function differenceOf(change: Change): Difference {
  switch (change.type) {
    case 'flow-renamed':
    case 'node-renamed':
      return { label: 'Name', before: change.before, after: change.after }
    case 'node-changed':
    case 'setting-changed': {
      const [before, after] = [valueText(change.before, change.path), valueText(change.after, change.path)]
      return { label: labelOf(change.path), before, after }
    }
    case 'exit-rewired':
      return {
        label: `Exit “${change.label}”`,
        before: change.before?.name ?? 'nowhere',
        after: change.after?.name ?? 'nowhere',
      }
    case 'start-changed':
      return {
        label: 'Start',
        before: change.before?.name ?? 'nowhere',
        after: change.after?.name ?? 'nowhere',
      }
    case 'node-added':
      return { words: `Added it: ${kindNamed(change.kind).title} “${change.name}”.` }
    default:
      return { words: changeText(change) }
  }
}

/** Where a field is, as a title: `choices.1.label` is “Choice 2, label”. */
function labelOf(path: string): string {
  const words = fieldWords(path)
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** A text is told whole; anything else in words. */
const valueText = (value: Json | undefined, path: string): string =>
  value === undefined ? '' : typeof value === 'string' ? value : valueWords(value, path)

/** Words of a note or the title of a frame. */
function textIn(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { text, title } = value as { text?: unknown; title?: unknown }
  return [text, title].find((words): words is string => typeof words === 'string')
}

const isNode = (value: unknown): value is FlowNode =>
  typeof value === 'object' && value !== null && 'kind' in value && 'exits' in value
