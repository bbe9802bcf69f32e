'use client'

import { useRef } from 'react'
import { useEditor, useEditorStore } from '../editor-context'

export const FLOW_NAME_FIELD = 'name-of-the-flow'

/** The name of the flow, which is renamed where it stands. */
export function FlowName() {
  const store = useEditorStore()
  const name = useEditor(({ flow }) => flow.name)
  const isReadOnly = useEditor((state) => state.isReadOnly)
  const field = useRef<HTMLInputElement>(null)

  function keep() {
    store.getState().renameFlow(field.current?.value ?? '')
    // An empty name is none: what stood there stands there again.
    if (field.current) field.current.value = store.getState().flow.name
  }

  return (
    <h1 className="min-w-0 shrink max-md:flex-1">
      <input
        // What undo or somebody else makes of the name shows here too.
        key={name}
        id={FLOW_NAME_FIELD}
        ref={field}
        aria-label="Name of the flow"
        defaultValue={name}
        readOnly={isReadOnly}
        maxLength={120}
        spellCheck={false}
        onBlur={keep}
        onKeyDown={(event) => {
          if (event.key === 'Escape') event.currentTarget.value = name
          if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.blur()
        }}
        className="field-sizing-content h-8 min-w-24 max-w-full truncate max-md:w-full max-md:min-w-0 max-md:px-1 rounded-control border border-transparent bg-transparent px-2 font-semibold text-lg hover:border-line-strong focus:border-line-strong max-md:h-11 max-md:text-base"
      />
    </h1>
  )
}
