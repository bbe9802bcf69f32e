import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FORMAT, flowDocument } from '../document'
import { anyFlow } from '../testing/any-flow'
import { openDocument } from './readable'
import { reception } from './testing/drawn'

/** The reception after a hand in a file had been at it. */
// biome-ignore lint/suspicious/noExplicitAny: a file may hold anything
const broken = (spoil: (document: any) => void) => {
  const document = JSON.parse(JSON.stringify(reception()))
  spoil(document)
  return openDocument(document)
}

test('a flow that is whole opens whole', () => {
  expect(broken(() => {})).toEqual({ flow: reception(), problems: [], lost: [] })
})

test('one bad choice costs that choice; the menu keeps its prompt, its other choices and its wires', () => {
  const { flow, problems, lost } = broken(({ nodes }) => {
    nodes.main.settings.choices[0].key = 'A'
  })
  expect(flow.nodes.main?.settings).toMatchObject({
    prompt: { text: expect.stringContaining('support') },
    choices: [{ key: '2', label: 'Support' }],
  })
  expect(flow.nodes.main?.exits).toEqual(reception().nodes.main?.exits)
  expect(problems.map(({ path }) => path)).toEqual(['nodes.main.settings.choices.0.key'])
  expect(lost).toEqual([
    { path: 'nodes.main.settings.choices.0', value: expect.objectContaining({ key: 'A' }) },
  ])
})

test('several bad entries of one list are each kept aside as they were written', () => {
  const { flow, lost } = broken(({ nodes }) => {
    nodes.main.settings.choices = [
      { key: 'A' },
      { key: '1' },
      { label: 'no key' },
      { key: '2', does: 'fly' },
      { key: 'B' },
    ]
  })
  expect(flow.nodes.main?.settings).toMatchObject({ choices: [{ key: '1' }, { key: '2' }] })
  expect(Object.fromEntries(lost.map(({ path, value }) => [path.split('choices.')[1], value]))).toEqual({
    '0': { key: 'A' },
    '2': { label: 'no key' },
    '3.does': 'fly',
    '4': { key: 'B' },
  })
})

test('settings that are no settings fall back to those that nodes begin with', () => {
  const { flow, lost } = broken(({ nodes }) => {
    nodes.hello.settings = 'Welcome'
  })
  expect(flow.nodes.hello?.settings).toEqual({ prompt: { text: '' } })
  expect(flow.nodes.hello?.name).toBe('Greeting')
  expect(lost).toEqual([{ path: 'nodes.hello.settings', value: 'Welcome' }])
})

test('a node of an unknown kind is kept aside whole, and the wires to it stay', () => {
  const { flow, problems, lost } = broken(({ nodes }) => {
    nodes.sales.kind = 'teleport'
  })
  expect(Object.keys(flow.nodes)).toEqual(['hello', 'main', 'bye'])
  expect(flow.nodes.main?.exits[1]).toBe('sales')
  expect(problems.map(({ path }) => path)).toEqual(['nodes.sales.kind'])
  expect(lost).toEqual([{ path: 'nodes.sales', value: { ...reception().nodes.sales, kind: 'teleport' } }])
})

test('missing and overlong names are filled in or cut, and cost nothing else', () => {
  const { flow, lost } = broken((document) => {
    document.name = '  '
    delete document.nodes.main.name
    document.nodes.hello.name = 'x'.repeat(100)
  })
  expect(flow.name).toBe('Unnamed flow')
  expect(flow.nodes.main?.name).toBe('Menu')
  expect(flow.nodes.hello?.name).toHaveLength(80)
  expect(lost.map(({ path }) => path)).toEqual(['nodes.hello.name', 'name'])
})

test('an unknown field is kept aside', () => {
  expect(broken((document) => Object.assign(document, { colour: 'red' })).lost).toEqual([
    { path: 'colour', value: 'red' },
  ])
})

test('a flow from a newer program opens as far as it can be understood, and says so', () => {
  const { flow, problems } = broken((document) =>
    Object.assign(document, { format: FORMAT + 1, mood: 'calm' }),
  )
  expect(flow.nodes).toEqual(reception().nodes)
  expect(problems.map(({ path }) => path)).toEqual(['format'])
})

test('what is no flow at all opens as an empty one, with everything kept aside', () => {
  for (const rubbish of [null, 7, 'hello', [], [1]]) {
    const { flow, problems, lost } = openDocument(rubbish)
    expect(flow.nodes).toEqual({})
    expect(problems).toHaveLength(1)
    expect(lost).toEqual([{ path: '', value: rubbish }])
  }
  const deep = JSON.parse(`${'['.repeat(50_000)}${']'.repeat(50_000)}`)
  expect(openDocument({ format: 1, name: 'Deep', nodes: deep }).problems).toHaveLength(1)
})

test('whatever is spoilt in a flow, it opens as one that can be stored, and says what is wrong', () => {
  const spoilt = fc
    .tuple(
      anyFlow(),
      fc.array(fc.tuple(fc.nat(), fc.oneof(fc.jsonValue(), fc.constant(undefined))), { maxLength: 6 }),
    )
    .map(([flow, spoils]) => {
      const document = JSON.parse(JSON.stringify(flow))
      for (const [where, value] of spoils) spoil(document, where, value)
      return document
    })
  fc.assert(
    fc.property(fc.oneof(spoilt, fc.jsonValue()), (document) => {
      const before = JSON.stringify(document)
      const { flow, problems, lost } = openDocument(document)
      expect(flowDocument.parse(JSON.parse(JSON.stringify(flow)))).toEqual(flow)
      if (lost.length > 0) expect(problems.length).toBeGreaterThan(0)
      const isFlow = typeof document === 'object' && document !== null && 'layout' in document
      if (isFlow) expect(lost.map(({ path }) => path)).not.toContain('')
      expect(JSON.stringify(document)).toBe(before)
    }),
    { numRuns: 200 },
  )
})

/** Writes something else over one of all places in a document. */
function spoil(document: Record<string, unknown>, where: number, value: unknown) {
  const places: { holder: Record<string, unknown>; name: string }[] = []
  const open: unknown[] = [document]
  for (let item = open.pop(); item !== undefined; item = open.pop())
    if (typeof item === 'object' && item !== null)
      for (const [name, part] of Object.entries(item)) {
        places.push({ holder: item as Record<string, unknown>, name })
        open.push(part)
      }
  const place = places[where % places.length]
  if (place) place.holder[place.name] = value
}
