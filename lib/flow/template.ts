import { Liquid, type Template } from 'liquidjs'

/** How long a filled-in text may become, characters. */
export const MAX_FILLED_CHARACTERS = 20_000

const options = {
  // No files, no globals of the host, only a value's own fields: a template sees what the call carries and nothing else.
  templates: {},
  ownPropertyOnly: true,
  jsTruthy: false,
  strictVariables: false,
  strictFilters: true,
  // A caller waits: a template that works longer than this is given up.
  parseLimit: 50_000,
  renderLimit: 100,
  memoryLimit: 200_000,
  cache: false,
} as const

const plain = new Liquid(options)
/** What callers say or services answer must not become markup: values inside SSML are escaped. */
const markup = new Liquid({ ...options, outputEscape: 'escape' })

for (const engine of [plain, markup]) {
  const date = engine.filters.date as (this: unknown, value: unknown, ...rest: unknown[]) => unknown
  // "now" is the call's clock, which is handed in, never the machine's.
  engine.registerFilter(
    'date',
    function (this: { context: { getSync: (path: string[]) => unknown } }, value, ...rest) {
      return date.call(
        this,
        value === 'now' || value === 'today' ? this.context.getSync(['now']) : value,
        ...rest,
      )
    },
  )
  for (const name of ['sample', 'shuffle']) engine.registerFilter(name, (value: unknown) => value)
}

/** Parsed templates by text. Flows are immutable once published, so the same few texts come again and again. */
const parsed = { plain: new Map<string, Template[]>(), markup: new Map<string, Template[]>() }
const MAX_PARSED = 5_000

export type Filled = { text: string } | { text: ''; problem: string }

export const isTemplate = (text: string): boolean => text.includes('{{') || text.includes('{%')

/**
 * Fills `{{variables}}` in (Liquid, with its filters and tags).
 *
 * @param variables what the template may name; values are text
 * @param into `markup` escapes `&`, `<`, `>` and quotes of what is filled in, for SSML
 * @returns the text, or an empty one with the problem when the template is broken or works too long; never throws
 */
export function fillTemplate(
  template: string,
  variables: Record<string, unknown>,
  into: 'plain' | 'markup' = 'plain',
): Filled {
  if (!isTemplate(template)) return { text: template }
  try {
    const engine = into === 'plain' ? plain : markup
    const text = String(engine.renderSync(parse(template, into), { ...variables }))
    return { text: text.slice(0, MAX_FILLED_CHARACTERS) }
  } catch (problem) {
    return { text: '', problem: problem instanceof Error ? problem.message : String(problem) }
  }
}

/** What is wrong with a template's spelling, or nothing. */
export function templateProblem(template: string): string | undefined {
  try {
    if (isTemplate(template)) plain.parse(template)
  } catch (problem) {
    return problem instanceof Error ? problem.message : String(problem)
  }
}

/** Names of the variables that a template reads and does not set itself, without their fields: `order` of `{{ order.id }}`. */
export function variablesIn(template: string): string[] {
  if (!isTemplate(template)) return []
  try {
    return plain.globalVariablesSync(template).map(String)
  } catch {
    return []
  }
}

function parse(template: string, into: 'plain' | 'markup'): Template[] {
  const cache = parsed[into]
  const known = cache.get(template)
  if (known) return known
  const fresh = (into === 'plain' ? plain : markup).parse(template)
  if (cache.size >= MAX_PARSED) cache.clear()
  cache.set(template, fresh)
  return fresh
}
