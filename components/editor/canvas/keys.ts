import type { KeyboardEvent } from 'react'
import { isTyping } from '@/components/commands/commands'
import type { EditorStore } from '../store/editor-store'
import { meantBy } from './to-canvas'

const WAYS: Record<string, { x: number; y: number }> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
}

/** Pixels that an arrow key moves by: the grid, more of it with Shift, less with Alt. */
const STEP = { plain: 8, shift: 40, alt: 1 }

/** What keys do on a card: moving and selecting. All others go on to the page, where the commands have theirs. */
export function onCanvasKey(event: KeyboardEvent, store: EditorStore) {
  if (isTyping(event.target) || event.ctrlKey || event.metaKey) return
  const { selection, selectedMarks, nudge } = store.getState()
  const way = WAYS[event.key]
  if (way && selection.size + selectedMarks.size > 0) {
    const step = event.shiftKey ? STEP.shift : event.altKey ? STEP.alt : STEP.plain
    nudge({ x: way.x * step, y: way.y * step }, { gesture: 'nudge' })
  } else if (event.key === 'Enter' || event.key === ' ') {
    const item = (event.target as Element).closest<HTMLElement>('.react-flow__node, .react-flow__edge')
    if (!item?.dataset.id || item !== event.target) return
    // Enter on the card that is selected goes on to its settings: a command.
    if (event.key === 'Enter' && selection.size === 1 && selection.has(item.dataset.id)) return
    selectItem(store, item, event.shiftKey)
  } else return
  event.preventDefault()
}

/** Keys that were held down are one gesture. */
export function onCanvasKeyUp(event: KeyboardEvent, store: EditorStore) {
  if (event.key in WAYS) store.getState().endGesture()
}

function selectItem(store: EditorStore, item: HTMLElement, isAdded: boolean) {
  const { selection, selectedMarks, selectedWires, select } = store.getState()
  const id = item.dataset.id ?? ''
  const before = isAdded
    ? { nodes: [...selection], marks: [...selectedMarks], wires: [...selectedWires] }
    : {}
  if (item.classList.contains('react-flow__edge')) select({ ...before, wires: [...(before.wires ?? []), id] })
  const meant = meantBy(id)
  if (item.classList.contains('react-flow__edge') || meant.type === 'start') return
  const list = meant.type === 'node' ? 'nodes' : 'marks'
  select({ ...before, [list]: [...(before[list] ?? []), meant.id] })
}
