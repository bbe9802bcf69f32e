'use client'

import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from 'react'
import { changeText } from '@/lib/flow/change-text'
import { diffFlows } from '@/lib/flow/diff'
import type { Flow } from '@/lib/flow/document'
import { useEditorStore } from './editor-context'

const Context = createContext<(words: string) => void>(() => {})

/** Says to those who hear the page what an edit did: `useAnnounce()('Added Dial after 1 Sales')`. */
export const useAnnounce = (): ((words: string) => void) => useContext(Context)

/** Where it is said. What is undone and redone is told from here, wherever it was asked for. */
export function Announcer({ children }: { children: ReactNode }) {
  const store = useEditorStore()
  const [said, setSaid] = useState({ words: '', turn: 0 })
  const announce = useCallback((words: string) => setSaid(({ turn }) => ({ words, turn: turn + 1 })), [])

  useEffect(
    () =>
      store.temporal.subscribe(({ pastStates, futureStates }, before) => {
        const undone = futureStates.length > before.futureStates.length
        const redone =
          futureStates.length < before.futureStates.length && pastStates.length > before.pastStates.length
        if (undone) announce(`Undone: ${changed(store.getState().flow, futureStates.at(-1)?.flow)}`)
        else if (redone) announce(`Redone: ${changed(pastStates.at(-1)?.flow, store.getState().flow)}`)
      }),
    [store, announce],
  )
  return (
    <Context value={announce}>
      {children}
      <div role="status" className="sr-only">
        {/* The same words again are new words to those who listen. */}
        <span key={said.turn}>{said.words}</span>
      </div>
    </Context>
  )
}

/** What an edit changed, in one sentence, and how much besides. */
function changed(before: Flow | undefined, after: Flow | undefined): string {
  if (!before || !after) return ''
  const changes = diffFlows(before, after)
  // A node that came or went says more than the wires that came or went with it.
  const first = changes.find(({ type }) => type === 'node-added' || type === 'node-removed') ?? changes[0]
  if (!first) return 'the place of what is drawn.'
  return `${changeText(first)}${changes.length > 1 ? ` And ${changes.length - 1} more.` : ''}`
}
