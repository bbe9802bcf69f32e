import type { FlowNode } from '../document'
import { kindNamed } from '../kinds'
import { phoneNumber, written } from '../numbers'
import { plainText } from './words'

/** A text of a node as it is searched. */
export type Searched = {
  field: string
  /** As it is shown: prompts without markup, numbers as people write them. */
  text: string
  /** The same without capitals and accents. */
  words: string
  /** The digits of the number that it is. */
  number?: string
}

const searched = new WeakMap<FlowNode, Searched[]>()

/** Everything in a node that words can be found in: name, kind, and every text of its settings. Remembered by node. */
export function searchedTexts(node: FlowNode): Searched[] {
  const known = searched.get(node)
  if (known) return known
  const { title, kind, sets } = kindNamed(node.kind)
  const texts = [
    entry('name', node.name),
    entry('kind', title, `${title} ${kind}`),
    ...(sets?.(node.settings) ?? []).map((name) => entry('variable', name)),
    ...textsOf(node.settings).map(({ field, text }) => {
      const number = numberIn(text)
      return number
        ? { ...entry(field, written(number), `${text} ${written(number)}`), number: digitsOf(number) }
        : entry(field, plainText(text))
    }),
  ].filter(({ text }) => text !== '')
  searched.set(node, texts)
  return texts
}

const entry = (field: string, text: string, words = text): Searched => ({ field, text, words: folded(words) })

/** Asked first by its look, for texts are many and numbers few. */
const numberIn = (text: string): string | undefined =>
  text.length <= 40 && /^\s*[+\d][\d\s().\-/]{5,}$/.test(text) ? phoneNumber(text) : undefined

/** Without capitals and accents, so that "cafe" finds "Café". */
export const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()

export const digitsOf = (text: string): string => text.replace(/\D/g, '')

/** Settings that are chosen from a list: nobody wrote their words, and searching for "exit" must not find every menu. */
const CHOSEN = [
  'id',
  'type',
  'does',
  'accepts',
  'machine',
  'match',
  'op',
  'method',
  'bodyType',
  'contentType',
  'tone',
]

/** Texts that designers write, each with its path, in the order of the settings. */
function textsOf(settings: unknown): { field: string; text: string }[] {
  const found: { field: string; text: string }[] = []
  const open: { path: string; value: unknown }[] = [{ path: 'settings', value: settings }]
  for (let item = open.pop(); item; item = open.pop()) {
    const { path, value } = item
    if (typeof value === 'string') found.push({ field: path, text: value })
    else if (typeof value === 'object' && value !== null)
      for (const [name, part] of Object.entries(value).reverse())
        if (!CHOSEN.includes(name)) open.push({ path: `${path}.${name}`, value: part })
  }
  return found
}
