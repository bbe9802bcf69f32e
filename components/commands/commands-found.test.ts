import { expect, test } from 'vitest'
import type { Command } from './command'
import { commandsFound } from './commands-found'

const command = (title: string, group: string, more: Partial<Command> = {}): Command => ({
  id: title,
  title,
  group,
  run: () => undefined,
  ...more,
})

const LIST = [
  command('Undo', 'Edit'),
  command('Paste', 'Edit', { isEnabled: () => false }),
  command('Align left edges', 'Arrange', { words: 'line up' }),
  command('Add a menu', 'Add', { words: 'ivr keys' }),
  command('Main menu', 'Nodes', { detail: 'Menu' }),
]

const titles = (typed: string) =>
  commandsFound(LIST, typed).flatMap(({ commands }) => commands.map(({ title }) => title))

test('with nothing typed everything that can be done stands there in its order', () => {
  expect(titles('')).toEqual(['Undo', 'Align left edges', 'Add a menu', 'Main menu'])
})

test('what begins so comes first, whatever its group, then what holds the words, then what is also called so', () => {
  expect(titles('main')).toEqual(['Main menu'])
  expect(titles('a')[0]).toBe('Align left edges')
  expect(titles('line up')).toEqual(['Align left edges'])
  expect(titles('menu')).toEqual(['Add a menu', 'Main menu'])
})

test('every word must fit, whatever its capitals and accents', () => {
  expect(titles('ALIGN léft')).toEqual(['Align left edges'])
  expect(titles('align menu')).toEqual([])
})

test('who looks for what cannot be done just now finds it, behind what can', () => {
  expect(titles('paste')).toEqual(['Paste'])
  expect(titles('up pa')).toEqual([])
  expect(
    commandsFound(
      [command('Paste', 'Edit', { isEnabled: () => false }), command('Tidy', 'Edit', { words: 'put' })],
      'p',
    )[0]?.commands.map(({ title }) => title),
  ).toEqual(['Tidy', 'Paste'])
})
