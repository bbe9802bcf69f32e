import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyFlow } from '../testing/any-flow'
import { outlineOf } from './outline'
import { sentenceOf } from './sentence'
import { drawn, reception } from './testing/drawn'

/** The outline as it is read: indented by level. */
const lines = (flow: Parameters<typeof outlineOf>[0]) =>
  outlineOf(flow).map(
    ({ level, text, isUnreachable }) => `${'  '.repeat(level - 1)}${text}${isUnreachable ? ' (!)' : ''}`,
  )

test('the outline reads as the menu does: every node once, its choices under it, and where they lead', () => {
  expect(lines(reception())).toEqual([
    'Greeting, say',
    '  Then → Main menu, menu, 2 choices',
    '    1 Sales → Sales desk, dial, 1 destination',
    '      Busy → Goodbye, hang up',
    '      No answer → not wired',
    '      Failed → not wired',
    '    2 Support → Goodbye',
    '    Nothing heard → Goodbye',
    '    Something else → not wired',
  ])
})

test('what no call can come to stands after the rest, and what leads back is a reference', () => {
  const say = (name: string, next: string) => ({ kind: 'say', name, exits: { next } })
  const flow = drawn({
    start: 'a',
    nodes: { c: say('C', 'd'), d: say('D', 'a'), x: say('X', 'x'), a: say('A', 'gone'), b: say('B', 'c') },
  })
  expect(lines(flow)).toEqual([
    'A, say',
    '  Then → “gone”, which is not there',
    'B, say (!)',
    '  Then → C, say (!)',
    '    Then → D, say (!)',
    '      Then → A (!)',
    'X, say (!)',
    '  Then → X (!)',
  ])
  expect(outlineOf(flow).map(({ leadsTo }) => leadsTo)).toEqual([
    'node',
    'missing',
    'node',
    'node',
    'node',
    'reference',
    'node',
    'reference',
  ])
})

test('a screen reader is told each row’s level, place and number of fellows', () => {
  const rows = outlineOf(reception())
  expect(rows[6]).toMatchObject({
    key: 'main:2',
    parent: 'hello:next',
    level: 3,
    place: 2,
    of: 4,
    nodeId: 'bye',
    leadsTo: 'reference',
    from: { node: 'main', exit: '2', label: '2 Support', required: true },
  })
})

test('a node says its name, its kind and what it lists', () => {
  const sentence = (kind: string, name: string, settings = {}) =>
    sentenceOf(drawn({ nodes: { a: { kind, name, settings } } }).nodes.a as never)
  expect(sentence('menu', 'Main menu', { choices: [{ key: '1' }] })).toBe('Main menu, menu, 1 choice')
  expect(sentence('menu', 'Menu')).toBe('Menu, no choices')
  expect(sentence('hangup', '')).toBe('Hang up')
  expect(sentence('split', 'Half and half')).toBe('Half and half, split, 2 shares')
  expect(sentence('set', 'Remember')).toBe('Remember, set, no assignments')
})

test('two choices on one key are two rows', () => {
  const choices = [
    { key: '1', label: 'Sales' },
    { key: '1', label: 'Support' },
  ]
  const flow = drawn({ start: 'm', nodes: { m: { kind: 'menu', name: 'M', settings: { choices } } } })
  expect(new Set(outlineOf(flow).map(({ key }) => key)).size).toBe(5)
})

test('a flow two thousand nodes deep is outlined', () => {
  const nodes = Object.fromEntries(
    Array.from({ length: 2_000 }, (_, n) => [
      `n${n}`,
      { kind: 'say', name: `Say ${n}`, exits: { next: `n${(n + 1) % 2_000}` } },
    ]),
  )
  const rows = outlineOf(drawn({ start: 'n0', nodes }))
  expect(rows).toHaveLength(2_001)
  expect(rows.at(-1)).toMatchObject({ level: 2_001, leadsTo: 'reference', nodeId: 'n0' })
})

test('in any flow every node stands once and every exit once, no two rows with one key', () => {
  fc.assert(
    fc.property(anyFlow(), (flow) => {
      const rows = outlineOf(flow)
      const nodes = rows.filter(({ leadsTo }) => leadsTo === 'node').map(({ nodeId }) => nodeId)
      expect(nodes.sort()).toEqual(Object.keys(flow.nodes).sort())
      expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length)
      for (const { key, children } of rows)
        expect(rows.filter(({ parent }) => parent === key)).toHaveLength(children)
    }),
  )
})
