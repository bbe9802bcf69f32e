import { expect, test } from 'vitest'
import { trailOn } from './trying'

const steps = [
  { version: 'v7', node: 'menu', exit: '1' },
  { version: 'v7', node: 'onward' },
  { version: 'w2', node: 'menu', exit: '2' },
  { version: 'w2', node: 'sales' },
]
const path = { steps, at: { version: 'w2', node: 'sales' }, flows: { v7: 'reception', w2: 'sales' } }

test('a call is followed on the flow that is looked at', () => {
  expect(trailOn('sales', path)).toEqual({
    nodes: new Set(['menu', 'sales']),
    exits: new Set(['menu:2']),
    at: 'sales',
  })
})

test('a call that went on into another flow waits nowhere on this one', () => {
  expect(trailOn('reception', path)).toEqual({
    nodes: new Set(['menu', 'onward']),
    exits: new Set(['menu:1']),
    at: null,
  })
})
