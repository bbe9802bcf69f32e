'use client'

import { Ellipsis } from 'lucide-react'
import Link from 'next/link'
import { useEffect, useId, useRef } from 'react'
import { isAt, PLACES } from './places'

const BEHIND = PLACES.filter((place) => !('isOnNarrow' in place))

/** The places that a narrow screen has no room for. The browser's own popover: Escape and a touch elsewhere close it. */
export function More({ path, className }: { path: string; className: string }) {
  const sheet = useRef<HTMLDivElement>(null)
  const id = useId()
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page was opened
  useEffect(() => {
    if (sheet.current?.matches(':popover-open')) sheet.current.hidePopover()
  }, [path])
  return (
    <>
      <button
        type="button"
        popoverTarget={id}
        aria-current={BEHIND.some((place) => isAt(path, place)) ? 'page' : undefined}
        className={className}
      >
        <Ellipsis size={16} aria-hidden />
        More
      </button>
      <div
        ref={sheet}
        id={id}
        popover="auto"
        className="fixed inset-auto right-2 bottom-[calc(60px+env(safe-area-inset-bottom))] m-0 w-56 rounded-panel border border-line bg-raised p-1 text-text shadow-[0_8px_24px_oklch(0_0_0/0.18)]"
      >
        {BEHIND.map((place) => (
          <Link
            key={place.href}
            href={place.href}
            aria-current={isAt(path, place) ? 'page' : undefined}
            className="flex h-11 items-center gap-3 rounded-control px-3 text-sm outline-offset-[-2px] hover:bg-hover aria-[current=page]:font-medium"
          >
            <place.Icon size={16} aria-hidden className="text-quiet" />
            {place.label}
          </Link>
        ))}
      </div>
    </>
  )
}
