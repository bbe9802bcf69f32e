import type { FlowNode } from '../document'
import { kindNamed } from '../kinds'

const sentences = new WeakMap<FlowNode, string>()

/** A node in a few words, for the outline and for screen readers: “Main menu, menu, 3 choices”. Remembered by node. */
export function sentenceOf(node: FlowNode): string {
  const known = sentences.get(node)
  if (known !== undefined) return known
  const { title } = kindNamed(node.kind)
  const isNamedAfterKind = node.name.trim().toLowerCase() === title.toLowerCase()
  const kind = node.name.trim() === '' ? title : isNamedAfterKind ? '' : title.toLowerCase()
  const sentence = [node.name.trim(), kind, ...listsIn(node.settings)]
    .filter((part) => part !== '')
    .join(', ')
  sentences.set(node, sentence)
  return sentence
}

/** How many there are of what a node lists: choices, destinations, cases. Of several lists the last that holds something. */
function listsIn(settings: unknown): string[] {
  const lists = Object.entries(settings as Record<string, unknown>).flatMap(
    (
      [name, value], // settings are objects
    ) => (Array.isArray(value) ? [{ name, count: value.length }] : []),
  )
  const list = lists.length === 1 ? lists[0] : lists.findLast(({ count }) => count > 0)
  if (!list) return []
  const word = list.count === 1 ? list.name.replace(/s$/, '') : list.name
  return [`${list.count === 0 ? 'no' : list.count} ${inWords(word)}`]
}

const inWords = (name: string): string => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
