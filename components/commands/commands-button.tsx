'use client'

import { Search } from 'lucide-react'
import { useCommands } from './commands'
import { ariaKeys } from './keys'
import { Keys, useIsApple } from './shown-keys'

/** Opens the palette for those who do not know its keys yet, and says them. */
export function CommandsButton() {
  const { open } = useCommands()
  const isApple = useIsApple()
  return (
    <button
      type="button"
      aria-label="All commands"
      aria-keyshortcuts={ariaKeys('Mod+K', isApple)}
      title="All commands"
      onClick={() => open()}
      className="flex h-8 cursor-pointer items-center gap-2.5 rounded-control text-quiet text-sm hover:bg-hover hover:text-text max-md:size-11 max-md:justify-center md:px-2"
    >
      <Search size={16} aria-hidden className="shrink-0" />
      <span className="max-md:hidden md:group-has-[[data-full]]/frame:sr-only">Commands</span>
      <Keys keys="Mod+K" className="ml-auto max-md:hidden md:group-has-[[data-full]]/frame:hidden" />
    </button>
  )
}
