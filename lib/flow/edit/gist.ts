import type { FlowNode } from '../document'
import { kindNamed } from '../kinds'
import { phoneNumber, written } from '../numbers'
import { firstWords } from './words'

const gists = new WeakMap<FlowNode, string>()

/**
 * What a node is about, in a few words: whom it dials, which calendar it asks, else what callers hear, else what it remembers.
 * Empty where there is nothing to say yet. Remembered by node.
 */
export function gistOf(node: FlowNode): string {
  const known = gists.get(node)
  if (known !== undefined) return known
  const { reaches, calendars, sets } = kindNamed(node.kind)
  const reached = (reaches?.(node.settings) ?? []).filter((address) => address.trim() !== '').map(asWritten)
  const words = firstWords(node)
  const gist =
    enumerated(reached) ||
    enumerated(calendars?.(node.settings) ?? []) ||
    (words && `“${words}”`) ||
    enumerated(sets?.(node.settings) ?? [])
  gists.set(node, gist)
  return gist
}

const asWritten = (address: string): string => {
  const number = /^\s*[+\d(]/.test(address) ? phoneNumber(address) : undefined
  return number ? written(number) : address.trim()
}

/** The first two, and how many besides. */
const enumerated = (texts: string[]): string =>
  texts.length > 2 ? `${texts[0]} and ${texts.length - 1} more` : texts.join(', then ')
