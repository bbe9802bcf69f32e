'use client'

import { useSyncExternalStore } from 'react'
import { shownKeys } from './keys'

/** Keys as they stand on the keyboard that is in front of the reader. */
export function Keys({ keys, className = '' }: { keys: string; className?: string }) {
  const isApple = useIsApple()
  return (
    <span className={`inline-flex shrink-0 gap-1 ${className}`}>
      {shownKeys(keys, isApple).map((key) => (
        <kbd
          key={key}
          className="flex h-5 min-w-5 items-center justify-center rounded-[4px] border border-line-strong bg-panel px-1 font-sans text-quiet text-xs"
        >
          {key}
        </kbd>
      ))}
    </span>
  )
}

/** Whether the keyboard has ⌘. The server does not know; the first drawing says Ctrl. */
export const useIsApple = (): boolean => useSyncExternalStore(never, isApple, () => false)

export const isApple = (): boolean => /Mac|iPhone|iPad/.test(navigator.platform)

const never = () => () => {}
