/** Letters that a text message holds 160 of; with any other there is room for 70. Some of them count twice. */
const PLAIN = /^[@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&'()*+,\-./0-9:;<=>?¡A-ZÄÖÑÜ§¿a-zäöñüà^{}\\[\]~|€]*$/
const DOUBLE = /[\^{}\\[\]~|€]/g

/** How long a text is, and how many messages it is sent as. What variables fill in is not known and counts as nothing. */
export function messageParts(template: string): { count: number; parts: number } {
  const text = template.replace(/\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}/g, '')
  const isPlain = PLAIN.test(text)
  const length = text.length + (isPlain ? (text.match(DOUBLE)?.length ?? 0) : 0)
  const [single, each] = isPlain ? [160, 153] : [70, 67]
  return { count: text.length, parts: length <= single ? 1 : Math.ceil(length / each) }
}
