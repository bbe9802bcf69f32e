'use client'

import { ArrowDown, ArrowUp, Search, X } from 'lucide-react'
import { type KeyboardEvent, useDeferredValue, useEffect, useId, useMemo, useRef, useState } from 'react'
import { IconButton } from '@/components/ui/button'
import { find } from '@/lib/flow/edit/find'
import { useCanvasView } from '../canvas/view'
import { useEditor, useEditorStore } from '../editor-context'
import { FoundList } from './found-list'
import { FIND_FIELD } from './open-find'
import { operatorsOffered } from './operators-offered'

/** Finds nodes by what is in them (Ctrl-F). Each that is come to is selected and in sight, while the focus stays here. */
export function FindBar() {
  const isOpen = useEditor(({ finding }) => finding !== null)
  return isOpen ? <Bar /> : null
}

function Bar() {
  const store = useEditorStore()
  const view = useCanvasView()
  const listId = useId()
  const query = useEditor(({ finding }) => finding ?? '')
  const flow = useEditor((state) => state.flow)
  const problems = useEditor((state) => state.problems)
  const asked = useDeferredValue(query)
  const found = useMemo(() => find(flow, asked, [...problems]), [flow, asked, problems])
  const offers = useMemo(() => operatorsOffered(flow, query), [flow, query])
  const [current, setCurrent] = useState<string>()
  const [offered, setOffered] = useState(-1)
  const cameFrom = useRef<Element>(null)
  const at = found.findIndex(({ nodeId }) => nodeId === current)

  useEffect(() => {
    if (cameFrom.current === null && document.activeElement?.id !== FIND_FIELD)
      cameFrom.current = document.activeElement
  }, [])

  function come(to: number) {
    const one = found[(to + found.length) % found.length]
    if (!one) return
    setCurrent(one.nodeId)
    store.getState().select({ nodes: [one.nodeId] })
    view.current?.reveal(one.nodeId)
  }

  function close() {
    const chosen = at >= 0 ? current : undefined
    store.setState({ finding: null })
    // To the node that was found; where none was, back to where one came from.
    if (chosen !== undefined) view.current?.focus(chosen)
    else if (cameFrom.current instanceof HTMLElement && cameFrom.current !== document.body)
      cameFrom.current.focus()
    else view.current?.focus()
  }

  function take(query: string) {
    store.setState({ finding: query })
    setOffered(-1)
    setCurrent(undefined)
    document.getElementById(FIND_FIELD)?.focus()
  }

  function onKeyDown(event: KeyboardEvent) {
    const offer = offers[offered]
    if (event.key === 'Escape') {
      event.stopPropagation()
      close()
    } else if (event.key === 'Enter' && offer) take(offer.query)
    else if (event.key === 'Enter')
      come(at === -1 ? (event.shiftKey ? -1 : 0) : at + (event.shiftKey ? -1 : 1))
    else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && offers.length > 0) {
      const by = event.key === 'ArrowDown' ? 1 : -1
      setOffered(((offered + 1 + by + offers.length + 1) % (offers.length + 1)) - 1)
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp')
      come(at === -1 ? 0 : at + (event.key === 'ArrowDown' ? 1 : -1))
    else return
    event.preventDefault()
  }

  const isAsking = asked.trim() !== ''
  const count =
    found.length === 0
      ? 'Nothing found'
      : at === -1
        ? `${found.length} found`
        : `${at + 1} of ${found.length}`
  return (
    <search
      aria-label="Find in this flow"
      className="absolute top-2 left-2 z-20 flex max-h-[min(26rem,calc(100%-1rem))] w-[min(26rem,calc(100%-1rem))] flex-col rounded-panel border border-line-strong bg-raised shadow-lg max-md:right-2"
    >
      <div className="flex items-center gap-1 py-1 pr-1 pl-3">
        <Search size={15} aria-hidden className="shrink-0 text-quiet" />
        <input
          id={FIND_FIELD}
          role="combobox"
          aria-label="Find in this flow"
          aria-expanded={offers.length > 0}
          aria-controls={listId}
          aria-activedescendant={offers[offered] ? `${listId}-${offered}` : undefined}
          autoComplete="off"
          spellCheck={false}
          value={query}
          onChange={(event) => {
            store.setState({ finding: event.target.value })
            setOffered(-1)
            setCurrent(undefined)
          }}
          onKeyDown={onKeyDown}
          placeholder="Name, words, number, kind:menu"
          className="h-8 min-w-0 flex-1 bg-transparent px-1 text-sm outline-none placeholder:text-quiet focus-visible:outline-none max-md:h-11"
        />
        <span role="status" className="shrink-0 px-1 text-quiet text-xs">
          {isAsking ? count : ''}
        </span>
        <IconButton
          label="Find the one before"
          disabled={found.length === 0}
          onClick={() => come(at === -1 ? -1 : at - 1)}
        >
          <ArrowUp size={15} aria-hidden />
        </IconButton>
        <IconButton label="Find the next" disabled={found.length === 0} onClick={() => come(at + 1)}>
          <ArrowDown size={15} aria-hidden />
        </IconButton>
        <IconButton label="Close" onClick={close}>
          <X size={15} aria-hidden />
        </IconButton>
      </div>
      <div
        id={listId}
        role="listbox"
        aria-label="Operators"
        className={offers.length > 0 ? 'flex flex-wrap gap-1.5 border-line border-t px-3 py-2' : 'hidden'}
      >
        {offers.map(({ query, written, means }, index) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field, which says what is active
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field takes the keys
          <div
            key={written}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={index === offered}
            aria-label={`${written}: ${means}`}
            title={means}
            onClick={() => take(query)}
            className="flex min-h-6 cursor-pointer items-center rounded-sm border border-line-strong px-1.5 font-mono text-quiet text-xs hover:bg-hover hover:text-text aria-selected:border-accent aria-selected:text-text max-md:min-h-11"
          >
            {written}
          </div>
        ))}
      </div>
      {isAsking && <FoundList found={found} query={asked} current={current} onChoose={come} />}
    </search>
  )
}
