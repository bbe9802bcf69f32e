const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

export const isSsml = (text: string): boolean => /^\s*<speak[\s>/]/.test(text)

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

/** How long a voice needs for a text, in milliseconds: about fourteen characters a second, and never less than one second. */
export const speakingTime = (text: string): number =>
  Math.max(1_000, Math.round((spokenText(text).length / 14) * 1_000))

/** What keeps a text that starts with `<speak>` from being XML with one root, in a few words; nothing when all is well. */
export function brokenSsml(text: string): string | undefined {
  const open: string[] = []
  let closed = false
  let rest = text.trim()
  while (rest !== '') {
    if (closed) return 'something follows </speak>'
    const tag = /^<(\/?)([A-Za-z][\w:-]*)((?:\s+[\w:-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/.exec(rest)
    const comment = /^<!--[\s\S]*?-->/.exec(rest)
    const words = /^[^<&]+/.exec(rest) ?? /^&(#x[\da-f]+|#\d+|amp|lt|gt|quot|apos);/i.exec(rest)
    if (tag) {
      const [, slash, name = '', , selfClosing] = tag
      if (slash && open.pop() !== name) return `</${name}> closes nothing that is open`
      if (!slash && !selfClosing) open.push(name)
      closed = open.length === 0
    } else if (!words && !comment)
      return `"${rest.slice(0, 20)}" is no tag, and < and & must be written as entities`
    rest = rest.slice((tag ?? comment ?? words)?.[0].length)
  }
  return open.length > 0 ? `<${open.at(-1)}> is not closed` : undefined
}

function entity(name: string): string | undefined {
  if (!name.startsWith('#')) return ENTITIES[name.toLowerCase()]
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined
}
