import { isTemplate } from './template'

export type SsmlFault =
  | { code: 'ssml.tag-not-closed' | 'ssml.tag-not-opened'; tag: string }
  /** A `<` or `&` that begins nothing, an attribute without quotes, words after the end. */
  | { code: 'ssml.malformed'; text: string }

const ATTRIBUTES = String.raw`(?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*\s*`
const PIECE = new RegExp(
  [
    String.raw`<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>`,
    String.raw`<(?<close>/?)(?<name>[A-Za-z_][\w:.-]*)${ATTRIBUTES}(?<empty>/?)>`,
    String.raw`&(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[\dA-Fa-f]{1,6});`,
    '(?<text>[^<&]+)',
  ].join('|'),
  'y',
)

/**
 * What keeps a text from being well-formed markup, or nothing. A carrier refuses a whole document for one such prompt, and
 * only when a caller is there. What `{{variables}}` fill in is escaped, so their places count as text.
 */
export function ssmlFault(template: string): SsmlFault | undefined {
  const text = withoutTemplates(template).trim()
  const open: string[] = []
  PIECE.lastIndex = 0
  while (PIECE.lastIndex < text.length) {
    const at = PIECE.lastIndex
    const groups = PIECE.exec(text)?.groups
    const isOutside = open.length === 0 && at > 0
    if (!groups || isOutside) return { code: 'ssml.malformed', text: text.slice(at, at + 30) }
    const { name, close, empty } = groups
    if (name === undefined || empty) continue
    if (!close) open.push(name)
    else if (open.at(-1) === name) open.pop()
    else if (open.includes(name)) return { code: 'ssml.tag-not-closed', tag: open.at(-1) ?? name }
    else return { code: 'ssml.tag-not-opened', tag: name }
  }
  const left = open.at(-1)
  return left === undefined ? undefined : { code: 'ssml.tag-not-closed', tag: left }
}

/** True where a text that is read out plainly holds tags: they would be spoken as they stand. */
export const holdsTags = (text: string): boolean =>
  /<\/?(break|emphasis|p|s|phoneme|prosody|say-as|speak|sub|voice|w|lang|mark|audio)\b[^<>]*>/i.test(text)

const withoutTemplates = (text: string): string =>
  isTemplate(text) ? text.replace(/\{\{[\s\S]*?\}\}/g, '·').replace(/\{%[\s\S]*?%\}/g, '') : text
