'use client'

import { Monitor, Moon, Sun } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { THEME_KEY, THEMES, type Theme } from './theme'

const LOOKS = {
  system: { Icon: Monitor, label: 'As the system' },
  light: { Icon: Sun, label: 'Light' },
  dark: { Icon: Moon, label: 'Dark' },
} as const

/** Light, dark, or as the system has it; kept in this browser. */
export function ThemeSwitch() {
  const chosen = useSyncExternalStore(watch, current, () => 'system' as const)
  return (
    <fieldset className="flex rounded-control border border-line p-0.5">
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
            onClick={() => choose(theme)}
            className="flex h-6 flex-1 max-md:size-10 items-center justify-center rounded-sm px-2 text-quiet hover:text-text aria-pressed:bg-hover aria-pressed:text-text"
          >
            <Icon size={14} aria-hidden />
          </button>
        )
      })}
    </fieldset>
  )
}

function current(): Theme {
  const { theme } = document.documentElement.dataset
  return theme === 'light' || theme === 'dark' ? theme : 'system'
}

function choose(theme: Theme) {
  if (theme === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
  try {
    if (theme === 'system') localStorage.removeItem(THEME_KEY)
    else localStorage.setItem(THEME_KEY, theme)
  } catch {
    // A browser that keeps nothing still shows the theme until the page is left.
  }
}

function watch(changed: () => void) {
  const observer = new MutationObserver(changed)
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] })
  return () => observer.disconnect()
}
