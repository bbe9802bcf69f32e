import { isSsml } from './prompt'

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** What a voice would say: the text without its tags, blanks folded, entities read. Plain text comes back as it is. */
export function spokenText(text: string): string {
  if (!isSsml(text)) return text
  return text
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<sub\b[^>]*\balias=(?:"([^"]*)"|'([^']*)')[^>]*>[^<]*<\/sub>/g, (_, a = '', b = '') => a || b)
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(#x[\da-f]+|#\d+|\w+);/gi, (whole, name: string) => entity(name) ?? whole)
    .replace(/\s+/g, ' ')
    .replace(/ ([.,;:!?])/g, '$1')
    .trim()
}

function entity(name: string): string | undefined {
  if (!name.startsWith('#')) return ENTITIES[name.toLowerCase()]
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined
}
