import type { Json } from './call'

/**
 * The steps of a path into JSON: `order.items[0].name`, `["a key"].x`, with or without a leading `$`. An empty path is the
 * whole. Nothing when it cannot be read.
 */
export function jsonPath(path: string): string[] | undefined {
  let rest = path.trim().replace(/^\$/, '')
  const steps: string[] = []
  while (rest !== '') {
    const [all, dotted, index, double, single] =
      /^(?:\.?([^.[\]"'\s]+)|\[(\d+)\]|\["([^"]*)"\]|\['([^']*)'\])/.exec(rest) ?? []
    const step = dotted ?? index ?? double ?? single
    if (all === undefined || step === undefined) return undefined
    // Only the first name may stand without its dot.
    if (dotted !== undefined && !all.startsWith('.') && steps.length > 0) return undefined
    steps.push(step)
    rest = rest.slice(all.length)
  }
  return steps
}

/**
 * What lies at a path, as text for a variable: text as it is, numbers and truth values written out, objects and lists as
 * JSON. What is not there, `null`, and a path that cannot be read give an empty text.
 */
export function textAt(json: Json, path: string): string {
  const steps = jsonPath(path)
  if (!steps) return ''
  let here: Json | undefined = json
  for (const step of steps) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, step)) return ''
    here = (here as Record<string, Json>)[step] // a list's entries are its own properties too
  }
  if (here === null || here === undefined) return ''
  return typeof here === 'object' ? written(here) : String(here)
}

/** JSON that is nested deeper than it can be written is no value for a variable. */
function written(json: Json): string {
  try {
    return JSON.stringify(json)
  } catch {
    return ''
  }
}
