import { expect, test } from 'vitest'
import { hueOf, initialsOf } from './look'

test.each([
  ['Ada', 'A'],
  ['Ada Lovelace', 'AL'],
  ['  grace  brewster hopper ', 'GH'],
  ['Guest 4F2', 'G4'],
  ['山田 太郎', '山太'],
  ['🦆 Duck', '🦆D'],
  ['', ''],
])('the initials of “%s” are %s', (name, initials) => expect(initialsOf(name)).toBe(initials))

test('a person has the same hue wherever they are looked at', () => {
  expect(hueOf('abcdef012345')).toBe(hueOf('abcdef012345'))
  expect(new Set(Array.from({ length: 60 }, (_, n) => hueOf(`person-${n}`))).size).toBeGreaterThan(5)
})
