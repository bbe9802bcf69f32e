'use client'

import { type ReactNode, useEffect, useRef } from 'react'
import { buttonLook } from '../ui/button'

/** A button with something to choose from under it. Closes on Escape, and when one does something elsewhere. */
export function Menu({
  icon,
  title,
  className = '',
  children,
}: {
  icon: ReactNode
  title: string
  className?: string
  children: ReactNode
}) {
  const details = useRef<HTMLDetailsElement>(null)
  useEffect(() => {
    const close = () => details.current?.removeAttribute('open')
    const away = (event: Event) => {
      if (!details.current?.contains(event.target as Node)) close()
    }
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !details.current?.open) return
      close()
      details.current.querySelector('summary')?.focus()
    }
    document.addEventListener('pointerdown', away)
    document.addEventListener('focusin', away)
    document.addEventListener('keydown', onKey)
    return () => {
      document.removeEventListener('pointerdown', away)
      document.removeEventListener('focusin', away)
      document.removeEventListener('keydown', onKey)
    }
  }, [])
  return (
    <details ref={details} className={`relative ${className}`}>
      <summary className={`${buttonLook()} list-none [&::-webkit-details-marker]:hidden`}>
        {icon}
        {title}
      </summary>
      <div className="absolute right-0 z-20 mt-1 max-h-96 w-64 overflow-y-auto rounded-panel border border-line bg-raised p-2 shadow-[0_8px_24px_oklch(0_0_0/0.2)] max-md:right-auto max-md:left-0">
        {children}
      </div>
    </details>
  )
}
