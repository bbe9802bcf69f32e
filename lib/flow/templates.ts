import { isTemplate, templateProblem, variablesIn } from './template'

/** A text with `{{variables}}`, and where in its settings it stands: `destinations.0.number`. */
export type Written = { field: string; text: string }

/** Every text in a node's settings that is a template, in the order of the settings. */
export function templatesIn(settings: unknown): Written[] {
  const found: Written[] = []
  textsIn(settings, [], (text, path) => {
    if (isTemplate(text)) found.push({ field: path.join('.'), text })
  })
  return found
}

/** Where in its settings a text stands that is exactly this one, or nothing. */
export function fieldHolding(settings: unknown, wanted: string): string | undefined {
  let field: string | undefined
  textsIn(settings, [], (text, path) => {
    if (text === wanted) field ??= path.join('.')
  })
  return field
}

function textsIn(
  value: unknown,
  path: (string | number)[],
  take: (text: string, path: (string | number)[]) => void,
) {
  if (typeof value === 'string') return take(value, path)
  if (typeof value !== 'object' || value === null) return
  const entries: Iterable<[string | number, unknown]> = Array.isArray(value)
    ? value.entries()
    : Object.entries(value)
  for (const [name, part] of entries) {
    path.push(name)
    textsIn(part, path, take)
    path.pop()
  }
}

/** What a template asks of a call, as far as its text tells. */
export type Asked = {
  /** What is wrong with its spelling. */
  fault?: string
  /** Names that it reads. `isGuarded`: it says itself what happens when there is nothing (`default`, `if`). */
  reads: { name: string; isGuarded: boolean }[]
}

const MAX_KNOWN = 10_000
const known = new Map<string, Asked>()

/** Reads a template. Remembered by text: the editor asks again on every change, of texts that have not changed. */
export function askedBy(template: string): Asked {
  const before = known.get(template)
  if (before) return before
  const fault = templateProblem(template)
  const asked: Asked =
    fault === undefined
      ? { reads: variablesIn(template).map((name) => ({ name, isGuarded: isGuarded(template, name) })) }
      : { fault, reads: [] }
  if (known.size >= MAX_KNOWN) known.clear()
  known.set(template, asked)
  return asked
}

const isGuarded = (template: string, name: string): boolean =>
  [...template.matchAll(/\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}/g)].some(
    ([part]) =>
      new RegExp(String.raw`\b${name.replace(/[^\w]/g, '\\$&')}\b`).test(part) &&
      /\|\s*default\b|^\{%-?\s*(if|elsif|unless|case)\b/.test(part),
  )
