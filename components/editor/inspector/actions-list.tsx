'use client'

import type { KeyboardEvent, ReactNode, RefObject } from 'react'

export type Action = {
  label: string
  icon: ReactNode
  onPress: () => void
  /** The key that does the same, as it is shown. */
  keys?: string
  isOff?: boolean
  isDangerous?: boolean
}

const LEAST_ROOM = 8

/** Shows a list of actions beneath what it was opened from, or above where there is no room beneath, and goes to the first. */
export function openBeneath(list: HTMLElement | null, from: Element | null) {
  if (!list || !from) return
  const at = from.getBoundingClientRect()
  const { clientWidth, clientHeight } = document.documentElement
  list.showPopover()
  const above = Math.max(LEAST_ROOM, at.top - 4 - list.offsetHeight)
  const isRoom = at.bottom + 4 + list.offsetHeight <= clientHeight - LEAST_ROOM
  list.style.top = `${isRoom ? at.bottom + 4 : above}px`
  list.style.right = `${Math.max(LEAST_ROOM, clientWidth - at.right)}px`
  itemsIn(list)[0]?.focus()
}

/** Actions that come up over the page. The browser closes it on Escape and on a click elsewhere; arrow keys walk through it. */
export function ActionsList({
  ref,
  id,
  label,
  actions,
  onClosed,
}: {
  ref: RefObject<HTMLDivElement | null>
  id?: string
  label: string
  actions: readonly Action[]
  onClosed?: () => void
}) {
  const onKeyDown = (event: KeyboardEvent) => {
    const list = itemsIn(ref.current)
    const at = list.indexOf(document.activeElement as HTMLElement)
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key]
    if (event.key === 'Tab') ref.current?.hidePopover()
    // What is pressed here is meant for the menu, not for what it lies over.
    event.stopPropagation()
    if (to === undefined) return
    event.preventDefault()
    list.at(to % list.length)?.focus()
  }
  return (
    <div
      id={id}
      ref={ref}
      popover="auto"
      role="menu"
      aria-label={label}
      tabIndex={-1}
      onKeyDown={onKeyDown}
      onToggle={(event) => event.newState === 'closed' && onClosed?.()}
      className="fixed inset-auto m-0 min-w-44 rounded-control border border-line-strong bg-raised p-1 text-text shadow-lg"
    >
      {actions.map(({ label, icon, keys, onPress, isOff, isDangerous }) => (
        <button
          key={label}
          type="button"
          role="menuitem"
          aria-disabled={isOff}
          onClick={() => {
            if (isOff) return
            ref.current?.hidePopover()
            onPress()
          }}
          className={`flex h-8 w-full items-center gap-2 rounded-sm px-2 text-left text-sm hover:bg-hover focus-visible:bg-hover focus-visible:outline-offset-0 aria-disabled:opacity-50 max-md:h-11 ${isDangerous ? 'text-bad' : ''}`}
        >
          {icon}
          {label}
          {keys && (
            <span aria-hidden className="ml-auto pl-4 text-quiet text-xs max-md:hidden">
              {keys}
            </span>
          )}
        </button>
      ))}
    </div>
  )
}

const itemsIn = (list: HTMLElement | null): HTMLElement[] => [
  ...(list?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? []),
]
