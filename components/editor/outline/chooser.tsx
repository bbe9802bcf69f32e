'use client'

import { Search } from 'lucide-react'
import { type KeyboardEvent, useId, useMemo, useRef, useState } from 'react'
import { Dialog } from '@/components/ui/dialog'
import { gistOf } from '@/lib/flow/edit/gist'
import { kindNamed } from '@/lib/flow/kinds'
import { useEditor } from '../editor-context'
import { GROUP_LOOKS, KindTile } from '../look'
import { kindsFound, type Offered } from '../palette/kinds-found'
import { nodeName } from './words'

/** What is chosen: a node that is made, or one that is there. */
export type Chosen = { kind: string } | { nodeId: string }

/** More than these are found by typing. */
const MOST_NODES = 30

type Option = {
  key: string
  chosen: Chosen
  look: Pick<Offered, 'kind' | 'group'>
  name: string
  words: string
}

/** What comes next: every kind, and every node that is there already, in one list that is searched by typing. */
export function Chooser({
  title,
  current,
  onChoose,
  onClose,
}: {
  title: string
  /** Where it leads now; not offered again. */
  current: string | undefined
  onChoose: (chosen: Chosen) => void
  onClose: () => void
}) {
  const id = useId()
  const [query, setQuery] = useState('')
  const [active, setActive] = useState(0)
  const list = useRef<HTMLDivElement>(null)
  const groups = useOptions(query, current)
  const inOrder = groups.flatMap(({ options }) => options)
  const chosen = inOrder[active]

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Enter' && chosen) {
      event.preventDefault()
      onChoose(chosen.chosen)
      return
    }
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (by === 0 || inOrder.length === 0) return
    event.preventDefault()
    const next = (active + by + inOrder.length) % inOrder.length
    setActive(next)
    list.current?.querySelectorAll('[role="option"]')[next]?.scrollIntoView({ block: 'nearest' })
  }

  return (
    <Dialog title={title} onClose={onClose}>
      <div className="-m-3 flex h-[min(32rem,calc(100dvh-9rem))] flex-col">
        <label className="relative mb-2 block shrink-0">
          <Search size={14} className="-translate-y-1/2 absolute top-1/2 left-2.5 text-quiet" aria-hidden />
          <input
            // The browser looks for this when the dialog opens; React's own `autoFocus` comes too early for it.
            ref={(field) => field?.setAttribute('autofocus', '')}
            role="combobox"
            aria-label="Search kinds and nodes"
            aria-expanded="true"
            aria-controls={`${id}-list`}
            aria-autocomplete="list"
            aria-activedescendant={chosen ? `${id}-${chosen.key}` : undefined}
            value={query}
            onChange={({ target }) => {
              setQuery(target.value)
              setActive(0)
            }}
            onKeyDown={onKeyDown}
            placeholder="Menu, dial, voicemail, or a node that is there"
            className="h-9 w-full rounded-control border border-line-strong bg-panel pr-2 pl-8 text-sm placeholder:text-quiet max-md:h-11"
          />
        </label>
        <div
          ref={list}
          id={`${id}-list`}
          role="listbox"
          aria-label="Kinds and nodes"
          className="min-h-0 flex-1 overflow-y-auto"
        >
          {groups.map(({ title, options, more }) => (
            // biome-ignore lint/a11y/useSemanticElements: a list box groups its options so
            <div key={title} role="group" aria-label={title}>
              <p aria-hidden className="px-1.5 pt-2 pb-1 font-medium text-quiet text-xs">
                {title}
              </p>
              {options.map((option) => (
                // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field, which says what is active
                // biome-ignore lint/a11y/useKeyWithClickEvents: the field takes the keys
                <div
                  key={option.key}
                  id={`${id}-${option.key}`}
                  role="option"
                  aria-selected={option === chosen}
                  aria-label={[option.name, option.words].filter(Boolean).join(': ')}
                  onClick={() => onChoose(option.chosen)}
                  className="flex min-h-9 cursor-pointer select-none items-center gap-2.5 rounded-control px-1.5 py-1 text-sm hover:bg-hover aria-selected:bg-hover aria-selected:ring-1 aria-selected:ring-line-strong aria-selected:ring-inset max-md:min-h-11"
                >
                  <KindTile {...option.look} size="small" />
                  <span className="shrink-0 font-medium">{option.name}</span>
                  <span className="min-w-0 truncate text-quiet">{option.words}</span>
                </div>
              ))}
              {more > 0 && (
                <p className="px-2 py-1.5 text-quiet text-xs">And {more} more: type to find them.</p>
              )}
            </div>
          ))}
          {inOrder.length === 0 && (
            <p className="px-2 py-6 text-center text-quiet text-sm">Nothing is called “{query}”.</p>
          )}
        </div>
      </div>
    </Dialog>
  )
}

function useOptions(query: string, current: string | undefined) {
  const nodes = useEditor(({ flow }) => flow.nodes)
  return useMemo(() => {
    const wanted = query.trim().toLowerCase()
    const fresh = kindsFound(query).map(({ group, offered }) => ({
      title: GROUP_LOOKS[group].title,
      options: offered.map(
        ({ kind, title, summary }): Option => ({
          key: `kind-${kind}`,
          chosen: { kind },
          look: { kind, group },
          name: title,
          words: summary,
        }),
      ),
      more: 0,
    }))
    const fitting = Object.entries(nodes).flatMap(([nodeId, node]): Option[] => {
      const { kind, group, title } = kindNamed(node.kind)
      const name = nodeName(node)
      const words = [name === title ? '' : title, gistOf(node)].filter(Boolean).join(' · ')
      if (nodeId === current || !`${name} ${words}`.toLowerCase().includes(wanted)) return []
      return [{ key: `node-${nodeId}`, chosen: { nodeId }, look: { kind, group }, name, words }]
    })
    if (fitting.length === 0) return fresh
    const there = {
      title: 'Already in this flow',
      options: fitting.slice(0, MOST_NODES),
      more: Math.max(0, fitting.length - MOST_NODES),
    }
    // Who types the name of a node that is there means that node; who types nothing is more often about to add one.
    const isNamed = wanted !== '' && fitting.some(({ name }) => name.toLowerCase().startsWith(wanted))
    const isKind = fresh.some(({ options }) =>
      options.some(({ name }) => name.toLowerCase().startsWith(wanted)),
    )
    return isNamed && !isKind ? [there, ...fresh] : [...fresh, there]
  }, [nodes, query, current])
}
