'use client'

import { Check, CloudOff, Eye, LoaderCircle, type LucideIcon, TriangleAlert } from 'lucide-react'
import { buttonLook } from '../../ui/button'
import { useEditor, useEditorStore } from '../editor-context'
import type { SaveState as State } from '../store/editor-store'

const LOOKS: Record<State | 'reading', { Icon: LucideIcon; words: string; colour: string }> = {
  saved: { Icon: Check, words: 'Saved', colour: 'text-good' },
  saving: { Icon: LoaderCircle, words: 'Saving', colour: 'text-quiet' },
  offline: { Icon: CloudOff, words: 'Offline, kept in this browser', colour: 'text-warn' },
  conflict: { Icon: TriangleAlert, words: 'Waits for your choice', colour: 'text-warn' },
  reading: { Icon: Eye, words: 'Only to read', colour: 'text-warn' },
  refused: { Icon: TriangleAlert, words: 'Not saved', colour: 'text-bad' },
}

/** Whether what is drawn is kept, and where. */
export function SaveState() {
  const store = useEditorStore()
  const state = useEditor(({ saveState, isReadOnly }) => (isReadOnly ? 'reading' : saveState))
  const mayChoose = useEditor(({ dispute, isAsked }) => dispute !== null && !isAsked)
  const refusal = useEditor((all) => all.refusal)
  const { Icon, words, colour } = LOOKS[state]
  const told = state === 'refused' && refusal ? `${words}: ${refusal}` : words
  return (
    <>
      <span
        role="status"
        title={told}
        data-save-state={state}
        className="flex min-w-3.5 items-center gap-1.5 whitespace-nowrap text-quiet text-sm"
      >
        <Icon
          size={14}
          className={`shrink-0 ${colour} ${state === 'saving' ? 'motion-safe:animate-spin' : ''}`}
          aria-hidden
        />
        <span className={`truncate ${state === 'saved' || state === 'saving' ? 'max-sm:sr-only' : ''}`}>
          {told}
        </span>
      </span>
      {mayChoose && (
        <button
          type="button"
          onClick={() => store.setState({ isAsked: true })}
          className={buttonLook('plain')}
        >
          Choose
        </button>
      )}
    </>
  )
}
