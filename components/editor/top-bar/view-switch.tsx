'use client'

import { chooseView, useEditorView, VIEWS } from '../view-choice'
import { VIEW_LOOKS } from '../view-looks'

/** Canvas, outline, or both; on a narrow screen one button that leads to the other. */
export function ViewSwitch() {
  const view = useEditorView()
  const isOutline = view === 'outline'
  const other = isOutline ? VIEW_LOOKS.canvas : VIEW_LOOKS.outline
  return (
    <>
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
      <button
        type="button"
        aria-label={`Show the ${other.label.toLowerCase()}`}
        title={`Show the ${other.label.toLowerCase()}`}
        onClick={() => chooseView(isOutline ? 'canvas' : 'outline')}
        className="flex size-11 shrink-0 items-center justify-center rounded-control text-quiet hover:bg-hover hover:text-text md:hidden"
      >
        <other.Icon size={17} aria-hidden />
      </button>
    </>
  )
}
