import Ajv from 'ajv/dist/2020'
import addFormats from 'ajv-formats'

type Reply = { status: number; headers: Headers; body: unknown }
type Described = { content?: Record<string, unknown>; headers?: Record<string, unknown> }
type Description = { paths: Record<string, Record<string, { responses: Record<string, Described> }>> }

/**
 * Holds replies against an OpenAPI document: the status must be described for that route, the content type too, headers must
 * be there, and the body must fit the schema with no field that is not described.
 *
 * @returns a judge, which throws with what does not fit
 */
export function describedReplies(description: Description) {
  const ajv = new Ajv({ strict: false, allErrors: true })
  addFormats(ajv)
  ajv.addSchema(closed(description) as object, 'openapi')

  return (method: string, path: string, { status, headers, body }: Reply) => {
    const at = `${method} ${path} → ${status}`
    const template = templateOf(description, path)
    const operation = template && description.paths[template]?.[method.toLowerCase()]
    // Unknown addresses and methods have no description; all that is asked of them is a problem.
    const described = operation ? operation.responses[status] : undefined
    if (operation && !described) throw new Error(`${at} is not described`)
    if (described && !described.content) {
      if (body !== '') throw new Error(`${at} has a body, and none is described`)
      return
    }
    const type = headers.get('content-type')?.split(';')[0] ?? ''
    const schema = described
      ? `openapi#${['', 'paths', template ?? '', method.toLowerCase(), 'responses', status, 'content', type, 'schema'].map(pointed).join('/')}`
      : 'openapi#/components/schemas/Problem'
    if (described && !described.content?.[type]) throw new Error(`${at}: ${type} is not described`)
    for (const name of Object.keys(described?.headers ?? {}))
      if (!headers.has(name)) throw new Error(`${at} has no ${name}`)
    const fits = ajv.getSchema(schema)
    if (!fits?.(body)) throw new Error(`${at}: ${ajv.errorsText(fits?.errors)}`)
  }
}

/** The described path that an address belongs to; one without parameters wins. */
const templateOf = ({ paths }: Description, path: string): string | undefined =>
  Object.keys(paths)
    .filter((template) =>
      new RegExp(`^${template.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[^/?]+')}(\\?|$)`).test(path),
    )
    .sort((a, b) => a.split('{').length - b.split('{').length)[0]

const pointed = (part: string | number) =>
  encodeURIComponent(String(part).replaceAll('~', '~0').replaceAll('/', '~1'))

/** Objects that list their fields take no others: clients are to bear new fields, stories are not. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed)
  if (typeof schema !== 'object' || schema === null) return schema
  const inner = Object.fromEntries(Object.entries(schema).map(([name, value]) => [name, closed(value)]))
  const isOpen = 'properties' in inner && 'type' in inner && !('additionalProperties' in inner)
  return isOpen ? { ...inner, additionalProperties: false } : inner
}
