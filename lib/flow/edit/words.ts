import type { FlowNode } from '../document'
import { kindNamed } from '../kinds'
import { isSsml, type Prompt } from '../prompt'

const MAX_CHARACTERS = 80

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** What is said, without markup: tags gone, entities read, blanks single. Templates stay as they are written. */
export function plainText(text: string): string {
  const bare = isSsml(text)
    ? text
        .replace(/<!--[\s\S]*?-->/g, ' ')
        .replace(/<[^<>]*>/g, ' ')
        .replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => ENTITIES[name] ?? '')
    : text
  return bare
    .replace(/\s+/g, ' ')
    .replace(/ ([.,;:!?])/g, '$1')
    .trim()
}

/** The first words that callers hear at a node, or the file's name of a recording; empty where nothing is played. */
export function firstWords({ kind, settings }: FlowNode): string {
  const prompts = kindNamed(kind).prompts?.(settings) ?? []
  for (const { prompt } of prompts) {
    const words = wordsOf(prompt)
    if (words !== '') return shortened(words)
  }
  return ''
}

const wordsOf = (prompt: Prompt): string =>
  'text' in prompt
    ? plainText(prompt.text)
    : (prompt.audioUrl.split(/[?#]/)[0]?.replace(/\/+$/, '').split('/').at(-1) ?? '')

/** Cut between two words where there is a blank near, with an ellipsis; never through a character of two halves. */
function shortened(text: string): string {
  if (text.length <= MAX_CHARACTERS) return text
  const cut = text.slice(0, MAX_CHARACTERS - 1).replace(/[\uD800-\uDBFF]$/, '')
  const blank = cut.lastIndexOf(' ')
  return `${(blank > MAX_CHARACTERS / 2 ? cut.slice(0, blank) : cut).trimEnd()}…`
}
