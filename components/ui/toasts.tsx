'use client'

import { useSyncExternalStore } from 'react'
import { Toaster } from 'sonner'
import { currentTheme, watchTheme } from '../frame/theme'

/** Where `toast('…')` of sonner is shown: what has just happened elsewhere, with what can be done about it. */
export function Toasts() {
  const theme = useSyncExternalStore(watchTheme, currentTheme, () => 'system' as const)
  return (
    <Toaster
      theme={theme}
      position="bottom-center"
      offset={{ bottom: 24 }}
      mobileOffset={{ bottom: 72 }}
      duration={8_000}
      closeButton
      toastOptions={{
        style: {
          background: 'var(--color-raised)',
          color: 'var(--color-text)',
          borderColor: 'var(--color-line-strong)',
          fontFamily: 'var(--font-sans)',
          borderRadius: 'var(--radius-panel)',
        },
      }}
    />
  )
}
