'use client'

import { Redo2, Undo2 } from 'lucide-react'
import { useHistory } from '../editor-context'
import { chooseView, useEditorView, VIEWS } from '../view-choice'
import { VIEW_LOOKS } from '../view-looks'
import { Tool } from './tool'

/** Canvas, outline, or both. */
export function ViewSwitch() {
  const view = useEditorView()
  return (
    <fieldset className="flex rounded-control border border-line p-0.5 max-md:hidden">
      <legend className="sr-only">What is shown</legend>
      {VIEWS.map((each) => {
        const { Icon, label, words } = VIEW_LOOKS[each]
        return (
          <button
            key={each}
            type="button"
            aria-pressed={view === each}
            aria-label={words}
            title={words}
            onClick={() => chooseView(each)}
            className="flex h-6.5 items-center gap-1.5 rounded-sm px-2 text-quiet text-sm hover:text-text aria-pressed:bg-hover aria-pressed:text-text"
          >
            <Icon size={15} aria-hidden />
            {each === 'outline' && <span className="max-xl:sr-only">{label}</span>}
          </button>
        )
      })}
    </fieldset>
  )
}

/** The same on a narrow screen, where only one of them has room: a line of its own beneath the top bar, with undo and redo. */
export function NarrowViewSwitch() {
  const view = useEditorView()
  const { canUndo, canRedo } = useHistory()
  return (
    <div className="flex shrink-0 items-center border-line border-b bg-panel px-2 md:hidden">
      <fieldset className="flex flex-1 gap-1">
        <legend className="sr-only">What is shown</legend>
        {NARROW_VIEWS.map((each) => {
          const { Icon, label } = VIEW_LOOKS[each]
          return (
            <button
              key={each}
              type="button"
              aria-pressed={view === each}
              onClick={() => chooseView(each)}
              className="flex h-11 flex-1 items-center justify-center gap-2 border-transparent border-b-2 font-medium text-quiet text-sm aria-pressed:border-accent aria-pressed:text-text"
            >
              <Icon size={15} aria-hidden />
              {label}
            </button>
          )
        })}
      </fieldset>
      <Tool Icon={Undo2} command="undo" isEnabled={canUndo} />
      <Tool Icon={Redo2} command="redo" isEnabled={canRedo} />
    </div>
  )
}

const NARROW_VIEWS = ['outline', 'canvas'] as const
