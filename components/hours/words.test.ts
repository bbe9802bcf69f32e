import { expect, test } from 'vitest'
import { formatsIn } from '../format/formats'
import { nextWords } from './words'

const now = new Date('2026-03-03T12:00:00Z') // a Tuesday
const words = (state: 'open' | 'closed' | 'holiday', next?: ['open' | 'closed' | 'holiday', string]) =>
  nextWords(
    state,
    next && { state: next[0], at: new Date(next[1]) },
    'Europe/London',
    now,
    formatsIn('en-GB'),
  )

test.each([
  ['open', ['closed', '2026-03-03T17:30:00Z'], 'until 17:30'],
  ['closed', ['open', '2026-03-04T09:00:00Z'], 'opens tomorrow 9:00'],
  ['closed', ['open', '2026-03-06T09:00:00Z'], 'opens Friday 9:00'],
  ['closed', ['open', '2026-04-06T08:00:00Z'], 'opens 6 April 9:00'],
  ['closed', ['holiday', '2026-03-04T00:00:00Z'], 'holiday from midnight'],
  ['open', undefined, 'always'],
  ['closed', undefined, 'does not open'],
] as const)('%s, then %j: %s', (state, next, told) =>
  expect(words(state, next as Parameters<typeof words>[1])).toBe(told),
)
