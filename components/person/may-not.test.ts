import { expect, test } from 'vitest'
import { mayNot } from './may-not'

test.each([
  [['Ann'], 'Publishing takes a publisher. Ask Ann, who is an owner.'],
  [['Ann', 'Ben'], 'Publishing takes a publisher. Ask Ann or Ben, who are owners.'],
  [['Ann', 'Ben', 'Cat', 'Dan'], 'Publishing takes a publisher. Ask Ann, Ben or Cat or another owner.'],
  [[], 'Publishing takes a publisher.'],
])('an editor reads whom to ask: %s', (owners, sentence) =>
  expect(mayNot({ role: 'editor', owners }, 'publisher', 'Publishing')).toBe(sentence),
)

test('who may is told nothing', () => {
  expect(mayNot({ role: 'owner', owners: [] }, 'publisher', 'Publishing')).toBeUndefined()
})
