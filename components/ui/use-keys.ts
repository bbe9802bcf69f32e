import { useEffect, useRef } from 'react'

/**
 * Keys that work wherever the focus is, except where one types and while a dialog is open.
 *
 * @param keys by `KeyboardEvent.key`
 */
export function useKeys(keys: Record<string, () => void>) {
  const current = useRef(keys)
  useEffect(() => {
    current.current = keys
  })
  useEffect(() => {
    function pressed(event: KeyboardEvent) {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
      if (isTyping(event.target) || document.querySelector('dialog[open]')) return
      const act = Object.hasOwn(current.current, event.key) ? current.current[event.key] : undefined
      if (!act) return
      event.preventDefault()
      act()
    }
    window.addEventListener('keydown', pressed)
    return () => window.removeEventListener('keydown', pressed)
  }, [])
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))

/** Moves the focus through the links of rows: those that carry `data-row`, in their order. */
export function moveThroughRows(by: 1 | -1) {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')]
  const focused = document.activeElement?.closest('tr, li')
  const at = focused ? rows.findIndex((row) => focused.contains(row)) : -1
  const next = at === -1 ? (by === 1 ? 0 : rows.length - 1) : at + by
  rows[Math.min(Math.max(next, 0), rows.length - 1)]?.focus()
}
