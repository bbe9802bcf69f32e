import { parseQuery } from '@/lib/flow/edit/query'
import { folded } from '@/lib/flow/edit/searched'

/** Characters that are seen of a line, and those that stand before what was found. */
const SEEN = 44
const BEFORE = 16

/** A text from shortly before the first word that was asked for, so that it is seen on a line that is cut at its end. */
export function excerpt(text: string, query: string): string {
  const searched = folded(text)
  const places = parseQuery(query)
    .words.map((word) => searched.indexOf(folded(word)))
    .filter((at) => at >= 0)
  const first = Math.min(...places)
  if (places.length === 0 || first < SEEN - BEFORE) return text
  const from = text.lastIndexOf(' ', first - BEFORE / 2)
  return from < BEFORE ? text : `…${text.slice(from)}`
}
