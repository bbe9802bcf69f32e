'use client'

import type { KeyboardEvent } from 'react'
import { isTyping } from '@/components/commands/commands'
import { useCanvasView } from '../canvas/view'
import { useEditor, useEditorStore } from '../editor-context'
import { backToOutline } from '../outline/inspector-focus'
import { FlowSettings } from './flow-settings'
import { ManySelected } from './many-selected'
import { NodeInspector } from './node-inspector'

/** What is selected, to be changed: one node, several things, or the flow itself while nothing is. */
export function Inspector() {
  const store = useEditorStore()
  const view = useCanvasView()
  const only = useEditor(({ selection, selectedMarks, selectedWires }) =>
    selection.size === 1 && selectedMarks.size + selectedWires.size === 0 ? [...selection][0] : undefined,
  )
  const isNothing = useEditor(
    ({ selection, selectedMarks, selectedWires }) =>
      selection.size + selectedMarks.size + selectedWires.size === 0,
  )

  /**
   * Undo from within a field. What was typed since coming here is taken back piece by piece by the browser; beyond that the
   * flow's own undo goes on. Outside of fields the whole editor listens for these keys. Escape leads back to the row of
   * the outline, or to the card.
   */
  const onKeyDown = (event: KeyboardEvent) => {
    const { target, key, altKey } = event
    if (key === 'Escape' && !event.defaultPrevented && !document.querySelector(':popover-open')) {
      event.preventDefault()
      if (!backToOutline()) view.current?.focus(only)
      return
    }
    if (!(event.ctrlKey || event.metaKey) || altKey || !isTyping(target)) return
    const typed = (target as HTMLElement).dataset.typed
    const isUndo = key.toLowerCase() === 'z' && !event.shiftKey
    const isRedo = (key.toLowerCase() === 'z' && event.shiftKey) || key.toLowerCase() === 'y'
    if ((isUndo && typed !== 'changed') || (isRedo && typed === undefined)) {
      event.preventDefault()
      if (isUndo) store.getState().undo()
      else store.getState().redo()
    }
  }
  return (
    <aside aria-label="Inspector" onKeyDown={onKeyDown} className="pb-8">
      {only !== undefined ? (
        <NodeInspector key={only} id={only} />
      ) : isNothing ? (
        <FlowSettings />
      ) : (
        <ManySelected />
      )}
    </aside>
  )
}
