import type { RefObject } from 'react'
import { nodeOf } from '@/lib/flow/document'
import type { CanvasView } from '../canvas/view'
import type { EditorStore } from '../store/editor-store'

/** What commands of the editor work on. */
export type Desk = {
  store: EditorStore
  /** The canvas, while one is shown. */
  view: RefObject<CanvasView | null>
}

/** How many nodes are selected. */
export const selectedNodes = ({ store }: Desk): number => store.getState().selection.size

/** The id of the node that is selected, where it is the only thing that is. */
export function onlySelected({ store }: Desk): string | undefined {
  const { flow, selection, selectedMarks } = store.getState()
  const [only] = selection
  return selection.size === 1 && selectedMarks.size === 0 && nodeOf(flow, only) ? only : undefined
}

export const isAnySelected = ({ store }: Desk): boolean => {
  const { selection, selectedMarks, selectedWires } = store.getState()
  return selection.size + selectedMarks.size + selectedWires.size > 0
}

/** Selects a node, brings it into sight, and puts the focus on its card. */
export function goTo({ store, view }: Desk, nodeId: string) {
  store.getState().select({ nodes: [nodeId] })
  view.current?.reveal(nodeId)
  view.current?.focus(nodeId)
}
