'use client'

import { Keyboard, Monitor, Moon, Search, Sun, Workflow } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useEffect, useMemo, useState } from 'react'
import { PLACES } from '../frame/places'
import { chooseTheme } from '../frame/theme'
import { send } from '../ui/send'
import type { Command, Source } from './command'

type NamedFlow = { id: string; name: string }

/** What can be done on every page: go to a page or a flow, change the theme, see the shortcuts. */
export function useEverywhere({
  isOpen,
  openPalette,
  openShortcuts,
}: {
  /** The palette is shown, and the flows are wanted by name. */
  isOpen: boolean
  openPalette: () => void
  openShortcuts: () => void
}): Source {
  const router = useRouter()
  const [flows, setFlows] = useState<readonly NamedFlow[]>([])
  useEffect(() => {
    if (!isOpen) return
    const leaving = new AbortController()
    send<{ flows: NamedFlow[] }>('GET', '/internal/flows', undefined, leaving.signal).then((answer) => {
      if (answer.ok) setFlows(answer.data.flows)
    })
    return () => leaving.abort()
  }, [isOpen])

  return useMemo((): Source => {
    const places = PLACES.map(
      ({ href, label, Icon }): Command => ({
        id: `go ${href}`,
        title: label,
        group: 'Go to',
        words: 'page open',
        icon: <Icon size={16} aria-hidden />,
        run: () => router.push(href),
      }),
    )
    return {
      commands: [
        ...places,
        {
          id: 'go to flow',
          title: 'Flow…',
          group: 'Go to',
          words: 'open switch',
          icon: <Workflow size={16} aria-hidden />,
          leadsOn: true,
          isEnabled: () => flows.length > 0,
          run: () => ({ title: 'Which flow?', commands: flows.map((flow) => opening(flow, router.push)) }),
        },
        ...THEMES,
        {
          id: 'palette',
          title: 'All commands',
          group: 'Help',
          icon: <Search size={16} aria-hidden />,
          keys: ['Mod+K'],
          keysCount: 'everywhere',
          isByKeysOnly: true,
          run: openPalette,
        },
        {
          id: 'shortcuts',
          title: 'Shortcuts',
          group: 'Help',
          words: 'keyboard keys help',
          icon: <Keyboard size={16} aria-hidden />,
          keys: ['?'],
          run: openShortcuts,
        },
      ],
      named: () => flows.map((flow) => opening(flow, router.push)),
    }
  }, [router, flows, openPalette, openShortcuts])
}

const opening = ({ id, name }: NamedFlow, push: (href: string) => void): Command => ({
  id: `flow ${id}`,
  title: name,
  group: 'Flows',
  icon: <Workflow size={16} aria-hidden />,
  run: () => push(`/flows/${id}`),
})

const THEMES: Command[] = [
  { theme: 'light' as const, title: 'Light theme', Icon: Sun },
  { theme: 'dark' as const, title: 'Dark theme', Icon: Moon },
  { theme: 'system' as const, title: 'Theme as the system has it', Icon: Monitor },
].map(({ theme, title, Icon }) => ({
  id: `theme ${theme}`,
  title,
  group: 'Theme',
  words: 'colours mode night day appearance',
  icon: <Icon size={16} aria-hidden />,
  run: () => chooseTheme(theme),
}))
