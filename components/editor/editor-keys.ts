import { useEffect } from 'react'
import { isTyping } from './canvas/keys'
import { useCanvasView } from './canvas/view'
import { useEditorStore } from './editor-context'
import type { EditorStore } from './store/editor-store'

/** What Ctrl (or ⌘) does with a letter, wherever the focus is outside of fields. */
const WITH_CTRL: Record<string, (store: EditorStore) => void> = {
  z: (store) => store.getState().undo(),
  'shift z': (store) => store.getState().redo(),
  y: (store) => store.getState().redo(),
  a: (store) => store.getState().selectAll(),
  d: (store) => store.getState().duplicate(),
}

/** Undo, redo, select all, duplicate; and the clipboard, which holds portable JSON. */
export function useEditorKeys() {
  const store = useEditorStore()
  const view = useCanvasView()
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || isTyping(event.target) || isModal()) return
      const act = WITH_CTRL[`${event.shiftKey ? 'shift ' : ''}${event.key.toLowerCase()}`]
      if (!act) return
      event.preventDefault()
      act(store)
    }

    function onCopy(event: ClipboardEvent) {
      if (isElsewhere(event)) return
      const copied = store.getState().copy()
      if (!copied) return
      event.preventDefault()
      event.clipboardData?.setData('text/plain', JSON.stringify(copied, null, 2))
      if (event.type === 'cut') store.getState().removeSelected()
    }

    function onPaste(event: ClipboardEvent) {
      const text = event.clipboardData?.getData('text/plain') ?? ''
      if (isElsewhere(event) || text === '') return
      const at = view.current?.middle() ?? { x: 0, y: 0 }
      const { problems } = store
        .getState()
        .paste(text, { x: Math.round(at.x - 120), y: Math.round(at.y - 80) })
      if (problems.length === 0) event.preventDefault()
    }

    document.addEventListener('keydown', onKeyDown)
    document.addEventListener('copy', onCopy)
    document.addEventListener('cut', onCopy)
    document.addEventListener('paste', onPaste)
    return () => {
      document.removeEventListener('keydown', onKeyDown)
      document.removeEventListener('copy', onCopy)
      document.removeEventListener('cut', onCopy)
      document.removeEventListener('paste', onPaste)
    }
  }, [store, view])
}

/** The clipboard belongs to a field, or to text that is marked. */
const isElsewhere = (event: ClipboardEvent): boolean =>
  isTyping(event.target) || isModal() || (event.type !== 'paste' && (getSelection()?.toString() ?? '') !== '')

const isModal = (): boolean => document.querySelector('dialog[open]') !== null
