import { expect, test } from 'vitest'
import type { Flow } from '../document'
import { changeFlowSettings, changeSettings, renameFlow, renameNode } from './change'
import { drawn, leads, reception } from './testing/drawn'

/** Where the main menu leads after its choices were written anew. */
function wiresAfter(...choices: { key: string; label?: string; does?: string }[]) {
  const changed = changeSettings(reception(), 'main', { prompt: { text: 'Press.' }, choices })
  return changed.ok ? leads(changed.flow, 'main') : changed.problems
}

test('a choice that gets another key keeps its wire', () => {
  expect(wiresAfter({ key: '7', label: 'Sales' }, { key: '2', label: 'Support' })).toEqual({
    7: 'Sales desk',
    2: 'Goodbye',
    'no-input': 'Goodbye',
  })
})

test('a choice that gets another label keeps its wire', () => {
  expect(wiresAfter({ key: '1', label: 'Sales team' }, { key: '2', label: 'Support' })).toMatchObject({
    1: 'Sales desk',
    2: 'Goodbye',
  })
})

test('two choices that swap their keys take their wires along', () => {
  expect(wiresAfter({ key: '2', label: 'Sales' }, { key: '1', label: 'Support' })).toMatchObject({
    2: 'Sales desk',
    1: 'Goodbye',
  })
})

test('cases that swap their labels keep their wires: each is known by an id that nobody sees', () => {
  const cases = (a: string, b: string) => ({
    cases: [
      { id: 'a', label: a },
      { id: 'b', label: b },
    ],
  })
  const flow = drawn({
    nodes: {
      q: { kind: 'branch', name: 'Q', settings: cases('Gold', 'Silver'), exits: { a: 'x', b: 'y' } },
      x: { kind: 'hangup', name: 'X' },
      y: { kind: 'hangup', name: 'Y' },
    },
  })
  const changed = changeSettings(flow, 'q', cases('Silver', 'Gold'))
  expect(changed.ok && leads(changed.flow, 'q')).toEqual({ a: 'X', b: 'Y' })
})

test('choices that move up when one above them goes take their wires along', () => {
  expect(wiresAfter({ key: '1', label: 'Support' })).toEqual({ 1: 'Goodbye', 'no-input': 'Goodbye' })
})

test('a choice without a label that gets another key keeps its wire by its place', () => {
  const bare = changeSettings(reception(), 'main', { choices: [{ key: '1' }, { key: '2' }] })
  const flow = (bare as { flow: Flow }).flow
  const moved = changeSettings(flow, 'main', { choices: [{ key: '4' }, { key: '2' }] })
  expect(moved.ok && leads(moved.flow, 'main')).toMatchObject({ 4: 'Sales desk', 2: 'Goodbye' })
})

test('a choice that is removed, or leads out no more, loses its wire', () => {
  expect(wiresAfter({ key: '2', label: 'Support' })).toEqual({ 2: 'Goodbye', 'no-input': 'Goodbye' })
  expect(
    wiresAfter({ key: '1', label: 'Sales', does: 'repeat' }, { key: '2', label: 'Support' }),
  ).not.toHaveProperty('1')
})

test('a choice that is added begins without a wire', () => {
  expect(
    wiresAfter({ key: '0', label: 'Help' }, { key: '1', label: 'Sales' }, { key: '2', label: 'Support' }),
  ).toEqual({ 1: 'Sales desk', 2: 'Goodbye', 'no-input': 'Goodbye' })
})

test('while two choices have the same key, the one that had it first keeps its wire', () => {
  expect(wiresAfter({ key: '2', label: 'Sales' }, { key: '2', label: 'Support' })).toMatchObject({
    2: 'Goodbye',
  })
})

test('settings that do not fit are refused with the path of each field, and the flow stays', () => {
  const refused = changeSettings(reception(), 'main', { choices: [{ key: 'A' }], attempts: 99 })
  expect(refused.ok ? [] : refused.problems.map(({ path }) => path).sort()).toEqual([
    'attempts',
    'choices.0.key',
  ])
  const flow = changeFlowSettings(reception(), { timeZone: 'Mars/Crater' })
  expect(flow.ok ? [] : flow.problems.map(({ path }) => path)).toEqual(['timeZone'])
})

test('settings of the flow change as a whole', () => {
  const changed = changeFlowSettings(reception(), { language: 'de-DE', variables: { account: 'none' } })
  expect(changed.ok && changed.flow.settings).toMatchObject({
    language: 'de-DE',
    timeZone: 'UTC',
    variables: { account: 'none' },
  })
})

test('names are kept to what fits, and a flow is never without one', () => {
  expect(renameNode(reception(), 'main', 'x'.repeat(200)).nodes.main?.name).toHaveLength(80)
  expect(renameFlow(reception(), '  Front desk ').name).toBe('Front desk')
  const flow = reception()
  expect(renameFlow(flow, '   ')).toBe(flow)
  expect(renameNode(flow, 'main', 'Main menu')).toBe(flow)
})
