import { expect, test } from 'vitest'
import { isPressed, type Press, shownKeys } from './keys'

const press = (key: string, more: Partial<Press> = {}): Press => ({
  key,
  code: /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : '',
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...more,
})

test('Mod is ⌘ on a Mac and Ctrl elsewhere, and never the other of the two', () => {
  expect(isPressed('Mod+K', press('k', { ctrlKey: true }), false)).toBe(true)
  expect(isPressed('Mod+K', press('k', { metaKey: true }), false)).toBe(false)
  expect(isPressed('Mod+K', press('k', { metaKey: true }), true)).toBe(true)
  expect(isPressed('Mod+K', press('k', { ctrlKey: true }), true)).toBe(false)
  expect(isPressed('Mod+K', press('k'), false)).toBe(false)
})

test('Shift makes other keys of letters, so that undo and redo are told apart', () => {
  const redo = press('Z', { ctrlKey: true, shiftKey: true })
  expect(isPressed('Mod+Z', redo, false)).toBe(false)
  expect(isPressed('Mod+Shift+Z', redo, false)).toBe(true)
})

test('a key that writes another sign with Alt or Shift is told by its place', () => {
  expect(isPressed('Alt+A', press('å', { altKey: true, code: 'KeyA' }), true)).toBe(true)
  expect(isPressed('Shift+1', press('!', { shiftKey: true, code: 'Digit1' }), false)).toBe(true)
  expect(isPressed('A', press('å', { code: 'KeyA' }), false)).toBe(false)
})

test('a sign is asked for as such, wherever it stands on the keyboard', () => {
  expect(isPressed('?', press('?', { shiftKey: true }), false)).toBe(true)
  expect(isPressed('?', press('?'), false)).toBe(true)
  expect(isPressed('+', press('+', { shiftKey: true }), false)).toBe(true)
})

test('keys are shown as they stand on the keyboard', () => {
  expect(shownKeys('Mod+Shift+Z', false)).toEqual(['Ctrl', 'Shift', 'Z'])
  expect(shownKeys('Mod+Shift+Z', true)).toEqual(['⌘', '⇧', 'Z'])
  expect(shownKeys('+', false)).toEqual(['+'])
})
