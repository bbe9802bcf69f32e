import type { Finding } from './finding'

const MARKS: Record<Finding['is'], string> = {
  good: '✓ good   ',
  warn: '! look   ',
  bad: '✗ MEND   ',
  skipped: '– skipped',
}
const INDENT = ' '.repeat(14)

/** A finding as a terminal shows it: a mark with a word, the title, what was found, what to do. */
export function inLines(title: string, { is, found, todo, place }: Finding, columns: number): string {
  const width = Math.min(Math.max(columns, 40), 110) - INDENT.length
  return [
    `  ${MARKS[is]}   ${title}`,
    ...wrapped(found, width).map((line) => `${INDENT}${line}`),
    ...(todo ? wrapped(`→ ${todo}`, width).map((line) => `${INDENT}${line}`) : []),
    ...(place && is !== 'good' ? [`${INDENT}  in the dashboard: ${place.href}`] : []),
  ].join('\n')
}

/** Breaks a text between words. A word that is too long, such as an address, stays whole. */
function wrapped(text: string, width: number): string[] {
  const lines = ['']
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? ''
    if (line === '') lines[lines.length - 1] = word
    else if (line.length + 1 + word.length <= width) lines[lines.length - 1] = `${line} ${word}`
    else lines.push(word)
  }
  return lines
}
