import { ssmlFault } from '@/lib/flow/ssml'
import { MAX_TALK_CHARACTERS } from './ncco'

/** Between two sentences; the second half is for scripts that put no blank there. */
const SENTENCE_END = /(?<=[.!?…]["'”’)]*\s)(?=\S)|(?<=[。！？\n])/
/** Where a sentence that is too long is best cut: after a part of it, else between words. */
const CUTS = [/[,;:،、]\s*/g, /\s+/g]

/** How many characters count against the limit: tags do not. */
export const spokenLength = (text: string, ssml: boolean): number =>
  ssml ? text.replace(/<[^>]*>/g, '').length : text.length

/**
 * A text as Vonage takes it: in pieces of at most 1,500 characters, cut between sentences. None for a text that says nothing.
 * Markup that is broken would fail the whole document in front of a caller, so its words are read out without it.
 */
export function talkPieces(text: string, ssml: boolean, limit = MAX_TALK_CHARACTERS): string[] {
  const clean = text.replace(/[\p{Cc}\p{Cs}]+/gu, (found) => (found.includes('\n') ? '\n' : ' ')).trim()
  if (!ssml) return plainPieces(asPlain(clean), limit)
  if (ssmlFault(clean)) return plainPieces(withoutTags(clean), limit)
  if (withoutTags(clean) === '') return []
  return spokenLength(clean, true) <= limit ? [clean] : markupPieces(clean, limit)
}

/** Only what was written as markup is markup: a caller's words that begin like it are not. */
const asPlain = (text: string): string => (/^<speak/i.test(text) ? withoutTags(text) : text)

const ENTITIES: { [entity: string]: string } = { amp: '&', lt: ' ', gt: ' ', quot: '"', apos: "'" }

const withoutTags = (text: string): string =>
  text
    .replace(/<[^>]*>?/g, ' ')
    .replace(/&(amp|lt|gt|quot|apos);/g, (_, entity) => ENTITIES[entity] ?? ' ')
    .replace(/\s+/g, ' ')
    .trim()

function plainPieces(text: string, limit: number): string[] {
  const pieces: string[] = ['']
  for (const part of partsOf(text, limit)) {
    if ((pieces.at(-1) + part).trim().length > limit) pieces.push('')
    pieces.push(pieces.pop() + part)
  }
  return pieces.map((piece) => piece.trim()).filter((piece) => piece !== '')
}

/** Sentences; one that is longer than a piece may be, in parts. */
const partsOf = (text: string, limit: number): string[] =>
  text.split(SENTENCE_END).flatMap((sentence) => {
    const parts: string[] = []
    let rest = sentence
    while (rest.length > limit) {
      const at = cutIn(rest, limit)
      parts.push(rest.slice(0, at))
      rest = rest.slice(at)
    }
    return [...parts, rest]
  })

/** Where to cut a sentence so that what stands before it fits. Never inside a character or its entity. */
function cutIn(sentence: string, limit: number): number {
  const head = sentence.slice(0, limit)
  for (const cut of CUTS) {
    const last = [...head.matchAll(cut)].at(-1)
    // A cut near the beginning would make a short piece and leave a long rest.
    if (last && last.index > limit / 4) return last.index + last[0].length
  }
  const broken = /[\uD800-\uDBFF]$|&#?\w{0,9}$/.exec(head)
  return broken && broken.index > 0 ? broken.index : limit
}

/** Cuts between the sentences of well-formed markup; each piece closes what is open, and the next opens it again. */
function markupPieces(text: string, limit: number): string[] {
  const open: string[] = []
  const pieces: string[] = []
  let piece = ''
  let length = 0

  const close = () => {
    pieces.push(
      piece +
        open
          .map((tag) => `</${nameOf(tag)}>`)
          .reverse()
          .join(''),
    )
    piece = open.join('')
    length = 0
  }
  for (const token of text.match(/<[^>]*>|[^<]+/g) ?? []) {
    if (/^<[!?]/.test(token)) continue // comments: nothing is said
    if (token.startsWith('<')) {
      piece += token
      if (token.startsWith('</')) open.pop()
      else if (!token.endsWith('/>')) open.push(token)
      continue
    }
    for (const part of partsOf(token, limit)) {
      if (length > 0 && length + part.length > limit) close()
      piece += part
      length += part.length
    }
  }
  if (length > 0) pieces.push(piece)
  return pieces.filter((piece) => withoutTags(piece) !== '')
}

const nameOf = (tag: string): string => /^<([^\s/>]+)/.exec(tag)?.[1] ?? ''
