'use client'

import { createContext, type ReactNode, useContext } from 'react'
import { useStore } from 'zustand'
import type { EditorState, EditorStore } from './store/editor-store'

const Context = createContext<EditorStore | undefined>(undefined)

export const EditorProvider = ({ store, children }: { store: EditorStore; children: ReactNode }) => (
  <Context value={store}>{children}</Context>
)

/** The store itself, for what is done and not shown: `useEditorStore().getState().undo()`. */
export function useEditorStore(): EditorStore {
  const store = useContext(Context)
  if (!store) throw new Error('This part of the editor stands outside of EditorProvider')
  return store
}

/** What a part of the editor shows. Select an id, a boolean, one node: a part is drawn again when that changes, and only then. */
export const useEditor = <T,>(selector: (state: EditorState) => T): T => useStore(useEditorStore(), selector)

/** Whether there is something to undo, and to redo. */
export function useHistory(): { canUndo: boolean; canRedo: boolean } {
  const { temporal } = useEditorStore()
  return {
    canUndo: useStore(temporal, ({ pastStates }) => pastStates.length > 0),
    canRedo: useStore(temporal, ({ futureStates }) => futureStates.length > 0),
  }
}
