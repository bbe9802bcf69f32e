import Ajv from 'ajv/dist/2020'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { flowDocument } from './document'
import { flowJsonSchema } from './json-schema'
import { kinds } from './kinds'
import { anyFlow } from './testing/any-flow'

const schema = flowJsonSchema()
const ajv = new Ajv({ strict: true, strictTypes: false, strictRequired: false, allErrors: true })
ajv.addFormat('date-time', true).addFormat('date', true)
const fits = ajv.compile(schema)

test('the schema says which draft it follows, what it is of, and describes every kind', () => {
  expect(schema).toMatchObject({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'urn:patchbay:flow:1',
    title: 'Patchbay flow',
  })
  for (const { kind, summary } of kinds) {
    expect(JSON.stringify(schema)).toContain(`"const":"${kind}"`)
    expect(JSON.stringify(schema)).toContain(JSON.stringify(summary))
  }
})

test('what the program takes, other programs take by the schema', () => {
  fc.assert(
    fc.property(anyFlow(), (flow) => {
      expect(fits(JSON.parse(JSON.stringify(flow))), JSON.stringify(fits.errors)).toBe(true)
    }),
  )
})

const hello = { kind: 'say', name: 'Hello', settings: { prompt: { text: 'Hello.' } }, exits: { next: 'bye' } }
const taken: Record<string, unknown> = {
  'an empty flow': { format: 1, name: 'Reception' },
  'a flow not begun': { format: 1, name: 'Reception', start: null, nodes: {} },
  'two nodes': {
    format: 1,
    name: 'Reception',
    start: 'a',
    nodes: { a: hello, b: { kind: 'hangup', name: '' } },
  },
  'a node with nothing set': { format: 1, name: 'Reception', nodes: { m: { kind: 'menu', name: 'M' } } },
  'cards, notes and frames': {
    format: 1,
    name: 'Reception',
    layout: { a: { x: 1.5, y: -2 } },
    notes: [{ id: 'n', text: '', x: 0, y: 0 }],
    frames: [{ id: 'f', title: 'F', x: 0, y: 0, width: 1, height: 1 }],
  },
  'opening hours': {
    format: 1,
    name: 'Reception',
    calendars: { office: { timeZone: 'UTC', week: { mon: [{ from: '09:00', to: '17:00' }] } } },
  },
}
const refused: Record<string, unknown> = {
  'no object': 'Reception',
  'no format': { name: 'Reception' },
  'another format': { format: 2, name: 'Reception' },
  'no name': { format: 1, name: '' },
  'a field nobody knows': { format: 1, name: 'Reception', colour: 'red' },
  'a kind nobody knows': { format: 1, name: 'Reception', nodes: { a: { kind: 'teleport', name: 'A' } } },
  'an id with a blank': { format: 1, name: 'Reception', nodes: { 'a b': hello } },
  'a setting nobody knows': {
    format: 1,
    name: 'Reception',
    nodes: { a: { ...hello, settings: { prompt: { text: 'Hi', pitch: 3 } } } },
  },
  'a setting out of bounds': {
    format: 1,
    name: 'Reception',
    nodes: { a: { kind: 'menu', name: 'A', settings: { timeoutSeconds: 0 } } },
  },
  'a key that no phone has': {
    format: 1,
    name: 'Reception',
    nodes: { a: { kind: 'menu', name: 'A', settings: { choices: [{ key: 'A' }] } } },
  },
  'a card at no place': { format: 1, name: 'Reception', layout: { a: { x: 'left', y: 0 } } },
  'nodes in a list': { format: 1, name: 'Reception', nodes: [hello] },
}

test.each(Object.entries(taken))('schema and program both take %s', (_, document) => {
  expect(flowDocument.safeParse(document).success).toBe(true)
  expect(fits(document)).toBe(true)
})

test.each(Object.entries(refused))('schema and program both refuse %s', (_, document) => {
  expect(flowDocument.safeParse(document).success).toBe(false)
  expect(fits(document)).toBe(false)
})
