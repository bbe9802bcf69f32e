import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Json } from './call'
import { jsonPath, textAt } from './json-path'

const answer = {
  order: { id: 42, items: [{ name: 'Lamp' }, { name: 'Desk' }], 'ship to': { 'post.code': 'N1' } },
  open: false,
  note: null,
}

test.each([
  ['order.id', '42'],
  ['$.order.id', '42'],
  ['order.items[1].name', 'Desk'],
  ['order.items.0.name', 'Lamp'],
  ['order["ship to"]["post.code"]', 'N1'],
  ["['order']['id']", '42'],
  ['open', 'false'],
  ['note', ''],
  ['order.items', '[{"name":"Lamp"},{"name":"Desk"}]'],
  ['order.items[7].name', ''],
  ['order.missing.deeper', ''],
  ['open.deeper', ''],
  ['order.constructor', ''],
  ['order.items.length', '2'],
  ['__proto__', ''],
])('%s finds %s', (path, text) => {
  expect(textAt(answer, path)).toBe(text)
})

test('an empty path is the whole answer', () => {
  expect(textAt('plain', '')).toBe('plain')
  expect(textAt([1, 2], '$')).toBe('[1,2]')
})

test.each(['order..id', 'order[', 'order[x]', 'order.', 'order id', '[0]name'])('%s is no path', (path) => {
  expect(jsonPath(path)).toBeUndefined()
  expect(textAt(answer, path)).toBe('')
})

test('an answer nested beyond all measure is no value, and no crash', () => {
  const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`
  expect(typeof textAt(JSON.parse(deep) as Json, '')).toBe('string')
})

test('whatever the answer and the path, text comes out', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.string({ unit: fc.constantFrom(...'ab0.[]"$') }), (json, path) => {
      expect(typeof textAt(json as Json, path)).toBe('string')
    }),
  )
})
