import { expect, test } from 'vitest'
import type { ListedFlow } from './listed-flows'
import { found, ordered } from './order'

const flow = (name: string, more: Partial<ListedFlow> = {}): ListedFlow => ({
  id: name,
  name,
  isArchived: false,
  liveVersion: 1,
  hasUnpublishedChanges: false,
  isReadable: true,
  numbers: [],
  errors: 0,
  warnings: 0,
  callsToday: 0,
  updatedAt: '2026-03-03T12:00:00.000Z',
  updated: '12:00',
  updatedInFull: '',
  ...more,
})
const names = (flows: ListedFlow[]) => flows.map(({ name }) => name)
const numbers = [{ e164: '+442079460000', shown: '+44 20 7946 0000', pinnedVersion: null }]

test('a flow is found by words of its name in any order, and by its number however it is written', () => {
  const flows = [flow('Acme reception', { numbers }), flow('Support 7946')]
  expect(names(found(flows, 'RECEP acme'))).toEqual(['Acme reception'])
  for (const typed of ['+44 20 7946', '020 7946 0000', '442079460000'])
    expect(names(found(flows, typed))).toEqual(['Acme reception'])
  expect(names(found(flows, '7946'))).toEqual(['Acme reception', 'Support 7946'])
  expect(found(flows, 'billing')).toEqual([])
  expect(found(flows, ' ')).toHaveLength(2)
})

test('flows sort by any column both ways, and by name where they are alike', () => {
  const flows = [
    flow('b', { callsToday: 2, warnings: 40 }),
    flow('C 10', { callsToday: 9, errors: 1 }),
    flow('C 9', { liveVersion: null }),
    flow('a', { hasUnpublishedChanges: true }),
  ]
  expect(names(ordered(flows, { by: 'name', isDescending: false }))).toEqual(['a', 'b', 'C 9', 'C 10'])
  expect(names(ordered(flows, { by: 'calls', isDescending: true }))).toEqual(['C 10', 'b', 'a', 'C 9'])
  expect(names(ordered(flows, { by: 'problems', isDescending: true }))).toEqual(['C 10', 'b', 'a', 'C 9'])
  expect(names(ordered(flows, { by: 'state', isDescending: false }))).toEqual(['b', 'C 10', 'a', 'C 9'])
})
