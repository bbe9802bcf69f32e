import { expect, test } from 'vitest'
import { getAt, isWithin, setAt } from './at-path'

const menu = { choices: [{ key: '1', label: 'Sales' }, { key: '2' }], speech: {} }

test('a field is changed, and all beside it stays the very same', () => {
  const changed = setAt(menu, ['choices', 1, 'label'], 'Support') as typeof menu
  expect(changed.choices[1]).toEqual({ key: '2', label: 'Support' })
  expect(changed.choices[0]).toBe(menu.choices[0])
  expect(changed.speech).toBe(menu.speech)
  expect(menu.choices[1]).toEqual({ key: '2' })
})

test('an optional field that is emptied is gone, not there without a value', () => {
  expect(setAt(menu, ['choices', 0, 'label'], undefined)).toEqual({
    ...menu,
    choices: [{ key: '1' }, { key: '2' }],
  })
})

test('what is missing on the way is made', () => {
  expect(setAt({}, ['transcribe', 'language'], 'en-GB')).toEqual({ transcribe: { language: 'en-GB' } })
})

test('a path that leads nowhere gives nothing, also where objects have names of their own', () => {
  expect(getAt(menu, ['choices', 7, 'key'])).toBeUndefined()
  expect(getAt(menu, ['constructor'])).toBeUndefined()
})

test('choices.10 is not inside of choices.1', () => {
  expect(isWithin('choices.10.key', 'choices.1')).toBe(false)
  expect(isWithin('choices.1.key', 'choices.1')).toBe(true)
})
