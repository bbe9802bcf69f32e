/** Deeper than any document of ours; what is deeper was made to break a reader. */
const MAX_DEPTH = 64

/** True where a value is nested no deeper than a reader can safely go. Itself without recursion. */
export function isShallow(value: unknown): boolean {
  let level: unknown[] = [value]
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MAX_DEPTH) return false
    level = level.flatMap((item) => (typeof item === 'object' && item !== null ? Object.values(item) : []))
  }
  return true
}
