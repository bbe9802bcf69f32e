import { expect, test } from 'vitest'
import { entryOfExit, moveExit } from './exit-entry'
import { exitName, exitsOf } from './node'
import { drawn, leads, reception } from './testing/drawn'

const namesOf = (flow: ReturnType<typeof reception>) =>
  exitsOf(flow.nodes.main as never)
    .slice(0, 3)
    .map(exitName)

test('a choice is moved down and up again, and its wire goes along', () => {
  const before = reception()
  const moved = moveExit(before, 'main', '1', 1)
  expect(namesOf(moved)).toEqual(['2 Support', '1 Sales', 'Nothing heard'])
  expect(leads(moved, 'main')).toEqual(leads(before, 'main'))
  expect(moveExit(moved, 'main', '1', -1)).toEqual(before)
})

test('the first choice goes no further up, the last none down, and “Nothing heard” stays where it is', () => {
  const flow = reception()
  expect(moveExit(flow, 'main', '1', -1)).toBe(flow)
  expect(moveExit(flow, 'main', '2', 1)).toBe(flow)
  expect(moveExit(flow, 'main', 'no-input', -1)).toBe(flow)
  expect(moveExit(flow, 'nobody', '1', 1)).toBe(flow)
})

test('a choice that plays the menu again is stepped over', () => {
  const choices = [
    { key: '1', label: 'Sales' },
    { key: '9', label: 'Again', does: 'repeat' },
    { key: '2', label: 'Support' },
  ]
  const flow = drawn({
    start: 'main',
    nodes: { main: { kind: 'menu', name: 'Main', settings: { choices } } },
  })
  expect(entryOfExit(flow.nodes.main as never, '2')).toEqual({ list: 'choices', at: 2 })
  expect(namesOf(moveExit(flow, 'main', '2', -1))).toEqual(['2 Support', '1 Sales', 'Nothing heard'])
})
