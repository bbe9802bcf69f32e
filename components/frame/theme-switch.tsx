'use client'

import { Monitor, Moon, Sun } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { chooseTheme, currentTheme, THEMES, watchTheme } from './theme'

const LOOKS = {
  system: { Icon: Monitor, label: 'As the system' },
  light: { Icon: Sun, label: 'Light' },
  dark: { Icon: Moon, label: 'Dark' },
} as const

/** Light, dark, or as the system has it; kept in this browser. */
export function ThemeSwitch() {
  const chosen = useSyncExternalStore(watchTheme, currentTheme, () => 'system' as const)
  return (
    <fieldset className="flex rounded-control border border-line p-0.5 md:group-has-[[data-full]]/frame:flex-col">
      <legend className="sr-only">Theme</legend>
      {THEMES.map((theme) => {
        const { Icon, label } = LOOKS[theme]
        return (
          <button
            key={theme}
            type="button"
            aria-pressed={chosen === theme}
            aria-label={label}
            title={label}
            onClick={() => chooseTheme(theme)}
            className="flex h-6 flex-1 md:group-has-[[data-full]]/frame:flex-none max-md:size-10 items-center justify-center rounded-sm px-2 text-quiet hover:text-text aria-pressed:bg-hover aria-pressed:text-text"
          >
            <Icon size={14} aria-hidden />
          </button>
        )
      })}
    </fieldset>
  )
}
