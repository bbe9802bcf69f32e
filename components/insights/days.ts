import type { Figures } from '@/lib/store/insights/figures'
import type { Formats } from '../format/formats'

/** More bars than this cannot be told apart. */
const MOST_DAYS = 400

/** Every day of a range, with and without calls; of a very long one those from the first call on. */
export function daysBetween(from: string, to: string, days: Figures['days']): string[] {
  const all = rangeOf(from, to)
  if (all.length <= MOST_DAYS) return all
  return rangeOf(days[0]?.day ?? to, days.at(-1)?.day ?? to).slice(-MOST_DAYS)
}

function rangeOf(from: string, to: string): string[] {
  const days: string[] = []
  for (let at = Date.parse(from); at <= Date.parse(to); at += 86_400_000)
    days.push(new Date(at).toISOString().slice(0, 10))
  return days
}

/** From when to when a version had calls: `1 Mar to 14 Mar`. */
export function spanWords(span: { first: string; last: string } | undefined, { dayOfYear }: Formats): string {
  if (!span) return 'none'
  const [first, last] = [span.first, span.last].map((day) => dayOfYear(day, 'utc', 'short'))
  return span.first === span.last ? `${first}` : `${first} to ${last}`
}
