import fc from 'fast-check'
import { z } from 'zod'
import { type Flow, flowDocument, flowSettings } from '../document'
import { kinds } from '../kinds'

type Schema = z.core.JSONSchema.BaseSchema

/** What designers write, well and badly: put among random texts, so that numbers, addresses, templates and zones are met. */
const WRITTEN = [
  '',
  'Welcome to Acme.',
  'Hello {{ name }}, you called {{ called }}.',
  '{% if pin %}{{ pin | upcase }}{% endif %}',
  '{{ broken',
  '<speak>One <break time="1s"/> two</speak>',
  '<speak><p>never closed</speak>',
  '+442079460018',
  'sip:desk@acme.example',
  'https://acme.example/hold.mp3',
  'Europe/London',
  'name',
  'pin',
  '{"action":"talk"}',
]

/** Any document that the schema takes: every kind with any settings, exits wired to any node, to none, or to a missing one. */
export function anyFlow(): fc.Arbitrary<Flow> {
  const ids = ['main', 'sales', 'support', 'bye', 'n1', 'n2']
  const targets = [...ids, 'missing']
  const node = fc.oneof(...kinds.map((kind) => anyNode(kind.kind, kind.settings, targets)))
  return fc
    .record({
      name: fc.constantFrom('Reception', 'Support line'),
      settings: parsed(flowSettings),
      start: fc.option(fc.constantFrom(...targets), { freq: 9 }),
      nodes: fc.dictionary(fc.constantFrom(...ids), node, { maxKeys: ids.length, noNullPrototype: true }),
      layout: fc.dictionary(
        fc.constantFrom(...ids),
        fc.record({ x: fc.integer(), y: fc.integer() }, { noNullPrototype: true }),
        { noNullPrototype: true },
      ),
    })
    .map((document) => flowDocument.parse({ format: 1, ...document }))
}

const anyNode = (kind: string, schema: z.ZodType, targets: string[]) =>
  fc
    .record({
      name: fc.constantFrom('Menu', 'Sales desk', ''),
      settings: parsed(schema),
      wiring: fc.array(fc.option(fc.constantFrom(...targets)), { minLength: 16, maxLength: 16 }),
    })
    .map(({ name, settings, wiring }) => ({
      kind,
      name,
      settings,
      exits: Object.fromEntries(
        [...exitIds(kind, settings), 'stale'].flatMap((exit, at) => {
          const to = wiring[at % wiring.length]
          return to ? [[exit, to]] : []
        }),
      ),
    }))

const exitIds = (name: string, settings: unknown): string[] =>
  kinds
    .find(({ kind }) => kind === name)
    ?.exits(settings)
    .map(({ id }) => id) ?? []

/** Whatever a schema takes. Drawn from its JSON Schema; what its finer rules refuse gives way to what it takes by default. */
const parsed = (schema: z.ZodType): fc.Arbitrary<unknown> =>
  whateverFits(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })).map((value) => {
    const found = schema.safeParse(value)
    return found.success ? found.data : schema.parse({})
  })

function whateverFits(schema: Schema, root: Schema = schema): fc.Arbitrary<unknown> {
  if (schema.$ref) return whateverFits(definition(schema.$ref, root), root)
  if ('const' in schema) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return fc.oneof(...choices.map((choice) => whateverFits(choice as Schema, root)))
  switch (schema.type) {
    case 'string':
      return text(schema)
    case 'integer':
      return fc.integer({ min: low(schema), max: high(schema) })
    case 'number':
      return fc.double({ min: low(schema), max: high(schema), noNaN: true }).map((value) => value + 0)
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    case 'array':
      return fc.array(whateverFits((schema.items ?? {}) as Schema, root), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.min(schema.maxItems ?? 4, Math.max(schema.minItems ?? 0, 4)),
      })
    case 'object':
      return object(schema, root)
    default:
      return fc.jsonValue()
  }
}

function object(schema: Schema, root: Schema): fc.Arbitrary<unknown> {
  const { properties = {}, required = [], additionalProperties, propertyNames } = schema
  if (typeof additionalProperties === 'object') {
    const name = propertyNames
      ? whateverFits({ type: 'string', ...(propertyNames as Schema) }, root)
      : fc.string()
    return fc.dictionary(name as fc.Arbitrary<string>, whateverFits(additionalProperties as Schema, root), {
      maxKeys: 3,
      noNullPrototype: true,
    })
  }
  return fc.record(
    Object.fromEntries(
      Object.entries(properties).map(([name, field]) => [name, whateverFits(field as Schema, root)]),
    ),
    { requiredKeys: required, noNullPrototype: true },
  )
}

function text({ pattern, minLength = 0, maxLength = 40 }: Schema): fc.Arbitrary<string> {
  const fits = (value: string) => value.length >= minLength && value.length <= maxLength
  if (pattern) return fc.stringMatching(new RegExp(pattern, 'u')).filter(fits)
  const written = WRITTEN.filter(fits)
  const random = fc.string({ minLength, maxLength: Math.min(maxLength, Math.max(minLength, 40)) })
  return written.length > 0 ? fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...written) }, random) : random
}

const low = ({ minimum }: Schema): number => Math.max(minimum ?? -1_000, -1_000_000)
const high = ({ maximum }: Schema): number => Math.min(maximum ?? 1_000, 1_000_000)

function definition(ref: string, root: Schema): Schema {
  const found = root.$defs?.[ref.replace('#/$defs/', '')]
  if (!found) throw new Error(`The schema has no ${ref}`)
  return found as Schema
}
