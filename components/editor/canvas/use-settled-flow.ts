import { useDeferredValue } from 'react'
import type { Flow } from '@/lib/flow/document'
import { useEditor } from '../editor-context'

/**
 * The flow for the canvas. Where things stand is there at once, for the hand is waiting for it; what else changes, such as a
 * name that is being typed, is drawn right after the field that it is typed in.
 */
export function useSettledFlow(): Flow {
  const flow = useEditor((state) => state.flow)
  const later = useDeferredValue(flow)
  const isInPlace = flow.layout === later.layout && flow.notes === later.notes && flow.frames === later.frames
  return isInPlace ? later : flow
}
