'use client'

import { ChevronLeft, Ellipsis, History, Redo2, Search, Undo2 } from 'lucide-react'
import Link from 'next/link'
import { useCommands } from '@/components/commands/commands'
import { useEditor, useHistory } from '../editor-context'
import { Avatars } from '../presence/avatars'
import { ProblemsButton } from '../problems/problems-button'
import { SaveState } from '../saving/save-state'
import { TidyButton } from '../tidy/tidy-button'
import { TryButton } from '../trying/try-button'
import { useEditorView } from '../view-choice'
import { CallMe } from './call-me'
import { FlowName } from './flow-name'
import { PublishButton } from './publish-button'
import { Tool } from './tool'
import { ViewSwitch } from './view-switch'

/** What belongs to the whole flow: its name, whether it is kept, what is wrong with it, undo, and order. */
export function TopBar() {
  const view = useEditorView()
  const { canUndo, canRedo } = useHistory()
  return (
    <header className="flex h-12 shrink-0 items-center gap-1 border-line border-b bg-panel px-2 max-md:h-14 max-md:gap-0.5 max-md:px-1">
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
      <div className="ml-auto flex shrink-0 items-center gap-0.5 max-md:gap-0">
        <Avatars />
        <ProblemsButton />
        <Bar />
        {/* On a narrow screen these stand in the line beneath. */}
        <Tool Icon={Undo2} command="undo" isEnabled={canUndo} className="max-md:hidden" />
        <Tool Icon={Redo2} command="redo" isEnabled={canRedo} className="max-md:hidden" />
        <Bar />
        <Tool Icon={Search} command="find" className="max-md:hidden" />
        <ViewSwitch />
        {/* Cards that are not shown need no order. */}
        {view !== 'outline' && <TidyButton />}
        <CallMe />
        <TryButton />
        <CommandsTool />
        <VersionsLink />
        <PublishButton />
      </div>
    </header>
  )
}

function VersionsLink() {
  const flowId = useEditor((state) => state.flowId)
  return (
    <Link
      href={`/flows/${flowId}/versions`}
      title="What was published, and the ways back"
      className="flex h-8 items-center gap-1.5 rounded-control px-2 text-sm hover:bg-hover max-md:hidden"
    >
      <History size={15} aria-hidden />
      <span className="max-lg:sr-only">Versions</span>
    </Link>
  )
}

const Bar = () => <span aria-hidden className="mx-1 h-5 w-px bg-line max-md:hidden" />

/** All that can be done, for who has no keyboard; on wide screens the side bar has the same. */
function CommandsTool() {
  const { open } = useCommands()
  return (
    <button
      type="button"
      aria-label="All commands"
      onClick={() => open()}
      className="flex size-11 items-center justify-center rounded-control text-quiet md:hidden"
    >
      <Ellipsis size={18} aria-hidden />
    </button>
  )
}
