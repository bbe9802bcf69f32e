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
  // A time is shown with the offset that it carries (`now` carries the flow's), never with that of the machine.
  preserveTimezones: true,
  timezoneOffset: 0,
  // A caller waits: a template that works longer than this is given up.
  parseLimit: 50_000,
  renderLimit: 100,
  memoryLimit: 100_000,
  cache: false,
} as const

/**
 * What a text is filled for. What callers say, press or make a service answer must stay a value there:
 * - `plain`: as it is
 * - `markup`: SSML; `&`, `<`, `>` and quotes become entities
 * - `url`: an address; everything but letters, digits and `-_.~!*'()` becomes `%20` and the like, so a value stays inside its
 *   part of the path or query (or of a form's body). `{{ x | raw }}` puts it in unencoded
 * - `json`: JSON text; inside quotes a value is escaped; outside, a number, `true`, `false` or `null` stays, anything else is
 *   put in quotes, nothing becomes `null`. `{{ x | raw }}` puts it in as it is
 */
export type FillInto = 'plain' | 'markup' | 'url' | 'json'

/** Stand around a value filled into JSON until it is known whether it landed between quotes. Private use: no text holds them. */
const OPEN = '\uE000'
const CLOSE = '\uE001'

const textOf = (value: unknown): string =>
  value === undefined || value === null
    ? ''
    : typeof value === 'object'
      ? JSON.stringify(value)
      : String(value)

const urlPart = (value: unknown): string =>
  encodeURIComponent(textOf(value).replace(/\p{Surrogate}/gu, '\uFFFD'))

const engines: Record<FillInto, Liquid> = {
  plain: new Liquid(options),
  markup: new Liquid({ ...options, outputEscape: 'escape' }),
  url: new Liquid({ ...options, outputEscape: urlPart }),
  json: new Liquid({
    ...options,
    outputEscape: (value: unknown) => OPEN + textOf(value).replace(/[\uE000\uE001]/g, '') + CLOSE,
  }),
}

const DATE_FILTERS = ['date', 'date_to_xmlschema', 'date_to_rfc822', 'date_to_string', 'date_to_long_string']

type FilterThis = { context: { getSync: (path: string[]) => unknown } }
type FilterFunction = (this: unknown, value: unknown, ...rest: unknown[]) => unknown

for (const [into, engine] of Object.entries(engines)) {
  for (const name of DATE_FILTERS) {
    const date = engine.filters[name] as FilterFunction
    engine.registerFilter(name, function (this: FilterThis, value, ...rest) {
      return date.call(
        this,
        moment(value, () => this.context.getSync(['now'])),
        ...rest,
      )
    })
  }
  for (const name of ['sample', 'shuffle']) engine.registerFilter(name, (value: unknown) => value)
  // What is encoded already must not be encoded twice.
  if (into === 'url')
    for (const name of ['url_encode', 'cgi_escape', 'uri_escape'])
      engine.registerFilter(name, { raw: true, handler: urlPart })
  if (into === 'json')
    for (const name of ['json', 'jsonify'])
      engine.registerFilter(name, { raw: true, handler: (value: unknown) => JSON.stringify(value ?? null) })
}

/**
 * A time that means the same on every machine: "now" is the call's clock, which is handed in; a time without an offset is
 * taken as it is written.
 */
function moment(value: unknown, now: () => unknown): unknown {
  if (value === 'now' || value === 'today') return now()
  if (
    typeof value !== 'string' ||
    /(Z|GMT|UTC|[+-]\d{2}:?\d{2})\s*$/i.test(value) ||
    /^\s*\d+\s*$/.test(value)
  )
    return value
  const bare = value.trim()
  for (const written of /^\d{4}-\d{2}-\d{2}$/.test(bare)
    ? [`${bare}T00:00:00Z`]
    : [`${bare}Z`, `${bare} UTC`]) {
    const at = Date.parse(written)
    if (!Number.isNaN(at)) return new Date(at).toISOString()
  }
  return value
}

/** Parsed templates by text. Flows are immutable once published, so the same few texts come again and again. */
const parsed: Record<FillInto, Map<string, Template[]>> = {
  plain: new Map(),
  markup: new Map(),
  url: new Map(),
  json: new Map(),
}
const MAX_PARSED = 5_000

export type Filled = { text: string } | { text: ''; problem: string }

export const isTemplate = (text: string): boolean => text.includes('{{') || text.includes('{%')

/**
 * Fills `{{variables}}` in (Liquid, with its filters and tags).
 *
 * @param variables what the template may name; values are text
 * @param into what the text is for, which decides how values are escaped
 * @returns the text, or an empty one with the problem when the template is broken or works too long; never throws
 */
export function fillTemplate(
  template: string,
  variables: Record<string, unknown>,
  into: FillInto = 'plain',
): Filled {
  if (!isTemplate(template)) return { text: template }
  try {
    const rendered = String(engines[into].renderSync(parse(template, into), { ...variables }))
    const text = into === 'json' ? settleJson(rendered) : rendered
    return { text: text.slice(0, MAX_FILLED_CHARACTERS) }
  } catch (problem) {
    return { text: '', problem: problem instanceof Error ? problem.message : String(problem) }
  }
}

/** What is wrong with a template's spelling, or nothing. */
export function templateProblem(template: string): string | undefined {
  try {
    if (isTemplate(template)) engines.plain.parse(template)
  } catch (problem) {
    return problem instanceof Error ? problem.message : String(problem)
  }
}

/** Names of the variables that a template reads and does not set itself, without their fields: `order` of `{{ order.id }}`. */
export function variablesIn(template: string): string[] {
  if (!isTemplate(template)) return []
  const known = read.get(template)
  if (known) return known
  const names = namesRead(template)
  if (read.size >= MAX_PARSED) read.clear()
  read.set(template, names)
  return names
}

/** True when a template may read one of these variables. One that works out a name itself (`{{ [name] }}`) may read any. */
export const mayRead = (template: string, names: readonly string[]): boolean =>
  names.length > 0 &&
  isTemplate(template) &&
  (/(^|[^\w\]'"])\[/.test(template) || variablesIn(template).some((name) => names.includes(name)))

const read = new Map<string, string[]>()

function namesRead(template: string): string[] {
  try {
    return engines.plain.globalVariablesSync(template).map(String)
  } catch {
    return []
  }
}

/** Puts each marked value into JSON text in the form that its place asks for. */
function settleJson(rendered: string): string {
  let text = ''
  let isQuoted = false
  for (let at = 0; at < rendered.length; at += 1) {
    const character = rendered[at]
    if (character === OPEN) {
      const close = rendered.indexOf(CLOSE, at)
      const value = rendered.slice(at + 1, close)
      text += isQuoted ? JSON.stringify(value).slice(1, -1) : bareJson(value)
      at = close
      continue
    }
    if (character === '"') isQuoted = !isQuoted
    text += character
    if (character === '\\' && isQuoted && rendered[at + 1] !== OPEN) {
      at += 1
      text += rendered[at] ?? ''
    }
  }
  return text
}

const bareJson = (value: string): string => {
  if (value.trim() === '') return 'null'
  return /^\s*(-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?|true|false|null)\s*$/.test(value)
    ? value.trim()
    : JSON.stringify(value)
}

function parse(template: string, into: FillInto): Template[] {
  const cache = parsed[into]
  const known = cache.get(template)
  if (known) return known
  const fresh = engines[into].parse(template)
  if (cache.size >= MAX_PARSED) cache.clear()
  cache.set(template, fresh)
  return fresh
}
