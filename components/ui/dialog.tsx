'use client'

import { X } from 'lucide-react'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { IconButton } from './button'

/**
 * Something that wants an answer before anything else. The browser's own dialog: it keeps the keyboard inside, closes on
 * Escape and gives the focus back.
 */
export function Dialog({
  title,
  isWide = false,
  onClose,
  children,
}: {
  title: string
  isWide?: boolean
  onClose: () => void
  children: ReactNode
}) {
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  useEffect(() => {
    const shown = dialog.current
    if (shown && !shown.open) shown.showModal()
  }, [])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape does for the keyboard what a click outside does for the mouse
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && dialog.current.close()}
      className={`m-auto max-h-[min(56rem,calc(100dvh-2rem))] w-[calc(100vw-2rem)] overflow-hidden rounded-panel border border-line bg-raised p-0 text-text shadow-[0_16px_48px_oklch(0_0_0/0.25)] backdrop:bg-black/40 open:flex open:flex-col ${isWide ? 'max-w-5xl' : 'max-w-xl'}`}
    >
      <header className="flex items-center justify-between border-line border-b py-2 pr-2 pl-5">
        <h2 id={titleId} className="font-semibold text-lg">
          {title}
        </h2>
        <IconButton label="Close" onClick={() => dialog.current?.close()}>
          <X size={16} aria-hidden />
        </IconButton>
      </header>
      <div className="min-h-0 overflow-y-auto p-5">{children}</div>
    </dialog>
  )
}
