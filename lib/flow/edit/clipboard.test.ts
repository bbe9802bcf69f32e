import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FORMAT, flowDocument } from '../document'
import { anyFlow } from '../testing/any-flow'
import { copyNodes, pasteNodes } from './clipboard'
import { duplicateNodes } from './copies'
import { countedIds, drawn, leads, reception } from './testing/drawn'

const at = { x: 1000, y: 1000 }

test('cards pasted into another flow keep their settings, their wires among them, and how they stood', () => {
  const text = JSON.stringify(copyNodes(reception(), ['main', 'sales']))
  const { flow, added, problems } = pasteNodes(drawn({ name: 'Other' }), text, at, countedIds())
  expect(problems).toEqual([])
  expect(added).toEqual(['new1', 'new2'])
  expect(leads(flow, 'new1')).toEqual({ 1: 'Sales desk' })
  expect(flow.layout).toEqual({ new1: { x: 1000, y: 1120 }, new2: { x: 1320, y: 1000 } })
  expect(flow.nodes.new2?.settings).toEqual(reception().nodes.sales?.settings)
})

test('cards pasted into their own flow get new ids and names of their own', () => {
  const flow = reception()
  const pasted = pasteNodes(flow, copyNodes(flow, ['main']), at, () => 'main')
  expect(pasted.added).toEqual(['main-2'])
  expect(pasted.flow.nodes['main-2']?.name).toBe('Main menu 2')
  expect(pasted.flow.nodes.main).toBe(flow.nodes.main)
  expect(pasted.flow.start).toBe('hello')
})

test('notes are copied along', () => {
  const flow = drawn({ notes: [{ id: 'n', text: 'Ask legal', x: 3, y: 4 }] })
  const pasted = pasteNodes(flow, copyNodes(flow, [], ['n']), at, countedIds())
  expect(pasted.flow.notes[1]).toEqual({ id: 'new1', text: 'Ask legal', x: 1000, y: 1000 })
  expect(pasted.notes).toEqual(['new1'])
})

test('a variable that is set both here and in what is pasted is told', () => {
  const ask = (variable: string) => ({ kind: 'gather', name: `Ask ${variable}`, settings: { variable } })
  const there = drawn({ nodes: { a: ask('account'), b: ask('pin'), c: ask('order') } })
  const here = drawn({ nodes: { q: ask('account') }, settings: { variables: { order: '' } } })
  const { clashes } = pasteNodes(here, copyNodes(there, ['a', 'b', 'c']), at, countedIds())
  expect(clashes.sort()).toEqual(['account', 'order'])
})

test('what cannot be read is not pasted, and says why', () => {
  const flow = reception()
  const copied = copyNodes(flow, ['main'])
  const paths = (json: unknown) => {
    const pasted = pasteNodes(flow, json, at, countedIds())
    expect(pasted.flow).toBe(flow)
    return pasted.problems.map(({ path }) => path)
  }
  expect(paths('Dear Sir or Madam')).toEqual([''])
  expect(paths({ ...copied, format: FORMAT + 1 })).toEqual(['format'])
  expect(paths({ ...copied, nodes: { main: { ...copied.nodes.main, kind: 'teleport' } } })).toEqual([
    'nodes.main.kind',
  ])
  expect(
    paths(`{"patchbay":"nodes","format":1,"nodes":${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}}`),
  ).toEqual([''])
})

test('whatever lies on the clipboard, pasting never throws and the flow can be stored', () => {
  const near = fc.record(
    {
      patchbay: fc.constant('nodes'),
      format: fc.constantFrom(0, 1, 2, '1'),
      nodes: fc.oneof(fc.jsonValue(), fc.dictionary(fc.string(), fc.jsonValue())),
      layout: fc.jsonValue(),
      notes: fc.jsonValue(),
    },
    { requiredKeys: ['patchbay'] },
  )
  fc.assert(
    fc.property(fc.oneof(near, fc.anything(), fc.string(), fc.json()), (json) => {
      const flow = reception()
      const pasted = pasteNodes(flow, json, at, countedIds())
      if (pasted.problems.length > 0) expect(pasted.flow).toBe(flow)
      expect(flowDocument.parse(pasted.flow)).toEqual(pasted.flow)
    }),
  )
})

test('any flow copied as a whole and pasted into an empty one is the same flow', () => {
  fc.assert(
    fc.property(anyFlow(), (flow) => {
      const ids = Object.keys(flow.nodes)
      const { flow: pasted, added } = pasteNodes(drawn({}), copyNodes(flow, ids), at, countedIds())
      expect(added).toHaveLength(ids.length)
      expect(Object.values(pasted.nodes).map(({ kind, settings }) => ({ kind, settings }))).toEqual(
        Object.values(flow.nodes).map(({ kind, settings }) => ({ kind, settings })),
      )
      expect(flowDocument.parse(pasted)).toEqual(pasted)
    }),
  )
})

test('a duplicate stands beside the original and leads only among the duplicates', () => {
  const { flow, added } = duplicateNodes(reception(), ['hello', 'main'], { x: 40, y: 40 }, countedIds())
  expect(added).toEqual(['new1', 'new2'])
  expect(leads(flow, 'new1')).toEqual({ next: 'Main menu 2' })
  expect(leads(flow, 'new2')).toEqual({})
  expect(flow.layout.new2).toEqual({ x: 360, y: 40 })
  const same = reception()
  expect(duplicateNodes(same, [], at, countedIds()).flow).toBe(same)
})
