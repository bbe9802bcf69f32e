'use client'

import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { type Command, canRun, type Page, type Source } from './command'
import { isPage } from './is-page'
import { isPressed } from './keys'
import { Palette } from './palette'
import { Shortcuts } from './shortcuts'
import { isApple } from './shown-keys'
import { useEverywhere } from './use-everywhere'

type Centre = {
  /** Offers commands until the answer is called. */
  offer: (source: Source) => () => void
  /** Opens the palette: with everything, or at a page of it. */
  open: (page?: Page) => void
}

const Context = createContext<Centre>({ offer: () => () => {}, open: () => {} })

/** The palette (Ctrl-K), the keys of all commands, and the list of them (`?`), on every page. */
export function Commands({ children }: { children: ReactNode }) {
  const [offered, setOffered] = useState<readonly Source[]>([])
  const [shown, setShown] = useState<{ page?: Page } | 'shortcuts'>()
  const everywhere = useEverywhere({
    isOpen: shown !== undefined && shown !== 'shortcuts',
    openPalette: useCallback(() => setShown({}), []),
    openShortcuts: useCallback(() => setShown('shortcuts'), []),
  })
  const sources = useMemo(() => [...offered, everywhere], [offered, everywhere])
  const open = useCallback((page?: Page) => setShown({ page }), [])
  useKeysOf(sources, open)
  const centre = useMemo<Centre>(
    () => ({
      open,
      offer: (source) => {
        setOffered((before) => [...before, source])
        return () => setOffered((before) => before.filter((other) => other !== source))
      },
    }),
    [open],
  )
  return (
    <Context value={centre}>
      {children}
      {shown === 'shortcuts' && <Shortcuts sources={sources} onClose={() => setShown(undefined)} />}
      {shown !== undefined && shown !== 'shortcuts' && (
        <Palette sources={sources} first={shown.page} onClose={() => setShown(undefined)} />
      )}
    </Context>
  )
}

/** Opens the palette from a button: `const { open } = useCommands()`. */
export const useCommands = (): Pick<Centre, 'open'> => use(Context)

/** Offers commands while the part of the page is shown that calls this. Keep the list the same while it is (`useMemo`). */
export function useCommandSource(source: Source) {
  const { offer } = use(Context)
  useEffect(() => offer(source), [offer, source])
}

/** One listener for the keys of all commands. */
function useKeysOf(sources: readonly Source[], open: (page: Page) => void) {
  const current = useRef(sources)
  useEffect(() => {
    current.current = sources
  })
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.defaultPrevented || document.querySelector('dialog[open]')) return
      const command = commandOf(current.current, event)
      if (!command) return
      if (!canRun(command)) {
        // With nothing selected, Ctrl-D must not make a bookmark. A bare key is the page's own again.
        if (event.ctrlKey || event.metaKey) event.preventDefault()
        return
      }
      event.preventDefault()
      if (event.repeat && command.keysCount === 'everywhere') return
      const next = command.run()
      if (isPage(next)) open(next)
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [open])
}

/** The command that a key press asks for: the first that can be done, else the first. */
function commandOf(sources: readonly Source[], event: KeyboardEvent): Command | undefined {
  const apple = isApple()
  const [typing, drawing] = [isTyping(event.target), isDrawing(event.target)]
  let found: Command | undefined
  for (const { commands } of sources)
    for (const command of commands) {
      const { keys, keysCount = 'page' } = command
      if (!keys || keysCount === 'browser' || (typing && keysCount !== 'everywhere')) continue
      if (keysCount === 'drawing' && !drawing) continue
      if (!keys.some((one) => isPressed(one, event, apple))) continue
      if (canRun(command)) return command
      found ??= command
    }
  return found
}

/** Whether keys belong to a field. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.closest('input, textarea, select, [contenteditable="true"]') !== null

const isDrawing = (target: EventTarget | null): boolean =>
  target === document.body || (target instanceof Element && target.closest('[data-drawing]') !== null)
