/** A range of numbers that its country keeps for fiction: nobody can ever be reached there by mistake. */
export type FictionalRange = {
  id: string
  /** As a list offers it. */
  title: string
  /** E.164; the last digits are counted. */
  first: string
  count: number
}

/** Where numbers for the sandbox are taken from; the first where nothing else is said. */
export const FICTIONAL_RANGES: readonly FictionalRange[] = [
  { id: 'gb', title: 'United Kingdom, London', first: '+442079460000', count: 1_000 },
  { id: 'us', title: 'United States, Washington', first: '+12025550100', count: 100 },
  { id: 'de', title: 'Germany, Berlin', first: '+493023125000', count: 1_000 },
  { id: 'fr', title: 'France, Paris', first: '+33199000000', count: 10_000 },
  { id: 'au', title: 'Australia, Sydney', first: '+61255500000', count: 10_000 },
]

/** Callers whom nobody knows: mobile and other numbers kept for fiction, with the country that they come from. */
export const FICTIONAL_CALLERS: readonly { e164: string; title: string }[] = [
  { e164: '+447700900123', title: 'United Kingdom, mobile' },
  { e164: '+441632960018', title: 'United Kingdom, landline' },
  { e164: '+12025550143', title: 'United States' },
  { e164: '+493023125018', title: 'Germany' },
  { e164: '+33639980018', title: 'France, mobile' },
  { e164: '+61491570156', title: 'Australia, mobile' },
]

/** The range of the country whose language a flow speaks (`en-US` → United States), else the first. */
export function fictionalRangeFor(language: string): FictionalRange {
  const region = language.split('-').at(-1)?.toLowerCase()
  return FICTIONAL_RANGES.find(({ id }) => id === region) ?? firstRange
}

/**
 * The next number of a range that is not taken, or nothing when all are.
 *
 * @param taken E.164
 */
export function nextFictionalNumber(
  taken: ReadonlySet<string>,
  { first, count }: FictionalRange = firstRange,
): string | undefined {
  for (let at = 0; at < count; at += 1) {
    const number = `+${BigInt(first.slice(1)) + BigInt(at)}`
    if (!taken.has(number)) return number
  }
}

const [firstRange] = FICTIONAL_RANGES as [FictionalRange, ...FictionalRange[]] // it holds some, as one sees
