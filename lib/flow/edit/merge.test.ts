import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Flow, flowDocument } from '../document'
import { anyFlow } from '../testing/any-flow'
import { moveNodes } from './arrange'
import { changeSettings, renameFlow, renameNode } from './change'
import { merge, resolve } from './merge'
import { addNote } from './notes'
import { removeNodes } from './remove'
import { countedIds, leads, reception } from './testing/drawn'
import { connect, setStart } from './wire'

const saying = (flow: Flow, text: string): Flow => {
  const changed = changeSettings(flow, 'hello', { prompt: { text } })
  if (!changed.ok) throw new Error('refused')
  return changed.flow
}

test('what only one of two designers changed is taken from that one', () => {
  const base = reception()
  const mine = renameFlow(moveNodes(saying(base, 'Good day.'), { sales: { x: 1, y: 1 } }), 'Front desk')
  const theirs = setStart(
    connect(addNote(base, { x: 0, y: 0 }, { newId: countedIds() }).flow, 'sales', 'failed', 'bye'),
    'main',
  )
  const { flow, conflicts } = merge(base, mine, theirs)
  expect(conflicts).toEqual([])
  expect(flow).toMatchObject({ name: 'Front desk', start: 'main' })
  expect(flow.nodes.hello?.settings).toEqual({ prompt: { text: 'Good day.' } })
  expect(leads(flow, 'sales')).toEqual({ busy: 'Goodbye', failed: 'Goodbye' })
  expect(flow.layout.sales).toEqual({ x: 1, y: 1 })
  expect(flow.notes).toHaveLength(1)
})

test('different settings of the flow are merged one by one, and so are its variables', () => {
  const base = reception()
  const set = (change: Partial<Flow['settings']>) => ({ ...base, settings: { ...base.settings, ...change } })
  const { flow, conflicts } = merge(
    base,
    set({ language: 'de-DE', variables: { a: '1' } }),
    set({ timeZone: 'Europe/Berlin', variables: { b: '2' } }),
  )
  expect(conflicts).toEqual([])
  expect(flow.settings).toMatchObject({
    language: 'de-DE',
    timeZone: 'Europe/Berlin',
    variables: { a: '1', b: '2' },
  })
})

test('a node that both changed is asked about, with all three forms of it; until then it is as I have it', () => {
  const base = reception()
  const [mine, theirs] = [saying(base, 'Good day.'), saying(base, 'Hi.')]
  const merged = merge(base, mine, theirs)
  expect(merged.conflicts).toEqual([
    {
      key: 'nodes/hello',
      nodeId: 'hello',
      base: base.nodes.hello,
      mine: mine.nodes.hello,
      theirs: theirs.nodes.hello,
    },
  ])
  expect(merged.flow.nodes.hello).toEqual(mine.nodes.hello)
  const resolved = resolve(merged, { 'nodes/hello': 'theirs' })
  expect(resolved.conflicts).toEqual([])
  expect(resolved.flow.nodes.hello).toEqual(theirs.nodes.hello)
  expect(resolve(merged, {}).conflicts).toHaveLength(1)
})

test('both making the same change is no conflict', () => {
  const base = reception()
  expect(merge(base, saying(base, 'Hi.'), saying(base, 'Hi.')).conflicts).toEqual([])
})

test('a node that one removed and the other changed is asked about, and comes back where it stood', () => {
  const base = reception()
  const merged = merge(base, removeNodes(base, ['sales']), renameNode(base, 'sales', 'Sales team'))
  expect(merged.conflicts.map(({ key, mine }) => [key, mine])).toEqual([['nodes/sales', undefined]])
  expect(merged.flow.nodes.sales).toBeUndefined()
  expect(merged.flow.layout.sales).toBeUndefined()
  const back = resolve(merged, { 'nodes/sales': 'theirs' }).flow
  expect(back.nodes.sales?.name).toBe('Sales team')
  expect(back.layout.sales).toEqual(base.layout.sales)
})

test('a card that one moved and the other removed is gone without a question', () => {
  const base = reception()
  const { flow, conflicts } = merge(
    base,
    moveNodes(base, { sales: { x: 9, y: 9 } }),
    removeNodes(base, ['sales']),
  )
  expect(conflicts).toEqual([])
  expect(flow.nodes.sales).toBeUndefined()
  expect(flow.layout.sales).toBeUndefined()
})

