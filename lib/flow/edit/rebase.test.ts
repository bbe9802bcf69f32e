import fc from 'fast-check'
import { expect, test } from 'vitest'
import { flowDocument } from '../document'
import { anyFlow } from '../testing/any-flow'
import { moveNodes } from './arrange'
import { renameFlow, renameNode } from './change'
import { changesOf, withChanges } from './rebase'
import { removeNodes } from './remove'
import { reception } from './testing/drawn'
import { connect } from './wire'

test('what somebody changed is made to another flow, which keeps the rest', () => {
  const base = reception()
  const theirs = renameFlow(renameNode(base, 'bye', 'Farewell'), 'Front desk')
  const mine = renameNode(moveNodes(base, { main: { x: 5, y: 5 } }), 'hello', 'Hello')
  const both = withChanges(mine, changesOf(base, theirs))
  expect(both).toMatchObject({ name: 'Front desk', layout: { main: { x: 5, y: 5 } } })
  expect(both.nodes).toMatchObject({ bye: { name: 'Farewell' }, hello: { name: 'Hello' } })
  expect(withChanges(mine, changesOf(base, base))).toBe(mine)
})

test('no exit is left that leads to a node which they removed', () => {
  const base = reception()
  const wired = connect(base, 'main', 'no-match', 'sales')
  const { nodes, layout } = withChanges(wired, changesOf(base, removeNodes(base, ['sales'])))
  expect(Object.values(nodes).flatMap(({ exits }) => Object.values(exits))).not.toContain('sales')
  expect([nodes.sales, layout.sales]).toEqual([undefined, undefined])
})

test('changes made to what they were made from give what came of it, and whatever they are made to can be stored', () => {
  fc.assert(
    fc.property(anyFlow(), anyFlow(), anyFlow(), (before, after, other) => {
      const changes = changesOf(before, after)
      const changed = withChanges(other, changes)
      expect(flowDocument.parse(changed)).toEqual(changed)
      expect(withChanges(changed, changes)).toEqual(changed)
    }),
    { numRuns: 50 },
  )
})
