/** What is asked of a key press. */
export type Press = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>

/** Signs whose Shift depends on the keyboard: `?` is Shift with another key nearly everywhere, and never asked for. */
const isSign = (key: string): boolean => key.length === 1 && !/[a-z0-9]/i.test(key)

/**
 * Whether keys such as `Mod+Shift+Z` are pressed. Letters and digits with Alt or Shift are told by their place on the keyboard,
 * for there they make other signs; all else by what they write.
 */
export function isPressed(keys: string, press: Press, isApple: boolean): boolean {
  const { parts, last } = partsOf(keys)
  const mod = isApple ? press.metaKey : press.ctrlKey
  const other = isApple ? press.ctrlKey : press.metaKey
  if (mod !== parts.includes('Mod') || other || press.altKey !== parts.includes('Alt')) return false
  if (isSign(last)) return press.key === last
  if (press.shiftKey !== parts.includes('Shift')) return false
  if (press.key.toLowerCase() === last.toLowerCase()) return true
  const isByPlace = parts.includes('Alt') || parts.includes('Shift')
  return isByPlace && (press.code === `Key${last.toUpperCase()}` || press.code === `Digit${last}`)
}

const APPLE: Record<string, string> = { Mod: '⌘', Shift: '⇧', Alt: '⌥', Enter: '↩', Backspace: '⌫' }
const OTHERS: Record<string, string> = { Mod: 'Ctrl', Escape: 'Esc' }

/** Keys as they stand on the keyboard, one by one: `Ctrl`, `Shift`, `Z`. */
export function shownKeys(keys: string, isApple: boolean): string[] {
  const { parts, last } = partsOf(keys)
  const names = isApple ? APPLE : OTHERS
  return [...parts, last].map((part) => names[part] ?? part)
}

/** The same in the words of `aria-keyshortcuts`. */
export const ariaKeys = (keys: string, isApple: boolean): string =>
  keys.replace('Mod', isApple ? 'Meta' : 'Control')

/** The last is the key; `+` itself may be one. */
function partsOf(keys: string): { parts: string[]; last: string } {
  const split = keys.endsWith('+') ? [...keys.slice(0, -1).split('+').filter(Boolean), '+'] : keys.split('+')
  return { parts: split.slice(0, -1), last: split.at(-1) ?? '' }
}
