import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wordChanges } from './word-changes'

test('a word that was put in is new, one that was taken out is gone, the rest stays', () => {
  expect(wordChanges('Press 1 for sales.', 'Press 1 for our sales.')).toEqual([
    { as: 'same', text: 'Press 1 for ' },
    { as: 'new', text: 'our ' },
    { as: 'same', text: 'sales.' },
  ])
  expect(wordChanges('', 'Hello')).toEqual([{ as: 'new', text: 'Hello' }])
})

test('what is the same or gone makes the text before, what is the same or new the text now', () => {
  const text = fc
    .array(fc.constantFrom('a', 'b', 'c ', ' ', 'd\n'), { maxLength: 30 })
    .map((parts) => parts.join(''))
  fc.assert(
    fc.property(text, text, (before, after) => {
      const told = wordChanges(before, after)
      const without = (as: string) =>
        told.flatMap((stretch) => (stretch.as === as ? [] : [stretch.text])).join('')
      expect([without('new'), without('gone')]).toEqual([before, after])
    }),
  )
})
