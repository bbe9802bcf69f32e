'use client'

import { LayoutList, Square } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useEditorCommand } from '../commands/editor-commands'
import { useEditor } from '../editor-context'
import { stopTidy } from './tidy'

/**
 * Lays out the cards. While that takes its time, which it does with a thousand of them, the same button tells for how long, and
 * stops it.
 */
export function TidyButton() {
  const [isBusy, setBusy] = useState(false)
  const isSelection = useEditor(({ selection }) => selection.size > 1)
  const isReadOnly = useEditor((state) => state.isReadOnly)
  const isEmpty = useEditor(({ flow }) => Object.keys(flow.nodes).length === 0)
  const { run, title, 'aria-keyshortcuts': keys } = useEditorCommand(isSelection ? 'tidy selected' : 'tidy')
  const seconds = useSeconds(isBusy)

  async function onClick() {
    if (isBusy) return stopTidy()
    setBusy(true)
    await run()
    setBusy(false)
  }

  const Icon = isBusy ? Square : LayoutList
  return (
    <button
      type="button"
      disabled={isEmpty || isReadOnly}
      aria-label={isBusy ? 'Stop the layout' : undefined}
      title={isBusy ? 'Laying out the cards: click to stop' : title}
      aria-keyshortcuts={keys}
      onClick={onClick}
      // As wide as it will be, so that nothing moves when it begins.
      className="flex h-8 items-center gap-1.5 rounded-control px-2 text-sm tabular-nums enabled:hover:bg-hover disabled:text-faint max-md:h-11 max-sm:hidden lg:min-w-24"
    >
      {/* It stands still: something that turns would take from the layout what it needs to be quick. */}
      <Icon size={15} aria-hidden />
      <span className="max-lg:sr-only">{isBusy ? `Stop · ${seconds} s` : 'Tidy'}</span>
    </button>
  )
}

/** How long something has been going on. */
function useSeconds(isRunning: boolean): number {
  const [seconds, setSeconds] = useState(0)
  useEffect(() => {
    if (!isRunning) return
    setSeconds(0)
    const timer = setInterval(() => setSeconds((before) => before + 1), 1_000)
    return () => clearInterval(timer)
  }, [isRunning])
  return seconds
}
