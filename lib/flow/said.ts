import type { Instruction } from './instruction'
import { spokenText } from './spoken-text'

/** What somebody heard, as a log keeps it: the first words of a text, or the address of a recording. */
export type Said = { text: string } | { audioUrl: string }

/** Enough to know a prompt by. */
const FIRST_CHARACTERS = 160

/** What is said by these instructions; what is secret about it is masked. */
export const saidBy = (instructions: Instruction[], mask: string): Said[] =>
  instructions.flatMap((instruction): Said[] => {
    if (instruction.type !== 'play') return []
    const { spoken } = instruction
    if ('audioUrl' in spoken) return [{ audioUrl: withoutQuery(spoken.audioUrl) }]
    return [{ text: spoken.isSecret ? mask : firstWords(spokenText(spoken.text)) }]
  })

/** A text up to a blank, where it is longer than a line or two. */
export function firstWords(text: string, characters = FIRST_CHARACTERS): string {
  if (text.length <= characters) return text
  return `${text.slice(0, characters - 1).replace(/\s+\S{0,20}$/, '')}…`
}

/** What stands behind the path of an address is often what opens it. */
const withoutQuery = (address: string): string => address.replace(/[?#].*$/s, '')
