import type { KeyboardEvent } from 'react'
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

/** What keys do while the focus is on the canvas. Keys that the canvas does not know go on to the page. */
export function onCanvasKey(event: KeyboardEvent, store: EditorStore) {
  if (isTyping(event.target) || event.ctrlKey || event.metaKey) return
  const { selection, selectedMarks, nudge, select, removeSelected } = store.getState()
  const way = WAYS[event.key]
  if (way && selection.size + selectedMarks.size > 0) {
    const step = event.shiftKey ? STEP.shift : event.altKey ? STEP.alt : STEP.plain
    nudge({ x: way.x * step, y: way.y * step }, { gesture: 'nudge' })
  } else if (event.key === 'Delete' || event.key === 'Backspace') removeSelected()
  else if (event.key === 'Escape') select({})
  else if (event.key === 'Enter' || event.key === ' ') {
    const item = (event.target as Element).closest<HTMLElement>('.react-flow__node, .react-flow__edge')
    if (!item?.dataset.id || item !== event.target) return
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

/** Whether keys belong to a field. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.closest('input, textarea, select, [contenteditable="true"]') !== null
