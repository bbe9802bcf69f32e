/** A stretch of a text: in both, only in what was before, or only in what is now. */
export type Stretch = { as: 'same' | 'gone' | 'new'; text: string }

/** More words than this are not laid beside one another: it would take longer than one looks. */
const MAX_WORDS = 400

/** What became of a text, word by word: the longest words in common stay, the rest is gone or new. */
export function wordChanges(before: string, after: string): Stretch[] {
  const [was, is] = [wordsOf(before), wordsOf(after)]
  if (was.length > MAX_WORDS || is.length > MAX_WORDS)
    return joined([
      { as: 'gone', text: before },
      { as: 'new', text: after },
    ])
  const common = lengths(was, is)
  const found: Stretch[] = []
  let [a, b] = [0, 0]
  while (a < was.length || b < is.length) {
    if (a < was.length && was[a] === is[b]) {
      found.push({ as: 'same', text: was[a] ?? '' })
      a += 1
      b += 1
    } else if (b >= is.length || (a < was.length && at(common, a + 1, b) >= at(common, a, b + 1))) {
      found.push({ as: 'gone', text: was[a] ?? '' })
      a += 1
    } else {
      found.push({ as: 'new', text: is[b] ?? '' })
      b += 1
    }
  }
  return joined(found)
}

/** Words with the blanks behind them. */
const wordsOf = (text: string): string[] => text.match(/\S+\s*|\s+/g) ?? []

/** How many words two texts have in common from each place on. */
function lengths(was: string[], is: string[]): number[][] {
  const table = Array.from({ length: was.length + 1 }, () => new Array<number>(is.length + 1).fill(0))
  for (let a = was.length - 1; a >= 0; a -= 1)
    for (let b = is.length - 1; b >= 0; b -= 1) {
      const row = table[a]
      if (row)
        row[b] =
          was[a] === is[b] ? at(table, a + 1, b + 1) + 1 : Math.max(at(table, a + 1, b), at(table, a, b + 1))
    }
  return table
}

const at = (table: number[][], a: number, b: number): number => table[a]?.[b] ?? 0

function joined(stretches: Stretch[]): Stretch[] {
  const found: Stretch[] = []
  for (const { as, text } of stretches) {
    const last = found.at(-1)
    if (last?.as === as) last.text += text
    else if (text) found.push({ as, text })
  }
  return found
}
