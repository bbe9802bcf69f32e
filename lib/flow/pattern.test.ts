import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MAX_MATCHED_CHARACTERS, matchesPattern, patternProblem } from './pattern'

test.each([
  ['\\d{4}', '1234', true],
  ['\\d{4}', '12345', false],
  ['\\d{2,}', '1', false],
  ['\\d{2,3}', '123', true],
  ['(?:\\+44|0)?7\\d{3}', '+447123', true],
  ['(?:\\+44|0)?7\\d{3}', '7123', true],
  ['^[A-Z]{2}-?\\d+$', 'AB-77', true],
  ['yes|yeah|yep', 'yeah', true],
  ['yes|yeah|yep', 'yeahs', false],
  ['[^0-9#*]+', 'Müller', true],
  ['\\p{Lu}.*', 'Ängström 😀', true],
  ['a.c', 'a\nc', false],
  ['(a|b)*c', 'ababc', true],
  ['a|', '', true],
  ['(?<year>\\d{4})-[\\d]{2}', '2026-03', true],
  ['a\\.b\\$', 'a.b$', true],
  ['(?:){5}x', 'x', true],
  ['(a*)*', 'aaa', true],
])('%s against %s', (pattern, text, fits) => {
  expect(matchesPattern(pattern, text)).toBe(fits)
})

test.each([
  ['(', 'invalid'],
  ['a{2', 'invalid'],
  ['[z-a]', 'invalid'],
  ['(?=a)a', 'unsupported'],
  ['(?!a)b', 'unsupported'],
  ['(?<=a)b', 'unsupported'],
  ['(a)\\1', 'unsupported'],
  ['(?<x>a)\\k<x>', 'unsupported'],
  ['\\bword\\b', 'unsupported'],
  ['((a{100}){100}){100}', 'too-long'],
  ['(?:){1000000000}', 'too-long'],
  ['(?:(?:(?:){400}){400}){400}', 'too-long'],
  ['a'.repeat(201), 'too-long'],
])('%s is refused as %s, and matches nothing', (pattern, why) => {
  expect(patternProblem(pattern)).toBe(why)
  expect(matchesPattern(pattern, 'a')).toBe(false)
})

test.each([
  '(a+)+$',
  '(a|a)*b',
  '(a|aa)+c',
  '(.*a){12}b',
  'a*a*a*a*a*a*a*a*b',
  '(a?){60}a{60}b',
  '((a*)*)*b',
  '(\\w+\\s?)*!',
])('%s keeps no caller waiting', (pattern) => {
  const began = performance.now()
  matchesPattern(pattern, `${'a'.repeat(MAX_MATCHED_CHARACTERS - 1)}?`)
  expect(performance.now() - began).toBeLessThan(100)
})

test('a text beyond the bound matches nothing', () => {
  expect(matchesPattern('a*', 'a'.repeat(MAX_MATCHED_CHARACTERS))).toBe(true)
  expect(matchesPattern('a*', 'a'.repeat(MAX_MATCHED_CHARACTERS + 1))).toBe(false)
})

test('it finds what the matcher of JavaScript finds', () => {
  const atom = fc.constantFrom(
    'a',
    'b',
    '[ab]',
    '[^a]',
    '.',
    '(?:a|b)',
    '(ab)',
    '(?:a|ab)',
    '\\w',
    'b$',
    '^a',
    '()',
  )
  const piece = fc
    .tuple(atom, fc.constantFrom('', '', '?', '*', '+', '{2}', '{0,2}', '{1,}?'))
    .map(([one, many]) => (/[$^]/.test(one) ? one : one + many))
  const pattern = fc.array(piece, { maxLength: 5 }).map((pieces) => pieces.join(''))
  const anyPattern = fc.array(pattern, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('|'))
  fc.assert(
    fc.property(
      anyPattern,
      fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 }),
      (pattern, text) => {
        expect(matchesPattern(pattern, text)).toBe(new RegExp(`^(?:${pattern})$`, 'u').test(text))
      },
    ),
    { numRuns: 500 },
  )
})

test('whatever a designer types is refused or matched, never thrown at a caller', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...'()[]{}|*+?^$\\.,:=!<>dwpLku019ab-') }),
      fc.string(),
      (pattern, text) => {
        matchesPattern(pattern, text)
      },
    ),
  )
})
