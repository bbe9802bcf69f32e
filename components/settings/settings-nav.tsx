'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useEffect, useRef } from 'react'
import { SETTINGS_PLACES } from './places'

/** Leads from one page of the settings to another. */
export function SettingsNav() {
  const path = usePathname()
  const nav = useRef<HTMLElement>(null)
  // A narrow screen shows some of them: the one that is open is among them.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page was opened
  useEffect(() => {
    const current = nav.current?.querySelector<HTMLElement>('[aria-current]')
    current?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [path])
  return (
    <nav
      ref={nav}
      aria-label="Settings"
      className="-mx-4 mb-4 flex gap-1 overflow-x-auto border-line border-b px-4 md:mx-0 md:px-0"
    >
      {SETTINGS_PLACES.map(({ href, label }) => (
        <Link
          key={href}
          href={href}
          aria-current={path.startsWith(href) ? 'page' : undefined}
          className="-mb-px flex h-10 shrink-0 items-center border-transparent border-b-2 px-3 text-quiet text-sm outline-offset-[-2px] hover:text-text aria-[current=page]:border-accent aria-[current=page]:font-medium aria-[current=page]:text-text max-md:h-11"
        >
          {label}
        </Link>
      ))}
    </nav>
  )
}
