'use client'

import { Phone } from 'lucide-react'
import { useMemo } from 'react'
import type { Command } from '@/components/commands/command'
import { useCommandSource } from '@/components/commands/commands'
import { toggleTrying, useTrying, useTryingStore } from './trying'

/** Opens the test phone beside the canvas; offered among the commands too. */
export function TryButton() {
  const store = useTryingStore()
  const isOpen = useTrying((trying) => trying.isOpen)
  useCommandSource(
    useMemo(() => {
      const command: Command = {
        id: 'try',
        title: 'Try the flow on a phone',
        group: 'Flow',
        words: 'call ring test simulate listen',
        icon: <Phone size={16} aria-hidden />,
        keys: ['T'],
        run: () => toggleTrying(store),
      }
      return { commands: [command] }
    }, [store]),
  )
  return (
    <button
      type="button"
      aria-pressed={isOpen}
      aria-keyshortcuts="T"
      title="Try the flow on a phone (T)"
      onClick={() => toggleTrying(store)}
      className="flex h-8 items-center gap-1.5 rounded-control px-2 text-sm hover:bg-hover aria-pressed:bg-hover aria-pressed:font-medium max-md:hidden"
    >
      <Phone size={15} aria-hidden />
      Try
    </button>
  )
}
