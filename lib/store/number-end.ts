/** Fewer digits than these would be found in too many numbers. */
const FEWEST = 4

/**
 * The digits with which a number ends that somebody has written in whatever form: national (`020 7946 0018`), international
 * (`+44 (0)20 7946 0018`, `0044 …`), or its last digits alone. Numbers are stored with their country code, so what comes before the
 * area code at home is left out.
 *
 * @returns nothing for what is no number, or too short
 */
export function endOf(written: string): string | undefined {
  if (!/^[+\d\s().\-/]+$/.test(written)) return undefined
  const digits = written.replace(/\(0\)/g, '').replace(/\D/g, '')
  // Four digits may well be the end of a number, zeros and all.
  const bare = digits.length > FEWEST + 1 ? digits.replace(/^0+/, '') : digits
  return bare.length >= FEWEST ? bare : undefined
}

/** The index holds so many of a number's last characters. */
export const INDEXED_END = 4
