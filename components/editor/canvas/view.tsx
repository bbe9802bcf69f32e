'use client'

import { createContext, type RefObject, use } from 'react'
import type { Position } from '@/lib/flow/edit/node'

/** What other parts of the editor may ask of the canvas. It is there only while a canvas is shown. */
export type CanvasView = {
  /** The middle of what is seen. */
  middle: () => Position
  /** Brings a card into sight, if it is not. */
  reveal: (nodeId: string) => void
  /** Puts the focus on a card, or on the canvas. */
  focus: (nodeId?: string) => void
  /** Everything at once. */
  fit: () => void
  /** All that is selected. */
  fitSelected: () => void
  zoom: (to: 'in' | 'out' | '100') => void
  backToStart: () => void
}

export const View = createContext<RefObject<CanvasView | null>>({ current: null })

/** The canvas, where one is shown: `useCanvasView().current?.fit()`. */
export const useCanvasView = (): RefObject<CanvasView | null> => use(View)
