/** True when two values are the same JSON; the order of names makes no difference, and absent is the same as undefined. */
export function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b) || a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const [one, other] = [fieldsOf(a), fieldsOf(b)]
  return (
    one.length === other.length &&
    one.every(
      ([name, value]) => Object.hasOwn(b, name) && isSame(value, (b as Record<string, unknown>)[name]),
    )
  )
}

const fieldsOf = (value: object) => Object.entries(value).filter(([, field]) => field !== undefined)
