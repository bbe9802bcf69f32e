import { expect, test } from 'vitest'
import { drawn, reception } from '@/lib/flow/edit/testing/drawn'
import { shownRows, type TreeRow, treeOf } from './tree'
import { spoken } from './words'

/** The outline as it is seen: set in by depth. */
const lines = (rows: TreeRow[]) =>
  rows.map((row) => `${'  '.repeat(row.depth)}${spoken(row, ['+44 20 7946 0000'], [])}`)

test('what simply follows stands beneath, and choices are set in under their menu', () => {
  expect(lines(treeOf(reception()))).toEqual([
    'Incoming call, +44 20 7946 0000',
    'Greeting, say, “Welcome to Acme.”',
    'Then: Main menu, menu, 2 choices, “Press 1 for sales, or 2 for support.”',
    '  1 Sales: Sales desk, dial, +44 20 7946 0018',
    '    Busy: Goodbye, hang up, “Goodbye.”',
    '    No answer: Ends the call',
    '    Failed: Ends the call',
    '  2 Support: goes to Goodbye, shown elsewhere',
    '  Nothing heard: goes to Goodbye, shown elsewhere',
    '  Something else: Ends the call',
  ])
})

test('a flow without a node asks what callers meet first', () => {
  expect(lines(treeOf(drawn({ nodes: {} })))).toEqual([
    'Incoming call, +44 20 7946 0000',
    'Choose what callers meet first',
  ])
})

test('what no call gets to is a list of its own', () => {
  const rows = treeOf(drawn({ nodes: { bye: { kind: 'hangup', name: 'Goodbye' } } }))
  expect(rows.map(({ level, place, of }) => [level, place, of])).toEqual([
    [1, 1, 2],
    [2, 1, 1],
    [1, 2, 2],
    [2, 1, 1],
  ])
  expect(lines(rows).slice(2)).toEqual(['Not reached, 1', 'Goodbye, hang up'])
})

test('an edit leaves the rows alone that it does not touch', () => {
  const flow = reception()
  const before = treeOf(flow)
  const sales = { ...flow.nodes.sales, name: 'Sales team' } as (typeof flow.nodes)[string]
  const known = new Map(before.map((row) => [row.key, row]))
  const after = treeOf({ ...flow, nodes: { ...flow.nodes, sales } }, known)
  expect(after.filter((row) => !before.includes(row)).map(({ key }) => key)).toEqual(['main:1'])
})

test('what stands under a folded row is not shown', () => {
  const rows = treeOf(reception())
  const shown = shownRows(rows, ({ key }) => key === 'main:1')
  expect(shown.map(({ key }) => key)).not.toContain('sales:busy')
  expect(shown).toHaveLength(rows.length - 3)
})

test('a node whose ways need not lead anywhere is folded at first', () => {
  const nodes = { desk: { kind: 'dial', name: 'Desk' } }
  expect(treeOf(drawn({ start: 'desk', nodes })).map(({ isFoldedAtFirst }) => isFoldedAtFirst)).toContain(
    true,
  )
  expect(treeOf(reception()).some(({ isFoldedAtFirst }) => isFoldedAtFirst)).toBe(false)
})
