import type { ReactNode } from 'react'
import { Navigation } from './navigation'
import { ThemeSwitch } from './theme-switch'

/** What stands around every page: the side bar on wide screens, a bottom bar on phones. */
export function Frame({ children }: { children: ReactNode }) {
  return (
    <div className="min-h-dvh md:grid md:grid-cols-[208px_minmax(0,1fr)]">
      <a
        href="#content"
        className="sr-only z-20 rounded-control bg-raised px-3 py-1.5 focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        Skip to the content
      </a>
      <header className="flex items-center justify-between border-line border-b bg-panel px-4 py-2 md:sticky md:top-0 md:h-dvh md:flex-col md:items-stretch md:justify-start md:border-r md:border-b-0 md:px-3 md:py-4">
        <p className="flex items-center gap-2 font-semibold md:px-2">
          <Mark />
          Patchbay
        </p>
        <Navigation />
        <div className="md:mt-auto">
          <ThemeSwitch />
        </div>
      </header>
      <main id="content" className="px-4 pt-4 pb-24 md:px-6 md:pt-5 md:pb-10">
        {children}
      </main>
    </div>
  )
}

/** Two jacks, a cable between them, and a lamp that is lit. */
function Mark() {
  return (
    <svg width="20" height="20" viewBox="0 0 20 20" fill="none" aria-hidden="true">
      <circle cx="5" cy="5" r="3.25" stroke="currentColor" strokeWidth="1.5" />
      <path d="M8.25 5H11a4 4 0 0 1 4 4v2.5" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" />
      <circle cx="15" cy="15" r="3.5" className="fill-accent" />
    </svg>
  )
}
