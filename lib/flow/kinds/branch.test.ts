import { expect, test } from 'vitest'
import { flowOf, ring } from '../testing/ring'
import { kindNamed } from '.'

const say = (text: string) => ({ kind: 'say', name: text, settings: { prompt: { text } } })

const branching = (cases: object[], variables: Record<string, string> = {}) =>
  flowOf(
    {
      which: {
        kind: 'branch',
        name: 'Which way',
        settings: { cases },
        exits: { one: 'first', two: 'second', otherwise: 'rest' },
      },
      first: say('First.'),
      second: say('Second.'),
      rest: say('Otherwise.'),
    },
    { settings: { variables, timeZone: 'Europe/London' } },
  )

const text = (op: string, to: string, value = '{{plan}}') => ({ type: 'text', value, op, to })
const isTrue = (condition: object, variables: Record<string, string> = {}, at?: string) =>
  ring(branching([{ id: 'one', conditions: [condition] }], variables), at ? { at: new Date(at) } : {})
    .went()
    .includes('which:one')

test('the first case that holds is taken', () => {
  const cases = [
    { id: 'one', conditions: [text('equals', 'gold')] },
    { id: 'two', conditions: [text('starts-with', 'g')] },
  ]
  ring(branching(cases, { plan: 'Gold ' })).hears('First.')
  ring(branching(cases, { plan: 'green' })).hears('Second.')
  ring(branching(cases, { plan: 'blue' })).hears('Otherwise.')
})

test('all conditions must hold, or any', () => {
  const conditions = [text('equals', 'gold'), text('equals', 'London', '{{city}}')]
  const both = { plan: 'gold', city: 'London' }
  ring(branching([{ id: 'one', match: 'all', conditions }], both)).hears('First.')
  ring(branching([{ id: 'one', match: 'all', conditions }], { ...both, city: 'Leeds' })).hears('Otherwise.')
  ring(branching([{ id: 'one', match: 'any', conditions }], { ...both, city: 'Leeds' })).hears('First.')
  ring(branching([{ id: 'one', match: 'all' }], both)).hears('Otherwise.')
})

test.each([
  ['equals', 'gold', 'GOLD', true],
  ['equals', 'gold', 'golden', false],
  ['not-equals', 'gold', 'silver', true],
  ['not-equals', 'gold', 'gold', false],
  ['contains', 'ol', 'gold', true],
  ['ends-with', 'LD', 'gold', true],
  ['matches', '[a-z]{4}', 'gold', true],
  ['matches', 'gol', 'gold', false],
  ['matches', '(', '(', false],
  ['greater', '9', '10', true],
  ['greater', '10', '10', false],
  ['less', '-1.5', '-2', true],
  ['less', '5', '', false],
  ['less', 'many', '1', false],
  ['greater', '{{limit}}', '8', true],
  ['is-set', '', 'x', true],
  ['is-set', '', ' ', false],
  ['is-empty', '', '', true],
])('%s %j of %j is %j', (op, to, plan, holds) => {
  expect(isTrue(text(op, to), { plan, limit: '7' })).toBe(holds)
})

test('one of a list will do', () => {
  const oneOf = { type: 'text', value: '{{plan}}', op: 'one-of', list: ['gold', 'Silver'] }
  expect(isTrue(oneOf, { plan: 'silver' })).toBe(true)
  expect(isTrue(oneOf, { plan: 'bronze' })).toBe(false)
})

test('a caller’s number is the same however the designer writes it', () => {
  const from = (op: string, to: string) => isTrue({ type: 'text', op, to })
  expect(from('equals', '+1 202 555 0143')).toBe(true)
  expect(from('equals', '001 (202) 555-0143')).toBe(true)
  expect(from('starts-with', '+1 202')).toBe(true)
  expect(from('starts-with', '+44')).toBe(false)
  expect(from('ends-with', '0143')).toBe(true)
})

test.each([
  ['2026-03-03T12:00:00Z', { days: ['mon', 'tue'] }, true],
  ['2026-03-03T12:00:00Z', { days: ['wed'] }, false],
  ['2026-03-03T08:59:59Z', { from: '09:00', to: '17:00' }, false],
  ['2026-03-03T09:00:00Z', { from: '09:00', to: '17:00' }, true],
  ['2026-03-03T17:00:00Z', { from: '09:00', to: '17:00' }, false],
  // The clock in London is an hour ahead in summer.
  ['2026-07-01T08:00:00Z', { from: '09:00', to: '17:00' }, true],
  ['2026-07-01T16:00:00Z', { from: '09:00', to: '17:00' }, false],
  ['2026-12-24T00:00:00Z', { fromDate: '2026-12-24', toDate: '2026-12-26' }, true],
  ['2026-12-26T23:59:59Z', { fromDate: '2026-12-24', toDate: '2026-12-26' }, true],
  ['2026-12-27T00:00:00Z', { fromDate: '2026-12-24', toDate: '2026-12-26' }, false],
  // Friday night goes on until Saturday morning.
  ['2026-03-06T23:00:00Z', { days: ['fri'], from: '22:00', to: '06:00' }, true],
  ['2026-03-07T05:00:00Z', { days: ['fri'], from: '22:00', to: '06:00' }, true],
  ['2026-03-06T05:00:00Z', { days: ['fri'], from: '22:00', to: '06:00' }, false],
  ['2026-03-07T06:00:00Z', { days: ['fri'], from: '22:00', to: '06:00' }, false],
])('at %s, %j is %j', (at, time, holds) => {
  expect(isTrue({ type: 'time', ...time }, {}, at)).toBe(holds)
})

test.each([
  [{ type: 'text', op: 'matches', to: '(?=x)' }, 'pattern.unsupported'],
  [{ type: 'text', op: 'one-of' }, 'condition.list-empty'],
  [{ type: 'text', value: ' ', op: 'is-set' }, 'condition.value-empty'],
  [{ type: 'text', op: 'equals' }, 'condition.to-empty'],
  [{ type: 'text', op: 'less', to: 'ten' }, 'condition.not-a-number'],
  [{ type: 'time' }, 'condition.time-always'],
  [{ type: 'time', from: '09:00', to: '09:00' }, 'condition.time-never'],
  [{ type: 'time', fromDate: '2026-02-01', toDate: '2026-01-01' }, 'condition.dates-reversed'],
])('%j is told before it is published', (condition, code) => {
  const { check, settings } = kindNamed('branch')
  const problems = check?.(settings.parse({ cases: [{ id: 'one', conditions: [condition] }] }))
  expect(problems?.map((problem) => problem.code)).toEqual([code])
})

test('two cases with one exit are told, and so is one that takes the last exit’s name', () => {
  const { check, settings } = kindNamed('branch')
  const cases = ['one', 'one', 'otherwise'].map((id) => ({ id, conditions: [text('is-set', '')] }))
  expect(check?.(settings.parse({ cases })).map(({ code, field }) => [code, field])).toEqual([
    ['branch.case-repeated', 'cases.1.id'],
    ['branch.case-repeated', 'cases.2.id'],
  ])
})