test('an exit that I wired to a node which they removed leads nowhere, and so does the start', () => {
  const base = reception()
  const mine = setStart(connect(base, 'main', 'no-match', 'sales'), 'sales')
  for (const { flow, conflicts } of [
    merge(base, mine, removeNodes(base, ['sales'])),
    merge(base, removeNodes(base, ['sales']), mine),
  ]) {
    const ends = Object.values(flow.nodes).flatMap(({ exits }) => Object.values(exits))
    expect(ends.filter((to) => !Object.hasOwn(flow.nodes, to))).toEqual([])
    expect(flow.start).toBeNull()
    expect(conflicts.map(({ key }) => key)).toEqual(['nodes/main'])
  }
})

test('a card that both moved stands where I put it', () => {
  const base = reception()
  const { flow, conflicts } = merge(
    base,
    moveNodes(base, { sales: { x: 9, y: 9 } }),
    moveNodes(base, { sales: { x: 7, y: 7 } }),
  )
  expect([conflicts, flow.layout.sales]).toEqual([[], { x: 9, y: 9 }])
})

test('notes keep their order, and two of one id are both kept', () => {
  const base = reception()
  const note = (id: string, text: string) => ({ id, text, x: 0, y: 0 })
  const mine = { ...base, notes: [note('b', '1'), note('10', '2'), note('2', '3'), note('b', '4')] }
  expect(merge(base, mine, base).flow.notes).toEqual(mine.notes)
})

/** Three flows that share much: each side takes some parts of another. */
const threeFlows = fc
  .tuple(anyFlow(), anyFlow(), anyFlow(), fc.nat(63), fc.nat(63))
  .map(
    ([base, one, other, mineTakes, theirsTake]) =>
      [base, mixed(base, one, mineTakes), mixed(base, other, theirsTake)] as const,
  )

function mixed(base: Flow, other: Flow, bits: number): Flow {
  const fields = ['name', 'start', 'settings', 'layout'] as const
  const taken = Object.fromEntries(
    fields.flatMap((field, at) => (bits & (1 << at) ? [[field, other[field]]] : [])),
  )
  const nodes =
    bits & 16 ? { ...base.nodes, ...Object.fromEntries(Object.entries(other.nodes).slice(0, 2)) } : base.nodes
  return {
    ...base,
    ...taken,
    nodes: bits & 32 ? Object.fromEntries(Object.entries(nodes).slice(1)) : nodes,
  } as Flow
}

test('where only one side changed anything, the result is that side; where both did alike, both', () => {
  fc.assert(
    fc.property(anyFlow(), anyFlow(), (base, a) => {
      for (const [mine, theirs] of [
        [a, base],
        [base, a],
        [a, a],
      ] as const) {
        const { flow, conflicts } = merge(base, mine, theirs)
        expect(flow).toEqual(a)
        expect(conflicts).toEqual([])
      }
    }),
    { numRuns: 50 },
  )
})

test('whatever two people do, the result can be stored, and both are asked the same questions', () => {
  fc.assert(
    fc.property(threeFlows, ([base, mine, theirs]) => {
      const merged = merge(base, mine, theirs)
      expect(flowDocument.parse(JSON.parse(JSON.stringify(merged.flow)))).toEqual(merged.flow)
      const seenByThem = merge(base, theirs, mine).conflicts.map(({ mine, theirs, ...rest }) => ({
        ...rest,
        ...(theirs !== undefined && { mine: theirs }),
        ...(mine !== undefined && { theirs: mine }),
      }))
      const byKey = (a: { key: string }, b: { key: string }) => (a.key < b.key ? -1 : 1)
      expect([...merged.conflicts].sort(byKey)).toEqual([...seenByThem].sort(byKey))
      const all = Object.fromEntries(merged.conflicts.map(({ key }) => [key, 'theirs' as const]))
      const resolved = resolve(merged, all)
      expect(resolved.conflicts).toEqual([])
      expect(flowDocument.parse(resolved.flow)).toEqual(resolved.flow)
    }),
  )
})
