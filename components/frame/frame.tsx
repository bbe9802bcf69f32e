import type { ReactNode } from 'react'
import { CommandsButton } from '../commands/commands-button'
import { PersonButton } from '../person/person-button'
import { Mark } from './mark'
import { Navigation } from './navigation'
import { ThemeSwitch } from './theme-switch'
import type { Unheard } from './use-unheard'

/**
 * What stands around every page: the side bar on wide screens, a bottom bar on phones. A page that wants all the room there is
 * (the editor) holds an element with `data-full`: the side bar folds to icons, and the page fills the rest of the window. One
 * that is for who is not signed in (any more) holds `data-bare` and stands alone.
 */
export function Frame({ unheard, children }: { unheard: Unheard; children: ReactNode }) {
  return (
    <div className="group/frame min-h-dvh md:grid md:grid-cols-[208px_minmax(0,1fr)] md:has-[[data-full]]:grid-cols-[56px_minmax(0,1fr)] md:has-[[data-bare]]:grid-cols-1">
      <a
        href="#content"
        className="sr-only z-20 rounded-control bg-raised px-3 py-1.5 focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        Skip to the content
      </a>
      <header className="group-has-[[data-bare]]/frame:hidden flex items-center justify-between border-line border-b bg-panel px-4 py-2 max-md:group-has-[[data-full]]/frame:border-0 max-md:group-has-[[data-full]]/frame:p-0 md:sticky md:top-0 md:h-dvh md:flex-col md:items-stretch md:justify-start md:border-r md:border-b-0 md:px-3 md:py-4">
        <p className="flex items-center gap-2 font-semibold max-md:group-has-[[data-full]]/frame:hidden md:px-2">
          <Mark />
          <span className="md:group-has-[[data-full]]/frame:sr-only">Patchbay</span>
        </p>
        <Navigation unheard={unheard} />
        <div className="flex items-center gap-1 max-md:group-has-[[data-full]]/frame:hidden md:mt-2 md:flex-col md:items-stretch md:gap-2">
          <CommandsButton />
          <PersonButton />
          <ThemeSwitch />
        </div>
      </header>
      <main
        id="content"
        className="px-4 pt-4 pb-24 has-[[data-full]]:h-[calc(100dvh-56px-env(safe-area-inset-bottom))] has-[[data-bare]]:p-0 has-[[data-full]]:p-0 md:px-6 md:pt-5 md:pb-10 md:has-[[data-full]]:h-dvh"
      >
        {children}
      </main>
    </div>
  )
}
