import { expect, test } from 'vitest'
import { messageParts } from './message-parts'
import { shownNumber, storedNumber, typedNumber } from './phone-text'
import { percentOf } from './share-text'
import { asMarkup, asPlainText, spokenPreview } from './spoken-preview'
import { readTime } from './time-text'

test('a number is grouped while it is typed, and stored as E.164', () => {
  expect(typedNumber('+442079460018')).toBe('+44 20 7946 0018')
  expect(typedNumber('0044207946')).toBe('+44 20 7946')
  expect(storedNumber('+44 20 7946 0018')).toBe('+442079460018')
  expect(shownNumber('+442079460018')).toBe('+44 20 7946 0018')
})

test('a variable, a name and what is no number yet stay as they are typed', () => {
  for (const text of ['{{caller}}', '{{ account.phone }}', 'ACME', '020 7946 0018', '+4'])
    expect([typedNumber(text), storedNumber(text)]).toEqual([text, text])
})

test.each([
  ['9', '09:00'],
  ['9:30', '09:30'],
  ['0930', '09:30'],
  ['9.30', '09:30'],
  ['5pm', '17:00'],
  ['12 am', '00:00'],
  ['12:15pm', '12:15'],
  ['24', '24:00'],
  ['24:30', undefined],
  ['9:75', undefined],
  ['13pm', undefined],
  ['noon', undefined],
])('the time %s is %s', (typed, time) => {
  expect(readTime(typed)).toBe(time)
})

test('trying a prompt out speaks its words, first values of variables, and the names of the others', () => {
  const text = '<speak>Hello {{ first_name }}, <break time="1s"/> welcome to {{company}}.</speak>'
  expect(spokenPreview(text, { company: 'Acme' })).toBe('Hello first name, welcome to Acme.')
  expect(spokenPreview('Press {{ broken', {})).toBe('Press {{ broken')
})

test('text becomes markup that says the same, and comes back; variables stay', () => {
  const text = 'R&D < {{ name | default: "you & me" }}'
  expect(asMarkup(text)).toBe('<speak>R&amp;D &lt; {{ name | default: "you & me" }}</speak>')
  expect(asPlainText(asMarkup('R&D for {{name}}'))).toBe('R&D for {{name}}')
})

test('a text of 161 plain letters is two messages, and one with a rare letter is two sooner', () => {
  expect(messageParts('a'.repeat(160)).parts).toBe(1)
  expect(messageParts('a'.repeat(161)).parts).toBe(2)
  expect(messageParts('€'.repeat(81)).parts).toBe(2)
  expect(messageParts(`ł${'a'.repeat(70)}`).parts).toBe(2)
  expect(messageParts('Order {{ order }}')).toEqual({ count: 6, parts: 1 })
})

test('shares are shown as parts of all calls', () => {
  expect(percentOf([1, 2], 0)).toBe('33.3 %')
  expect(percentOf([50, 50], 1)).toBe('50 %')
  expect(percentOf([0, 0], 0)).toBe('0 %')
})
