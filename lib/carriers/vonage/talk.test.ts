import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ssmlFault } from '@/lib/flow/ssml'
import { spokenLength, talkPieces } from './talk'

const words = (text: string) => text.replace(/<[^>]*>/g, ' ').replace(/\s+/g, '')

test('a short text is said as it stands', () => {
  expect(talkPieces(' Welcome to Acme. ', false)).toEqual(['Welcome to Acme.'])
  expect(talkPieces('<speak>One <break time="1s"/> two</speak>', true)).toEqual([
    '<speak>One <break time="1s"/> two</speak>',
  ])
})

test('a text without a word is not said', () => {
  for (const text of ['', '  \n', '\u0000']) expect(talkPieces(text, false)).toEqual([])
  expect(talkPieces('<speak> <break time="1s"/></speak>', true)).toEqual([])
})

test('a long text is cut between sentences, else at a comma, else between words, else anywhere', () => {
  expect(talkPieces('One two. Three four! Five six?', false, 20)).toEqual([
    'One two. Three four!',
    'Five six?',
  ])
  expect(talkPieces('This goes on, and on and on', false, 20)).toEqual(['This goes on,', 'and on and on'])
  expect(talkPieces('this goes on and on and on', false, 20)).toEqual(['this goes on and on', 'and on'])
  expect(talkPieces('x'.repeat(45), false, 20).map(({ length }) => length)).toEqual([20, 20, 5])
  expect(talkPieces('一二三。四五六。', false, 5)).toEqual(['一二三。', '四五六。'])
})

test('long markup is cut into pieces of markup', () => {
  expect(talkPieces('<speak><p>One two. Three four.</p> <p>Five.</p></speak>', true, 12)).toEqual([
    '<speak><p>One two. </p></speak>',
    '<speak><p>Three four.</p> <p></p></speak>',
    '<speak><p>Five.</p></speak>',
  ])
})

test('broken markup loses its tags and keeps its words', () => {
  expect(talkPieces('<speak>One <b>two & three</speak>', true)).toEqual(['One two & three'])
  expect(talkPieces('<speak>One &amp; two</speak> <speak>', true)).toEqual(['One & two'])
})

test('what a caller said does not become markup', () => {
  expect(talkPieces('<speak><audio src="https://evil.example"/>Hello</speak>', false)).toEqual(['Hello'])
  expect(talkPieces('Press < or >', false)).toEqual(['Press < or >'])
})

const markup = fc.letrec((tie) => ({
  node: fc.oneof(
    { depthSize: 'small' },
    fc.lorem({ maxCount: 30, mode: 'sentences' }),
    fc.constant('a &amp; b'),
    fc.constant('<break time="1s"/>'),
    fc.array(tie('node'), { maxLength: 5 }).map((inside) => `<p>${inside.join('')}</p>`),
  ),
})).node as fc.Arbitrary<string>

test('whatever is said, every word is said, in pieces that fit', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.lorem({ maxCount: 50, mode: 'sentences' })), (text) => {
      fc.pre(!/^\s*<speak/i.test(text))
      const pieces = talkPieces(text, false, 40)
      expect(pieces.every(({ length }) => length > 0 && length <= 40)).toBe(true)
      expect(pieces.join('').replace(/\s+/g, '')).toBe(text.replace(/[\s\p{Cc}\p{Cs}]+/gu, ''))
    }),
  )
  fc.assert(
    fc.property(markup, (inside) => {
      const text = `<speak>${inside}</speak>`
      const pieces = talkPieces(text, true, 40)
      for (const piece of pieces) {
        expect(ssmlFault(piece)).toBeUndefined()
        expect(spokenLength(piece, true)).toBeLessThanOrEqual(40)
      }
      expect(words(pieces.join(''))).toBe(words(text))
    }),
  )
})
