import { RotateCcw, X } from 'lucide-react'
import { useCallback, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { Flow } from '@/lib/flow/document'
import { Button, IconButton } from '../../ui/button'
import { send } from '../../ui/send'
import { useEditorStore } from '../editor-context'

/** A version that is to take the place of the draft. */
export type Restored = { number: number; document: Flow }

/**
 * Puts a version in the place of the draft, as one step that undo takes back, and says so.
 *
 * @returns `restore`, to be called once when steps are kept, and the notice
 */
export function useRestored(wanted: Restored | undefined) {
  const store = useEditorStore()
  // The page may be asked for anew while it is open: what it was opened with is what is restored, and once.
  const [restored] = useState(wanted)
  const isDone = useRef(false)
  const [isTold, setTold] = useState(false)
  const [stepsThen, setStepsThen] = useState(0)
  const steps = useStore(store.temporal, ({ pastStates }) => pastStates.length)
  const restore = useCallback(() => {
    if (!restored || isDone.current) return
    isDone.current = true
    store.getState().replace(restored.document)
    // The audit log tells it apart from edits by hand; the draft itself is saved as any other.
    const path = `/internal/flows/${encodeURIComponent(store.getState().flowId)}/restored`
    void send('POST', path, { version: restored.number })
    // Once is enough: a reload shows the draft as it is by then.
    window.history.replaceState(null, '', window.location.pathname)
    setStepsThen(store.temporal.getState().pastStates.length)
    setTold(true)
  }, [store, restored])
  const notice = isTold && restored && (
    <div
      role="status"
      className="flex flex-wrap items-center gap-x-3 gap-y-1 border-line border-b bg-raised px-4 py-1.5 text-sm"
    >
      <RotateCcw size={15} aria-hidden className="text-accent" />
      <span>The draft is what version {restored.number} is. Callers get it once you publish.</span>
      <span className="ml-auto flex items-center gap-1">
        {/* After more was drawn, undo would take that back instead. */}
        {steps === stepsThen && (
          <Button
            look="quiet"
            onClick={() => {
              store.getState().undo()
              setTold(false)
            }}
          >
            Bring the draft back
          </Button>
        )}
        <IconButton label="Close" onClick={() => setTold(false)}>
          <X size={15} aria-hidden />
        </IconButton>
      </span>
    </div>
  )
  return { restore, notice }
}
