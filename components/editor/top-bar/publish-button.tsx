'use client'

import { ChevronRight } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { buttonLook } from '../../ui/button'
import { useEditor, useEditorStore } from '../editor-context'
import type { EditorStore, SaveState } from '../store/editor-store'

/** To the page where the draft is published, once it is saved; with how many problems there are. Ctrl-Enter does the same. */
export function PublishButton() {
  const store = useEditorStore()
  const router = useRouter()
  const problems = useEditor((state) => state.problems)
  const [isWaiting, setWaiting] = useState(false)
  const [told, setTold] = useState('')
  const isError = problems.some(({ severity }) => severity === 'error')

  async function go() {
    if (isWaiting) return
    setWaiting(true)
    const state = await settled(store)
    if (state === 'saved') router.push(`/flows/${store.getState().flowId}/publish`)
    else setTold(WHY_NOT[state])
    setWaiting(false)
  }
  const latest = useRef(go)
  latest.current = go
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.repeat) return
      if (document.querySelector('dialog[open]')) return
      event.preventDefault()
      // What is being typed is part of the draft.
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
      void latest.current()
    }
    document.addEventListener('keydown', pressed)
    return () => document.removeEventListener('keydown', pressed)
  }, [])
  return (
    <span className="relative ml-1">
      <button
        type="button"
        onClick={() => void go()}
        title="See what changes, and publish (Ctrl Enter)"
        className={`${buttonLook('primary')} sm:pr-2!`}
      >
        {isWaiting ? 'Saving…' : 'Publish'}
        {problems.length > 0 && (
          <span className="rounded-full bg-panel/25 px-1.5 text-xs tabular-nums max-sm:sr-only">
            {problems.length}
            <span className="sr-only">
              {' '}
              {problems.length === 1 ? 'problem' : 'problems'}
              {isError ? ', which must be put right first' : ''}
            </span>
          </span>
        )}
        <ChevronRight size={14} aria-hidden className="max-sm:hidden" />
      </button>
      {told && (
        <span
          role="alert"
          className="absolute top-10 right-0 z-30 w-64 rounded-control border border-warn bg-raised p-2.5 text-sm shadow-lg max-md:top-12"
        >
          {told}
        </span>
      )}
    </span>
  )
}

const WHY_NOT: Record<Exclude<SaveState, 'saved'>, string> = {
  saving: 'The draft is still being saved. Try again in a moment.',
  offline:
    'The server cannot be reached, so there is nothing to publish yet. Your edits are kept in this browser.',
  conflict: 'Choose first between your edits and somebody else’s.',
  refused: 'The draft is not saved. The line beside its name says why.',
}

const PATIENCE_MS = 8_000

/** How the draft is kept, once it is on its way no longer. */
function settled(store: EditorStore): Promise<SaveState> {
  return new Promise((done) => {
    const finish = () => {
      stop()
      clearTimeout(timer)
      done(store.getState().saveState)
    }
    const timer = setTimeout(finish, PATIENCE_MS)
    const stop = store.subscribe(({ saveState }) => {
      if (saveState !== 'saving') finish()
    })
    // An edit shows as unsaved in the same moment; a field that was just left comes a moment later.
    setTimeout(() => {
      if (store.getState().saveState !== 'saving') finish()
    })
  })
}
