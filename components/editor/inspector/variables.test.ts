import { expect, test } from 'vitest'
import { drawn } from '@/lib/flow/edit/testing/drawn'
import { fitting, offeredVariables, openVariable, withVariable } from './variables'

const flow = drawn({
  settings: { variables: { company: 'Acme' } },
  start: 'ask',
  nodes: {
    ask: {
      kind: 'gather',
      name: 'Account number',
      settings: { variable: 'account' },
      exits: { next: 'look', 'no-input': 'bye' },
    },
    look: {
      kind: 'http',
      name: 'Look it up',
      settings: { maps: [{ variable: 'order' }] },
      exits: { ok: 'bye', failed: 'bye' },
    },
    bye: { kind: 'hangup', name: 'Bye' },
  },
})

const setAt = (id?: string) =>
  Object.fromEntries(offeredVariables(flow, id).map(({ name, isSet }) => [name, isSet]))

test('a variable is offered with how surely it is set where it is written', () => {
  expect(setAt('look')).toMatchObject({
    caller: 'always',
    company: 'always',
    account: 'always',
    order: 'never',
  })
  expect(setAt('bye')).toMatchObject({ account: 'sometimes', order: 'sometimes' })
})

test('those that are surely set come first, and each says where it comes from', () => {
  const offered = offeredVariables(flow, 'look')
  expect(offered.at(-1)).toEqual({ name: 'order', from: 'Look it up', isSet: 'never' })
  expect(offered.find(({ name }) => name === 'account')?.from).toBe('Account number')
})

test('the flow’s own prompts may say whatever some node sets', () => {
  expect(setAt()).toMatchObject({ company: 'always', account: 'sometimes' })
})

test('variables are offered from the moment that {{ is typed until it is closed', () => {
  expect(openVariable('Hello {{', 8)).toEqual({ from: 6, typed: '' })
  expect(openVariable('Hello {{ acc', 12)).toEqual({ from: 6, typed: 'acc' })
  expect(openVariable('Hello {{account}}', 17)).toBeUndefined()
  expect(openVariable('Hello {', 7)).toBeUndefined()
  expect(openVariable('{{ a | upcase', 13)).toBeUndefined()
})

test('a variable is written out whole, also over the rest of another one', () => {
  expect(withVariable('Hello {{acc now', 11, 6, 'account')).toMatchObject({
    text: 'Hello {{account}} now',
    caret: 17,
  })
  expect(withVariable('Hello {{ac}}!', 10, 6, 'account').text).toBe('Hello {{account}}!')
  expect(withVariable('Hello {{order }}!', 8, 6, 'account').text).toBe('Hello {{account}}!')
})

test('the beginning of a name counts more than what is in it', () => {
  const offered = ['reorder', 'order'].map((name) => ({ name, from: '', isSet: 'always' as const }))
  expect(fitting(offered, 'ORD').map(({ name }) => name)).toEqual(['order', 'reorder'])
})
