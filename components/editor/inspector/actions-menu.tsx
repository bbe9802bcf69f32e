'use client'

import { Ellipsis } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react'
import { IconButton } from '@/components/ui/button'

export type Action = {
  label: string
  icon: ReactNode
  onPress: () => void
  isOff?: boolean
  isDangerous?: boolean
}

/** A few actions behind three dots. The browser closes it on Escape and on a click elsewhere; arrow keys walk through it. */
export function ActionsMenu({ label, actions }: { label: string; actions: readonly Action[] }) {
  const id = useId()
  const menu = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)

  const items = () => [...(menu.current?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])]
  const open = () => {
    const [box, at] = [menu.current, button.current?.getBoundingClientRect()]
    if (!box || !at) return
    box.style.top = `${at.bottom + 4}px`
    box.style.right = `${Math.max(8, document.documentElement.clientWidth - at.right)}px`
    box.showPopover()
    items()[0]?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const list = items()
    const at = list.indexOf(document.activeElement as HTMLElement)
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key]
    if (event.key === 'Tab') menu.current?.hidePopover()
    if (to === undefined) return
    event.preventDefault()
    list.at(to % list.length)?.focus()
  }
  return (
    <>
      <IconButton
        ref={button}
        label={label}
        aria-haspopup="menu"
        aria-controls={id}
        onClick={open}
        className="-mr-1.5"
      >
        <Ellipsis size={16} aria-hidden />
      </IconButton>
      <div
        id={id}
        ref={menu}
        popover="auto"
        role="menu"
        aria-label={label}
        tabIndex={-1}
        onKeyDown={onKeyDown}
        className="fixed inset-auto m-0 min-w-44 rounded-control border border-line-strong bg-raised p-1 text-text shadow-lg"
      >
        {actions.map(({ label, icon, onPress, isOff, isDangerous }) => (
          <button
            key={label}
            type="button"
            role="menuitem"
            aria-disabled={isOff}
            onClick={() => {
              if (isOff) return
              menu.current?.hidePopover()
              onPress()
            }}
            className={`flex h-8 w-full items-center gap-2 rounded-sm px-2 text-left text-sm hover:bg-hover focus-visible:bg-hover focus-visible:outline-offset-0 aria-disabled:opacity-50 max-md:h-11 ${isDangerous ? 'text-bad' : ''}`}
          >
            {icon}
            {label}
          </button>
        ))}
      </div>
    </>
  )
}
