import type { Json } from './call'
import { pathWords } from './path-words'
import { isSsml } from './prompt'

/** How much of a text is shown. */
const SHOWN_CHARACTERS = 90

/** So much of what stayed the same is shown around what did not. */
const AROUND = 16

/** A setting's place as people call it: `the prompt`, `choice 2, label`. What a prompt says is the prompt. */
export function fieldWords(path: string): string {
  const steps = path.split('.')
  const isText = steps.length > 1 && steps.at(-1) === 'text'
  const words = pathWords(isText ? steps.slice(0, -1) : steps)
  return words.map((word) => KNOWN[word] ?? word.replace(/ seconds$/, ' time')).join(', ')
}

const KNOWN: Record<string, string> = {
  'barge in': 'keys during the prompt',
  'no input': 'when nothing is heard',
  'no match': 'when something else is heard',
  'timeout seconds': 'waiting time',
  'max seconds': 'longest time',
  'error prompt': 'prompt when something goes wrong',
  'caller id': 'number shown',
  'audio url': 'recording',
  'short prompt': 'shorter prompt',
}

/** A value in words; `path` says what it is of, and so its unit. */
export function valueWords(value: Json | undefined, path = ''): string {
  if (value === undefined || value === null) return 'nothing'
  if (typeof value === 'string') return quoted(value)
  if (typeof value === 'boolean') return value ? 'on' : 'off'
  if (typeof value === 'number') return /Seconds$/.test(path) ? `${value} s` : String(value)
  if (Array.isArray(value)) return shortened(value.map((one) => valueWords(one)).join('; ')) || 'none'
  // That a choice leads on is what choices do.
  const fields = Object.entries(value).filter(
    ([name, field]) => !isEmpty(field) && !(name === 'does' && field === 'exit'),
  )
  const [only] = fields
  if (fields.length === 1 && only?.[0] === 'text') return valueWords(only[1])
  return (
    shortened(
      fields.map(([name, field]) => `${fieldWords(name)} ${valueWords(field, name)}`).join(', '),
      200,
    ) || 'nothing'
  )
}

const isEmpty = (value: Json | undefined): boolean =>
  value === '' || value === null || (typeof value === 'object' && Object.keys(value).length === 0)

/** Two texts, each cut down to where it differs from the other. */
export function differing(before: string, after: string): [before: string, after: string] {
  if (Math.max(before.length, after.length) <= SHOWN_CHARACTERS || isSsml(before) || isSsml(after))
    return [quoted(before), quoted(after)]
  const shorter = Math.min(before.length, after.length)
  let head = 0
  while (head < shorter && before[head] === after[head]) head += 1
  let tail = 0
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1
  const cut = (text: string) => {
    const from = wordStart(text, head - AROUND)
    const to = wordEnd(text, text.length - tail + AROUND)
    const shown = shortened(text.slice(from, to))
    return `“${from > 0 ? '…' : ''}${shown}${to < text.length && !shown.endsWith('…') ? '…' : ''}”`
  }
  return [cut(before), cut(after)]
}

const wordStart = (text: string, at: number): number => (at <= 0 ? 0 : text.lastIndexOf(' ', at) + 1)
const wordEnd = (text: string, at: number): number => {
  const blank = at >= text.length ? -1 : text.indexOf(' ', at)
  return blank === -1 ? text.length : blank
}

export const quoted = (text: string): string => `“${shortened(text)}”`

const shortened = (text: string, to = SHOWN_CHARACTERS): string =>
  text.length > to
    ? `${text
        .slice(0, to - 1)
        .replace(/[\uD800-\uDBFF]$/, '')
        .trimEnd()}…`
    : text
