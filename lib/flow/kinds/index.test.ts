import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { GROUPS } from '../kind'
import { kindNamed, kinds } from '.'

test.each(kinds.map(({ kind }) => kind))('%s has its stories', (kind) => {
  expect(existsSync(fileURLToPath(new URL(`./${kind}.test.ts`, import.meta.url)))).toBe(true)
})

test.each(kinds.map(({ kind }) => kind))('a fresh %s can be put into a draft', (name) => {
  const kind = kindNamed(name)
  const settings = kind.settings.parse({})
  expect(kind.settings.parse(settings)).toEqual(settings)
  expect(kind.title).not.toBe('')
  expect(kind.summary).toMatch(/\.$/)
  const ids = kind.exits(settings).map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  kind.check?.(settings)
})

test('the palette goes from group to group', () => {
  const groups = kinds.map(({ group }) => group)
  expect([...groups].sort((one, other) => GROUPS.indexOf(one) - GROUPS.indexOf(other))).toEqual(groups)
  expect(new Set(groups)).toEqual(new Set(GROUPS))
  expect(new Set(kinds.map(({ kind }) => kind)).size).toBe(kinds.length)
})

test('asking for a kind that is not there is our own mistake', () => {
  expect(() => kindNamed('constructor')).toThrow('There is no node kind')
})
