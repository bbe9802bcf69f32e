'use client'

import { CircleCheck, TriangleAlert } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { nodeOf } from '@/lib/flow/document'
import { problemText } from '@/lib/flow/problem-text'
import { useCanvasView } from '../canvas/view'
import { useEditor, useEditorStore } from '../editor-context'

/** Nobody reads further at once. */
const SHOWN = 200

/** How many problems there are, and behind it the list: a click leads to the node and the field. */
export function ProblemsButton() {
  const problems = useEditor((state) => state.problems)
  const [isOpen, setOpen] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const errors = problems.filter(({ severity }) => severity === 'error').length

  useEffect(() => {
    if (!isOpen) return
    const leave = (event: PointerEvent) => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) setOpen(false)
    }
    document.addEventListener('pointerdown', leave, true)
    return () => document.removeEventListener('pointerdown', leave, true)
  }, [isOpen])

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes from anywhere inside
    <div
      ref={box}
      className="relative"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !isOpen) return
        setOpen(false)
        button.current?.focus()
      }}
    >
      <button
        ref={button}
        type="button"
        aria-expanded={isOpen}
        aria-haspopup="dialog"
        onClick={() => setOpen(!isOpen)}
        className="flex h-8 items-center gap-1.5 whitespace-nowrap rounded-control px-2 text-sm hover:bg-hover aria-expanded:bg-hover max-md:h-11"
      >
        {problems.length === 0 ? (
          <>
            <CircleCheck size={15} className="text-good" aria-hidden />
            <span className="max-lg:sr-only">No problems</span>
          </>
        ) : (
          <>
            <TriangleAlert size={15} className={errors > 0 ? 'text-bad' : 'text-warn'} aria-hidden />
            {problems.length}{' '}
            <span className="max-lg:sr-only">{problems.length === 1 ? 'problem' : 'problems'}</span>
          </>
        )}
      </button>
      {isOpen && <ProblemList onChosen={() => setOpen(false)} />}
    </div>
  )
}

function ProblemList({ onChosen }: { onChosen: () => void }) {
  const store = useEditorStore()
  const view = useCanvasView()
  const problems = useEditor((state) => state.problems)
  const nodes = useEditor(({ flow }) => flow.nodes)
  return (
    <div
      role="dialog"
      aria-label="Problems"
      className="absolute top-10 right-0 z-30 max-h-[min(32rem,70dvh)] w-[min(26rem,calc(100vw-1rem))] overflow-y-auto rounded-panel border border-line-strong bg-raised p-1.5 shadow-lg max-md:fixed max-md:inset-x-2 max-md:top-14 max-md:w-auto"
    >
      {problems.length === 0 ? (
        <p className="px-3 py-6 text-center text-quiet text-sm">Nothing stands in the way of publishing.</p>
      ) : (
        <ul>
          {problems.slice(0, SHOWN).map((problem, at) => {
            const { code, nodeId, field, severity } = problem
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: a problem has no name of its own
              <li key={`${code} ${nodeId} ${field} ${at}`}>
                <button
                  type="button"
                  disabled={nodeId === undefined}
                  onClick={() => {
                    if (nodeId === undefined) return
                    store.getState().show(nodeId, field)
                    view.current?.reveal(nodeId)
                    onChosen()
                  }}
                  className="flex w-full gap-2.5 rounded-control px-2.5 py-2 text-left text-sm enabled:hover:bg-hover"
                >
                  <TriangleAlert
                    size={15}
                    aria-label={severity === 'error' ? 'Must be put right' : 'Worth a look'}
                    className={`mt-0.5 shrink-0 ${severity === 'error' ? 'text-bad' : 'text-warn'}`}
                  />
                  <span>
                    <span className="block font-medium">{nodeOf({ nodes }, nodeId)?.name ?? 'The flow'}</span>
                    <span className="block text-quiet">{problemText(problem)}</span>
                  </span>
                </button>
              </li>
            )
          })}
          {problems.length > SHOWN && (
            <li className="px-2.5 py-2 text-quiet text-sm">
              And {problems.length - SHOWN} more, shown as these are put right.
            </li>
          )}
        </ul>
      )}
    </div>
  )
}
