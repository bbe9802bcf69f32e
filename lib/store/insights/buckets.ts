/** Times up to this fall into the first bucket. */
const SMALLEST_MS = 250
/** Buckets from one doubling to the next: each is about a fifth wider than the one before. */
const PER_DOUBLING = 4

/**
 * The bucket that a time falls into. Buckets are the same for ever, so those of two days can be added up, which medians
 * cannot. What is read out of them is right to within a bucket.
 */
export const bucketOf = (ms: number): number =>
  ms <= SMALLEST_MS ? 0 : Math.floor(PER_DOUBLING * Math.log2(ms / SMALLEST_MS)) + 1

/** Where a bucket begins and ends, milliseconds. */
export const boundsOf = (bucket: number): { from: number; to: number } =>
  bucket === 0
    ? { from: 0, to: SMALLEST_MS }
    : {
        from: SMALLEST_MS * 2 ** ((bucket - 1) / PER_DOUBLING),
        to: SMALLEST_MS * 2 ** (bucket / PER_DOUBLING),
      }

/**
 * The time that a share of all times does not exceed, taken to lie evenly within its bucket.
 *
 * @param counts how many times fell into each bucket
 * @param share 0.5 for the median
 * @returns milliseconds; nothing when there are no times
 */
export function quantile(counts: ReadonlyMap<number, number>, share: number): number | null {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0)
  let wanted = total * share
  for (const [bucket, count] of [...counts].sort(([a], [b]) => a - b)) {
    if (count > 0 && wanted <= count) {
      const { from, to } = boundsOf(bucket)
      return Math.round(from + (to - from) * (wanted / count))
    }
    wanted -= count
  }
  return null
}
