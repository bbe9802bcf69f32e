'use client'

import { Search } from 'lucide-react'
import { type DragEvent, type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import { GROUP_LOOKS, KindTile } from '../look'
import { kindsFound } from './kinds-found'

/** What a dragged kind is called while it is on its way to the canvas. */
export const DRAGGED_KIND = 'application/x-patchbay-kind'

/**
 * All kinds, grouped, with a field that searches them. Arrow keys go through them, Enter or a click picks.
 *
 * @param onPick what happens with the kind that is picked
 * @param draggable kinds can be dragged to the canvas
 * @param autoFocus the field is typed into at once
 */
export function KindList({
  onPick,
  draggable = false,
  autoFocus = false,
  dense = false,
}: {
  onPick: (kind: string) => void
  draggable?: boolean
  autoFocus?: boolean
  dense?: boolean
}) {
  const id = useId()
  const [query, setQuery] = useState('')
  const [active, setActive] = useState<string | undefined>()
  const field = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const found = useMemo(() => kindsFound(query), [query])
  const inOrder = found.flatMap(({ offered }) => offered)
  const chosen = inOrder.find(({ kind }) => kind === active) ?? (query || autoFocus ? inOrder[0] : undefined)

  useEffect(() => {
    if (autoFocus) field.current?.focus()
  }, [autoFocus])

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Enter' && chosen) {
      event.preventDefault()
      onPick(chosen.kind)
      return
    }
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (by === 0 || inOrder.length === 0) return
    event.preventDefault()
    const at = chosen ? inOrder.indexOf(chosen) : by > 0 ? -1 : 0
    const next = inOrder[(at + by + inOrder.length) % inOrder.length]
    setActive(next?.kind)
    list.current?.querySelector(`[data-kind="${next?.kind}"]`)?.scrollIntoView({ block: 'nearest' })
  }

  function onDragStart(event: DragEvent, kind: string) {
    event.dataTransfer.setData(DRAGGED_KIND, kind)
    event.dataTransfer.effectAllowed = 'copy'
  }

  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <label className="relative mx-2 mt-2 mb-1 block">
        <Search size={14} className="-translate-y-1/2 absolute top-1/2 left-2.5 text-quiet" aria-hidden />
        <input
          ref={field}
          role="combobox"
          aria-label="Search kinds of nodes"
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={chosen ? `${id}-${chosen.kind}` : undefined}
          value={query}
          onChange={(event) => {
            setQuery(event.target.value)
            setActive(undefined)
          }}
          onKeyDown={onKeyDown}
          placeholder="Search"
          className="h-8 w-full rounded-control border border-line-strong bg-panel pr-2 pl-8 text-sm placeholder:text-quiet max-md:h-11"
        />
      </label>
      <div
        ref={list}
        id={`${id}-list`}
        role="listbox"
        aria-label="Kinds of nodes"
        className="min-h-0 flex-1 overflow-y-auto px-2 pb-2"
      >
        {found.map(({ group, offered }) => (
          // biome-ignore lint/a11y/useSemanticElements: a list box groups its options so
          <div key={group} role="group" aria-label={GROUP_LOOKS[group].title}>
            <p aria-hidden className="px-1.5 pt-2.5 pb-1 font-medium text-quiet text-xs">
              {GROUP_LOOKS[group].title}
            </p>
            {offered.map(({ kind, title, summary }) => (
              // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field, which says what is active
              // biome-ignore lint/a11y/useKeyWithClickEvents: the field takes the keys
              <div
                key={kind}
                id={`${id}-${kind}`}
                data-kind={kind}
                role="option"
                aria-selected={kind === chosen?.kind}
                aria-label={`${title}: ${summary}`}
                title={dense ? undefined : summary}
                draggable={draggable}
                onDragStart={(event) => onDragStart(event, kind)}
                onClick={() => onPick(kind)}
                className="flex min-h-8 cursor-pointer select-none items-center gap-2 rounded-control px-1.5 py-0.5 text-sm hover:bg-hover aria-selected:bg-hover aria-selected:ring-1 aria-selected:ring-line-strong max-md:min-h-11"
              >
                <KindTile kind={kind} group={group} size="small" />
                <span className="min-w-0">
                  <span className="block truncate">{title}</span>
                  {dense && <span className="block truncate text-quiet text-xs">{summary}</span>}
                </span>
              </div>
            ))}
          </div>
        ))}
        {found.length === 0 && (
          <p className="px-2 py-4 text-center text-quiet text-sm">Nothing is called “{query}”.</p>
        )}
      </div>
    </div>
  )
}
