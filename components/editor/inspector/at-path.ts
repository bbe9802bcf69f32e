/** One step into a document: a field's name, or a place in a list. */
export type PathStep = string | number

/** What stands at a path; nothing where the path leads nowhere. */
export function getAt(value: unknown, path: readonly PathStep[]): unknown {
  let found = value
  for (const step of path) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, step)) return undefined
    found = (found as Record<PathStep, unknown>)[step]
  }
  return found
}

/**
 * The document with something else at a path; all beside the path stays the very same. `undefined` takes a field away. What is
 * missing on the way is made.
 */
export function setAt(value: unknown, path: readonly PathStep[], to: unknown): unknown {
  const [step, ...rest] = path
  if (step === undefined) return to
  if (Array.isArray(value)) {
    const copy = [...value]
    copy[Number(step)] = setAt(copy[Number(step)], rest, to)
    return copy
  }
  const fields = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  const inner = setAt(Object.hasOwn(fields, step) ? fields[step] : undefined, rest, to)
  if (inner !== undefined) return { ...fields, [step]: inner }
  const { [step]: _, ...others } = fields
  return others
}

/** A path as problems write it: `choices.1.key`. */
export const pathText = (path: readonly PathStep[]): string => path.join('.')

/** Is one path (as text) the other, or inside of it? Everything is inside of the empty one. */
export const isWithin = (path: string, outer: string): boolean =>
  outer === '' || path === outer || path.startsWith(`${outer}.`)
