import { expect, test } from 'vitest'
import { freeId, freeKey, moved, renamed } from './rows'

test('a row is moved up and down, and stays where it is at either end', () => {
  const list = ['a', 'b', 'c']
  expect(moved(list, 2, 0)).toEqual(['c', 'a', 'b'])
  expect(moved(list, 0, 1)).toEqual(['b', 'a', 'c'])
  expect(moved(list, 0, -1)).toBe(list)
  expect(moved(list, 2, 3)).toBe(list)
})

test('a new choice has the first key that is free', () => {
  expect(freeKey(['1', '3'])).toBe('2')
  expect(freeKey([...'123456789'])).toBe('0')
})

test('a new case has an id that none had', () => {
  expect(freeId(['case-1', 'case-2'], 'case')).toBe('case-3')
})

test('a header that is renamed stays in its place', () => {
  expect(Object.keys(renamed({ a: '1', b: '2', c: '3' }, 'b', 'x'))).toEqual(['a', 'x', 'c'])
})
