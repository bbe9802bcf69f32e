import type { Json } from './call'
import type { Change } from './diff'
import { kindNamed } from './kinds'
import { differing, fieldWords, quoted, valueWords } from './value-words'

/** A change as one plain sentence: “Main menu”: the exit “Sales” leads to “Sales desk”, no longer to “Voicemail”. */
export function changeText(change: Change): string {
  switch (change.type) {
    case 'flow-renamed':
      return `The flow is now called ${quoted(change.after)}, no longer ${quoted(change.before)}.`
    case 'setting-changed':
      return `The flow: ${fieldText(change)}`
    case 'start-changed':
      return change.after === null
        ? `Calls no longer begin anywhere; they began at ${quoted(change.before?.name ?? '')}.`
        : `Calls begin at ${quoted(change.after.name)}${change.before ? `, no longer at ${quoted(change.before.name)}` : ''}.`
    case 'node-added':
      return `${quoted(change.name)} (${titleOf(change.kind)}) is new.`
    case 'node-removed':
      return `${quoted(change.name)} (${titleOf(change.kind)}) is gone.`
    case 'node-renamed':
      return `${quoted(change.before)} is now called ${quoted(change.after)}.`
    case 'kind-changed':
      return `${quoted(change.name)} is now of the kind ${titleOf(change.after)}, no longer ${titleOf(change.before)}.`
    case 'node-changed':
      return `${quoted(change.name)}: ${fieldText(change)}`
    case 'exit-rewired': {
      const exit = `${quoted(change.name)}: the exit ${quoted(change.label)}`
      if (!change.after) return `${exit} leads nowhere; it led to ${quoted(change.before?.name ?? '')}.`
      return `${exit} leads to ${quoted(change.after.name)}${change.before ? `, no longer to ${quoted(change.before.name)}` : ''}.`
    }
  }
}

function fieldText({ path, before, after }: { path: string; before?: Json; after?: Json }): string {
  const field = fieldWords(path)
  const name = path.split('.').at(-1)
  if (before === undefined) return `${field} is new: ${valueWords(after, name)}.`
  if (after === undefined) return `${field} is gone; it was ${valueWords(before, name)}.`
  if (typeof before !== 'string' || typeof after !== 'string')
    return `${field} is ${valueWords(after, name)}, no longer ${valueWords(before, name)}.`
  const [was, is] = differing(before, after)
  return name === 'text'
    ? `the ${field} says ${is}, no longer ${was}.`
    : `${field} is ${is}, no longer ${was}.`
}

const titleOf = (kind: string): string => kindNamed(kind).title
