'use client'

import { Phone } from 'lucide-react'
import { toggleTrying, useTrying, useTryingStore } from './trying'

/** Opens the test phone beside the canvas. */
export function TryButton() {
  const store = useTryingStore()
  const isOpen = useTrying((trying) => trying.isOpen)
  return (
    <button
      type="button"
      aria-pressed={isOpen}
      title="Ring this flow, here in the browser"
      onClick={() => toggleTrying(store)}
      className="flex h-8 items-center gap-1.5 rounded-control px-2 text-sm hover:bg-hover aria-pressed:bg-hover aria-pressed:font-medium max-md:h-11 max-md:min-w-11 max-md:justify-center"
    >
      <Phone size={15} aria-hidden />
      <span className="max-md:sr-only">Try</span>
    </button>
  )
}
