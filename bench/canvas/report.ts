/** What was measured once: of one contestant, with a flow of some size. */
export type Seen = { name: string; size: number; what: string; values: number[] }

/** The figures of every measurement, ours beside theirs: the median of the rounds. */
export function report(seen: readonly Seen[], sizes: readonly number[]) {
  const [us = '', them = ''] = new Set(seen.map(({ name }) => name))
  const whats = [...new Set(seen.map(({ what }) => what))]
  console.log(
    `${'nodes'.padStart(5)}  ${'milliseconds, if not said otherwise'.padEnd(36)} ${us.padStart(16)} ${them.padStart(18)} ${'ratio'.padStart(7)}`,
  )
  for (const size of sizes) {
    for (const what of whats) {
      const [ours, theirs] = [us, them].map((name) =>
        seen.filter((one) => one.size === size && one.what === what && one.name === name),
      )
      for (const [share, label] of sharesOf(ours?.[0])) {
        const [our, their] = [ours, theirs].map((rounds) =>
          middle((rounds ?? []).map(({ values }) => quantile(values, share))),
        )
        console.log(
          [
            String(size).padStart(5),
            ` ${what}${label}`.padEnd(37),
            (our ?? 0).toFixed(1).padStart(16),
            (their ?? 0).toFixed(1).padStart(18),
            ((our ?? 0) / (their ?? 1)).toFixed(2).padStart(7),
          ].join(' '),
        )
      }
    }
    console.log('')
  }
}

/** One measurement in a few words, as it comes in. */
export const summary = (values: readonly number[]): string =>
  [0.5, 0.95].map((share) => quantile(values, share).toFixed(1)).join(' / ')

const sharesOf = (one: Seen | undefined): [number, string][] =>
  (one?.values.length ?? 0) > 1
    ? [
        [0.5, ', p50'],
        [0.95, ', p95'],
      ]
    : [[0.5, '']]

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

const middle = (values: readonly number[]): number => quantile(values, 0.5)
