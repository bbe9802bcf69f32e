'use client'

import { createContext, type ReactNode, use, useEffect, useMemo } from 'react'
import type { Command } from '@/components/commands/command'
import { isTyping, useCommandSource } from '@/components/commands/commands'
import { ariaKeys, shownKeys } from '@/components/commands/keys'
import { useIsApple } from '@/components/commands/shown-keys'
import { useCanvasView } from '../canvas/view'
import { useEditorStore } from '../editor-context'
import { EDITOR_HINTS, editorCommands } from '.'
import { copiedText, paste } from './clipboard'
import type { Desk } from './desk'
import { nodeCommands } from './view-commands'

const Context = createContext<ReadonlyMap<string, Command>>(new Map())

/** Offers the commands of the editor to the palette, the keys and the buttons, while the editor is shown. */
export function EditorCommands({ children }: { children: ReactNode }) {
  const store = useEditorStore()
  const view = useCanvasView()
  const desk = useMemo<Desk>(() => ({ store, view }), [store, view])
  const commands = useMemo(() => editorCommands(desk), [desk])
  useCommandSource(
    useMemo(() => ({ commands, hints: EDITOR_HINTS, named: () => nodeCommands(desk) }), [commands, desk]),
  )
  useClipboard(desk)
  const byId = useMemo(() => new Map(commands.map((command) => [command.id, command])), [commands])
  return <Context value={byId}>{children}</Context>
}

/** A command as a button has it: its name, its keys, what it does. Throws for one that there is not. */
export function useEditorCommand(id: string) {
  const command = use(Context).get(id)
  const isApple = useIsApple()
  if (!command) throw new Error(`No command of the editor is called ${id}`)
  const { title, icon, keys: [keys] = [], run } = command
  return {
    run: async () => {
      await run()
    },
    /** What a button is called, for those who hear it. */
    label: title,
    icon,
    /** The same with the keys, for the pointer that rests on it. */
    title: keys ? `${title} (${shownKeys(keys, isApple).join(' ')})` : title,
    'aria-keyshortcuts': keys && ariaKeys(keys, isApple),
  }
}

/** The browser's own copy, cut and paste, on what is drawn: the clipboard holds portable JSON. */
function useClipboard(desk: Desk) {
  useEffect(() => {
    const { store, view } = desk
    function onCopy(event: ClipboardEvent) {
      if (isElsewhere(event)) return
      const text = copiedText(store)
      if (text === undefined) return
      event.preventDefault()
      event.clipboardData?.setData('text/plain', text)
      if (event.type !== 'cut') return
      store.getState().removeSelected()
      view.current?.focus()
    }

    function onPaste(event: ClipboardEvent) {
      const text = event.clipboardData?.getData('text/plain') ?? ''
      if (isElsewhere(event) || text === '') return
      event.preventDefault()
      paste(desk, text)
    }

    document.addEventListener('copy', onCopy)
    document.addEventListener('cut', onCopy)
    document.addEventListener('paste', onPaste)
    return () => {
      document.removeEventListener('copy', onCopy)
      document.removeEventListener('cut', onCopy)
      document.removeEventListener('paste', onPaste)
    }
  }, [desk])
}

/** The clipboard belongs to a field, to a dialog, or to text that is marked. */
const isElsewhere = (event: ClipboardEvent): boolean =>
  isTyping(event.target) ||
  document.querySelector('dialog[open]') !== null ||
  (event.type !== 'paste' && (getSelection()?.toString() ?? '') !== '')
