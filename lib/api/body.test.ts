import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shapeOf } from './body'

test.each([
  ['null', 0],
  ['[]', 1],
  ['{"a":[{"b":1}]}', 3],
  ['[[],[],[[]]]', 3],
  ['"[[[["', 0],
  ['["\\"[[[", [1]]', 2],
  ['["\\\\", [1]]', 2],
])('%s nests %i deep', (json, depth) => {
  expect(shapeOf(json).depth).toBe(depth)
})

test('a string with NUL is known, one that only speaks of it is not', () => {
  expect(shapeOf(JSON.stringify({ name: 'a\0b' })).hasNul).toBe(true)
  expect(shapeOf(JSON.stringify({ 'a\0': 1 })).hasNul).toBe(true)
  expect(shapeOf(JSON.stringify({ name: 'a\\u0000b' })).hasNul).toBe(false)
})

test('depth and NUL are told rightly of any JSON', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(shapeOf(JSON.stringify(value))).toEqual({ depth: depthOf(value), hasNul: holdsNul(value) })
    }),
  )
})

test('two megabytes of opening brackets are measured without harm', () => {
  expect(shapeOf('['.repeat(2_000_000)).depth).toBe(2_000_000)
})

const depthOf = (value: unknown): number =>
  typeof value === 'object' && value !== null ? 1 + Math.max(0, ...Object.values(value).map(depthOf)) : 0

const holdsNul = (value: unknown): boolean =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).some(([name, inner]) => name.includes('\0') || holdsNul(inner))
    : typeof value === 'string' && value.includes('\0')
