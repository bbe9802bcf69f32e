'use client'

import { ChevronDown } from 'lucide-react'
import { useMemo, useRef, useState } from 'react'
import type { MisfitText } from '@/lib/flow/misfit-text'
import type { Problem } from '@/lib/flow/problem'
import { WhyNot } from '../person/gate'
import { useMayNot } from '../person/use-person'
import { Announcer } from './announcer'
import { Canvas } from './canvas/canvas'
import { Numbers } from './canvas/start-card'
import { type CanvasView, View } from './canvas/view'
import { EditorCommands } from './commands/editor-commands'
import { EditorProvider, useEditor, useEditorStore } from './editor-context'
import { FindBar } from './find/find-bar'
import { Inspector } from './inspector/inspector'
import { KnownThingsProvider } from './inspector/known'
import { Outline } from './outline/outline'
import { Palette } from './palette/palette'
import { usePresence } from './presence/use-presence'
import { useCheck } from './problems/use-check'
import { DisputeDialog } from './saving/dispute-dialog'
import { Unreadable } from './saving/unreadable'
import { useKeeper } from './saving/use-keeper'
import { type Restored, useRestored } from './saving/use-restored'
import { createEditorStore, type Opened } from './store/editor-store'
import { Templates } from './templates/template-dialog'
import { TopBar } from './top-bar/top-bar'
import { NarrowViewSwitch } from './top-bar/view-switch'
import { TryPanel } from './trying/try-panel'
import { TryingProvider, useTrying } from './trying/trying'
import { useEditorView } from './view-choice'

export type EditorProps = Opened & {
  /** The numbers whose calls begin here, as people write them. */
  numbers: string[]
  /** Calendars and flows that exist. */
  calendars: string[]
  flows: { id: string; name: string }[]
  /** What the carriers of its numbers cannot do. */
  carrierProblems: Problem[]
  /** What of the stored document could not be read; empty as a rule. */
  unread: MisfitText[]
  /** It was stored by a newer Patchbay, which alone knows what all of it means. */
  isNewer: boolean
  /** A version that is to take the place of the draft. */
  restored?: Restored | undefined
}

/** The editor of one flow. */
export function Editor({
  numbers,
  calendars,
  flows,
  carrierProblems,
  unread,
  isNewer,
  restored,
  ...opened
}: EditorProps) {
  const whyNot = useMayNot('editor', 'Drawing')
  const [store] = useState(() => {
    const made = createEditorStore({ ...opened, isReadOnly: unread.length > 0 || whyNot !== undefined })
    made.getState().setProblems({ carriers: carrierProblems })
    return made
  })
  const view = useRef<CanvasView>(null)
  const known = useMemo(() => ({ calendars, flows }), [calendars, flows])
  return (
    <EditorProvider store={store}>
      <View value={view}>
        <Numbers value={numbers}>
          <KnownThingsProvider known={known}>
            <TryingProvider>
              <EditorCommands>
                <Announcer>
                  <Desk
                    calendars={calendars}
                    flows={flows}
                    unread={unread}
                    isNewer={isNewer}
                    restored={restored}
                  />
                </Announcer>
              </EditorCommands>
            </TryingProvider>
          </KnownThingsProvider>
        </Numbers>
      </View>
    </EditorProvider>
  )
}

/** The flow as it is drawn, as it reads, or both. Nodes are added to the outline where they belong, so it needs no palette. */
function Views() {
  const view = useEditorView()
  const isReadOnly = useEditor((state) => state.isReadOnly)
  return (
    <>
      {view === 'canvas' && !isReadOnly && <Palette />}
      <div className="relative flex min-w-0 flex-1">
        {(view === 'outline' || view === 'both') && <Outline isBeside={view === 'both'} />}
        {(view === 'canvas' || view === 'both') && <Canvas />}
        <FindBar />
      </div>
    </>
  )
}

function Desk({
  calendars,
  flows,
  unread,
  isNewer,
  restored,
}: Pick<EditorProps, 'calendars' | 'flows' | 'unread' | 'isNewer' | 'restored'>) {
  const isReadOnly = useEditor((state) => state.isReadOnly)
  const whyNot = useMayNot('editor', 'Drawing')
  const { restore, notice } = useRestored(restored)
  const keeper = useKeeper(!isReadOnly, restore)
  usePresence(keeper)
  useCheck(useMemo(() => ({ calendars, flows: flows.map(({ id }) => id) }), [calendars, flows]))
  return (
    // The frame around the page makes room for what fills the window.
    <div data-full className="flex h-full flex-col">
      <TopBar />
      <NarrowViewSwitch />
      {notice}
      {whyNot ? (
        <div className="border-line border-b px-4 pt-3">
          <WhyNot>{whyNot}</WhyNot>
        </div>
      ) : (
        isReadOnly && <Unreadable problems={unread} isNewer={isNewer} />
      )}
      <div className="flex min-h-0 flex-1">
        <Views />
        <Side />
      </div>
      <Templates />
      <DisputeDialog keeper={keeper} />
    </div>
  )
}

/**
 * Beside the canvas, always there, so that nothing jumps when something is selected. On a phone it comes up over the canvas for
 * what is selected.
 */
function Side() {
  const store = useEditorStore()
  const isReadOnly = useEditor((state) => state.isReadOnly)
  const isTrying = useTrying(({ isOpen }) => isOpen)
  const isAny = useEditor(({ selection, selectedMarks }) => selection.size + selectedMarks.size > 0)
  return (
    <div
      className={`flex w-80 shrink-0 flex-col overflow-y-auto border-line border-l bg-panel max-md:fixed max-md:inset-x-0 max-md:bottom-14 max-md:z-20 max-md:w-auto max-md:rounded-t-panel max-md:border-t max-md:border-l-0 max-md:shadow-lg ${isTrying ? 'max-md:h-[82dvh]' : isAny ? 'max-md:h-[55dvh]' : 'max-md:hidden'}`}
    >
      {isTrying ? (
        <TryPanel />
      ) : (
        <>
          <button
            type="button"
            aria-label="Close"
            onClick={() => store.getState().select({})}
            className="sticky top-0 z-10 flex h-11 w-full shrink-0 items-center justify-center border-line border-b bg-panel text-quiet md:hidden"
          >
            <ChevronDown size={18} aria-hidden />
          </button>
          {/* Everything can be read, and nothing be written, while nothing may be changed. */}
          <fieldset disabled={isReadOnly} className="min-w-0">
            <Inspector />
          </fieldset>
        </>
      )}
    </div>
  )
}
