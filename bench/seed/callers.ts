import type { Chance } from './chance'

/** Numbers of the company itself: 020 7946 0000 to 0199. */
const OWN = 200

/** Ranges kept for fiction: no one is ever rung there. */
const RANGES: [string, number][] = [
  ['447700900', 1_000],
  ['442079460', 1_000 - OWN],
  ...['113', '114', '115', '116', '117', '118', '121', '131', '141', '151', '161'].map(
    (area): [string, number] => [`44${area}4960`, 1_000],
  ),
  ...Array.from({ length: 280 }, (_, n): [string, number] => [`1${201 + n}5550`, 100]),
]
const FIRST_OF_HUNDRED = 100

/** Everybody who calls: digits without `+`. A few call again and again. */
export function makeCallers(chance: Chance): () => string {
  const all = RANGES.flatMap(([prefix, count]) =>
    Array.from({ length: count }, (_, n) => {
      const nth = prefix === '442079460' ? OWN + n : n
      return `${prefix}${String(count === 100 ? FIRST_OF_HUNDRED + n : nth).padStart(3, '0')}`
    }),
  )
  for (let n = all.length - 1; n > 0; n -= 1) {
    const other = chance.below(n + 1)
    const [one, two] = [all[n] ?? '', all[other] ?? '']
    all[n] = two
    all[other] = one
  }
  return () => all[Math.floor(all.length * chance.next() ** 2.5)] ?? ''
}
