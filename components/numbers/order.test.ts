import { expect, test } from 'vitest'
import { nothingAnswers } from './answer-words'
import type { ListedNumber } from './listed-numbers'
import { found, ordered } from './order'

const number = (e164: string, given: Partial<ListedNumber> = {}): ListedNumber => ({
  e164,
  shown: e164,
  label: '',
  carrier: 'sandbox',
  carrierTitle: 'Sandbox',
  isSandbox: true,
  flow: null,
  liveVersion: null,
  pinnedVersion: null,
  timeZone: 'UTC',
  now: nothingAnswers(''),
  later: nothingAnswers(''),
  isSame: true,
  linkTrouble: '',
  callsToday: 0,
  testsToday: 0,
  ...given,
})

const desk = number('+442079460001', { label: 'Front desk', callsToday: 3 })
const shop = number('+12025550100', {
  flow: { id: 'f', name: 'Shop' },
  carrierTitle: 'Vonage',
  testsToday: 2,
})
const spare = number('+442079460002')
const all = [desk, shop, spare]

test.each([
  ['', all],
  ['desk', [desk]],
  ['shop', [shop]],
  ['vonage', [shop]],
  ['shop desk', []],
  ['020 7946 0002', [spare]],
  ['(202) 555', [shop]],
  ['7946', [desk, spare]],
])('“%s” is found', (typed, expected) => {
  expect(found(all, typed)).toEqual(expected)
})

test('a column orders the list, and what is alike stays by its number', () => {
  const by = (order: Parameters<typeof ordered>[1]) => ordered(all, order)
  expect(by({ by: 'number', isDescending: false })).toEqual([shop, desk, spare])
  expect(by({ by: 'label', isDescending: false })).toEqual([desk, shop, spare])
  expect(by({ by: 'flow', isDescending: false })).toEqual([shop, desk, spare])
  expect(by({ by: 'calls', isDescending: true })).toEqual([desk, shop, spare])
})
