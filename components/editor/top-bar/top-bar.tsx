'use client'

import { ChevronLeft, LayoutList, type LucideIcon, Redo2, Undo2 } from 'lucide-react'
import Link from 'next/link'
import { useState } from 'react'
import { useEditor, useEditorStore, useHistory } from '../editor-context'
import { ProblemsButton } from '../problems/problems-button'
import { SaveState } from '../saving/save-state'
import { tidy } from '../tidy/tidy'
import { FlowName } from './flow-name'

/** What belongs to the whole flow: its name, whether it is kept, what is wrong with it, undo, and order. */
export function TopBar() {
  const store = useEditorStore()
  const { canUndo, canRedo } = useHistory()
  return (
    <header className="flex h-12 shrink-0 items-center gap-1 border-line border-b bg-panel px-2 max-md:h-14">
      <Link
        href="/flows"
        aria-label="All flows"
        title="All flows"
        className="flex size-8 shrink-0 items-center justify-center rounded-control text-quiet hover:bg-hover hover:text-text max-md:size-11"
      >
        <ChevronLeft size={17} aria-hidden />
      </Link>
      <FlowName />
      <SaveState />
      <div className="ml-auto flex items-center gap-0.5">
        <ProblemsButton />
        <Bar />
        <Tool
          Icon={Undo2}
          label="Undo"
          keys="Ctrl Z"
          isEnabled={canUndo}
          onClick={() => store.getState().undo()}
        />
        <Tool
          Icon={Redo2}
          label="Redo"
          keys="Ctrl Shift Z"
          isEnabled={canRedo}
          onClick={() => store.getState().redo()}
        />
        <Bar />
        <TidyButton />
      </div>
    </header>
  )
}

const Bar = () => <span aria-hidden className="mx-1 h-5 w-px bg-line max-md:hidden" />

function TidyButton() {
  const store = useEditorStore()
  const [isBusy, setBusy] = useState(false)
  const isSelection = useEditor(({ selection }) => selection.size > 1)
  const isEmpty = useEditor(({ flow }) => Object.keys(flow.nodes).length === 0)
  return (
    <button
      type="button"
      disabled={isBusy || isEmpty}
      title={isSelection ? 'Lay out the cards that are selected' : 'Lay out all cards'}
      onClick={async () => {
        setBusy(true)
        await tidy(store)
        setBusy(false)
      }}
      className="flex h-8 items-center gap-1.5 rounded-control px-2 text-sm enabled:hover:bg-hover disabled:text-faint max-md:h-11"
    >
      <LayoutList size={15} aria-hidden />
      <span className="max-lg:sr-only">{isBusy ? 'Tidying' : 'Tidy'}</span>
    </button>
  )
}

const Tool = ({
  Icon,
  label,
  keys,
  isEnabled,
  onClick,
}: {
  Icon: LucideIcon
  label: string
  keys: string
  isEnabled: boolean
  onClick: () => void
}) => (
  <button
    type="button"
    aria-label={label}
    title={`${label} (${keys})`}
    disabled={!isEnabled}
    onClick={onClick}
    className="flex size-8 items-center justify-center rounded-control text-quiet enabled:hover:bg-hover enabled:hover:text-text disabled:text-faint/60 max-md:size-11"
  >
    <Icon size={16} aria-hidden />
  </button>
)
