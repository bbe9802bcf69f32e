import type { Json } from './call'
import type { FlowNode } from './document'
import { fieldWords, valueWords } from './value-words'

/** What is set in a node, line by line, for those who only look at it. What is empty is left out. */
export const settingsText = ({ settings }: FlowNode): { label: string; value: string }[] =>
  linesOf(settings as Json, []) // settings are JSON: they are kept as such

function linesOf(value: Json, path: string[]): { label: string; value: string }[] {
  if (value === null || value === '') return []
  if (isPlainText(value)) return [line([...path, 'text'], value.text)]
  if (Array.isArray(value))
    return value.flatMap((one, at) =>
      typeof one === 'object' && one !== null && !Array.isArray(one) && !isPlainText(one)
        ? [line([...path, String(at)], one)]
        : linesOf(one, [...path, String(at)]),
    )
  if (typeof value === 'object')
    return Object.entries(value).flatMap(([name, field]) => linesOf(field as Json, [...path, name]))
  return [line(path, value)]
}

/** A prompt with nothing but its words. Here they are shown in full. */
const isPlainText = (value: Json): value is { text: string } =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.keys(value).length === 1 &&
  typeof value.text === 'string'

function line(path: string[], value: Json) {
  const words = fieldWords(path.join('.'))
  return {
    label: words.charAt(0).toUpperCase() + words.slice(1),
    value: typeof value === 'string' ? value || '–' : valueWords(value, path.at(-1)),
  }
}
