import { expect, test } from 'vitest'
import { MAX_NAME, newGuest, personCookie, personIn, SOMEBODY } from './person'

const sentBack = (setCookie: string) => `theme=dark; ${setCookie.split(';')[0]}; other=1`

test.each(['Ada', 'Zoë; Müller = “Chef”', '山田 太郎', 'x'.repeat(MAX_NAME), '🦆'.repeat(30)])(
  'who says the name %s is known by it from then on',
  (name) => {
    const person = { id: 'abcdef012345', name }
    expect(personIn(sentBack(personCookie(person)))).toEqual(person)
  },
)

test('guests are told apart before they say a name', () => {
  const [one, other] = [newGuest(), newGuest()]
  expect(one.id).not.toBe(other.id)
  expect(one.name).toMatch(/^Guest [0-9A-F]{3}$/)
  expect(personIn(sentBack(personCookie(one)))).toEqual(one)
})

test.each([
  null,
  '',
  'patchbay-person=',
  'patchbay-person=short.Ada',
  'patchbay-person=abcdef012345.%E0%A4%A',
])('a cookie that says nobody is somebody: %s', (cookies) => expect(personIn(cookies)).toEqual(SOMEBODY))

test('a name that no database keeps is known without what it cannot keep', () => {
  expect(personIn('patchbay-person=abcdef012345.Ada%00%0A')).toEqual({ id: 'abcdef012345', name: 'Ada' })
  const long = personIn(`patchbay-person=abcdef012345.${'x'.repeat(59)}${encodeURIComponent('🦆')}`)
  expect(personIn(sentBack(personCookie(long)))).toEqual({ id: 'abcdef012345', name: 'x'.repeat(59) })
})
