/** What is asked of a flow: everything must hold of a node for it to be found. */
export type Query = {
  /** Words and quoted phrases, as they are written. */
  words: string[]
  kinds: string[]
  is: ('problem' | 'unreachable')[]
  /** Names of variables that it reads or sets. */
  uses: string[]
  /** Numbers, or how they begin. */
  calls: string[]
}

/** What a query may say besides words, for the hint under the field. */
export const OPERATORS = [
  { written: 'kind:menu', means: 'nodes of a kind' },
  { written: 'is:problem', means: 'nodes with something wrong' },
  { written: 'is:unreachable', means: 'nodes that no call can get to' },
  { written: 'uses:account', means: 'nodes that read or set a variable' },
  { written: 'calls:+44', means: 'nodes that dial or text a number' },
] as const

/** A piece between blanks, or between quotes; an operator's value may be quoted too. */
const PIECE = /(?:(kind|is|uses|calls):)?(?:"([^"]*)"?|(\S+))/gi

/**
 * Reads what is typed into the search field. It never refuses: what is no operator is a word, and an operator without a value,
 * or with one that is not known yet, asks nothing while it is being typed.
 */
export function parseQuery(text: string): Query {
  const query: Query = { words: [], kinds: [], is: [], uses: [], calls: [] }
  for (const [piece, operator, quoted, bare] of inOneBlank(text).matchAll(PIECE)) {
    const value = (quoted ?? bare ?? '').trim()
    if (value === '' || /^(kind|is|uses|calls):$/i.test(piece)) continue
    switch (operator?.toLowerCase()) {
      case 'kind':
        query.kinds.push(value.toLowerCase())
        break
      case 'is':
        if (value === 'problem' || value === 'unreachable') query.is.push(value)
        break
      case 'uses':
        query.uses.push(value.replace(/^\{\{\s*|\s*\}\}$/g, ''))
        break
      case 'calls':
        query.calls.push(value)
        break
      default:
        query.words.push(value)
    }
  }
  return query
}

export const asksNothing = ({ words, kinds, is, uses, calls }: Query): boolean =>
  [words, kinds, is, uses, calls].every((list) => list.length === 0)

/** A number may be written with blanks: `calls:+44 20 7946`. What follows in digits belongs to it. */
const inOneBlank = (text: string): string =>
  text.replace(
    /calls:\s*\+?\d[\d\s().\-/]*/gi,
    (number) => `calls:${number.slice(6).replace(/[^+\d]/g, '')} `,
  )
