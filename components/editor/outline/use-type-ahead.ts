import { useRef } from 'react'
import type { TreeRow } from './tree'
import { nodeName, rowName } from './words'

/** Letters that follow one another within this belong together. */
const PAUSE_MS = 600

/** Finds the next row whose exit or node begins with what is being typed. */
export function useTypeAhead(): {
  isTyping: () => boolean
  forget: () => void
  find: (letter: string, rows: readonly TreeRow[], from: TreeRow) => TreeRow | undefined
} {
  const typed = useRef({ text: '', at: 0 })
  const isTyping = () => typed.current.text !== '' && performance.now() - typed.current.at < PAUSE_MS
  return {
    isTyping,
    forget: () => {
      typed.current = { text: '', at: 0 }
    },
    find: (letter, rows, from) => {
      const text = (isTyping() ? typed.current.text : '') + letter.toLowerCase()
      typed.current = { text, at: performance.now() }
      // The same letter again and again goes from one that begins so to the next.
      const isOneLetter = new Set(text).size === 1
      const sought = isOneLetter ? letter.toLowerCase() : text
      const begin = rows.indexOf(from) + (text.length === 1 || isOneLetter ? 1 : 0)
      const inOrder = [...rows.slice(begin), ...rows.slice(0, begin)]
      return inOrder.find((row) => namesOf(row).some((name) => name.toLowerCase().startsWith(sought)))
    },
  }
}

const namesOf = (row: TreeRow): string[] => [
  rowName(row),
  ...(typeof row.from === 'object' ? [row.from.exit.label] : []),
  ...(row.node ? [nodeName(row.node)] : []),
]
