import { expect, test } from 'vitest'
import { gistOf } from './gist'
import { drawn } from './testing/drawn'

const gist = (kind: string, settings = {}) =>
  gistOf(drawn({ nodes: { a: { kind, name: 'A', settings } } }).nodes.a as never)
const dial = (...numbers: string[]) =>
  gist('dial', {
    prompt: { text: 'One moment.' },
    destinations: numbers.map((number) => ({ type: 'phone', number })),
  })

test('a node is told by whom it reaches, numbers as people write them', () => {
  expect(dial('+442079460018')).toBe('+44 20 7946 0018')
  expect(dial('+442079460018', '{{ desk }}')).toBe('+44 20 7946 0018, then {{ desk }}')
  expect(dial('+442079460018', '+442079460019', '+442079460020')).toBe('+44 20 7946 0018 and 2 more')
  expect(gist('conference', { room: '2000' })).toBe('2000')
})

test('else by what it asks, what callers hear, or what it remembers', () => {
  expect(gist('hours', { calendar: 'Office' })).toBe('Office')
  expect(dial('')).toBe('“One moment.”')
  expect(gist('set', { assignments: [{ variable: 'language', value: 'en' }] })).toBe('language')
  expect(gist('hangup')).toBe('')
})
