'use client'

import './outline.css'
import { type KeyboardEvent, type MouseEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { isTyping } from '@/components/commands/commands'
import { nodeOf } from '@/lib/flow/document'
import { useCanvasView } from '../canvas/view'
import { useEditor, useEditorStore } from '../editor-context'
import { useIsNarrow } from '../view-choice'
import { Chooser } from './chooser'
import { goToInspector } from './inspector-focus'
import { Row } from './row'
import { RowMenu } from './row-menu'
import { rowProblems } from './row-problems'
import type { TreeRow } from './tree'
import { useActs } from './use-acts'
import { rowElement, useTree } from './use-tree'
import { useTreeKeys } from './use-tree-keys'
import { nodeName, rowName } from './words'

/** What is open besides the rows. */
type Open =
  | { what: 'chooser'; row: TreeRow }
  | { what: 'menu'; row: TreeRow; anchor: Element }
  | { what: 'name'; key: string }

/** The flow as it reads: from the incoming call down, every way with what it leads to. It is edited here as on the canvas. */
export function Outline({ isBeside }: { isBeside: boolean }) {
  const store = useEditorStore()
  const view = useCanvasView()
  const isNarrow = useIsNarrow()
  const isReadOnly = useEditor((state) => state.isReadOnly)
  const tree = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState<Open>()
  const reveal = useCallback((nodeId: string) => view.current?.reveal(nodeId), [view])
  const { rows, shown, active, selection, isFolded, fold, mark, goTo, takeFocus, follow } = useTree(
    tree,
    reveal,
  )
  const acts = useActs()
  const problems = useEditor((state) => state.problems)
  const problemsOf = useEditor((state) => state.problemsOf)
  const problemsAt = useMemo(() => rowProblems(rows, { problems, problemsOf }), [rows, problems, problemsOf])
  const rowOfNode = (id: string) => rows.find(({ what, nodeId }) => what === 'node' && nodeId === id)

  /** What Enter does: a node shows its settings, a reference leads to its node, a loose exit asks what comes next. */
  function enter(row: TreeRow) {
    const there = row.what === 'reference' && row.nodeId !== undefined && rowOfNode(row.nodeId)
    if (there) goTo(there)
    else if (row.what === 'nowhere' || row.what === 'missing') lead(row)
    else if (row.what !== 'rest') {
      follow(row)
      goToInspector(row.nodeId)
    }
  }

  const lead = (row: TreeRow) => {
    if (row.from !== undefined && !isReadOnly) setOpen({ what: 'chooser', row })
  }

  const openMenu = (row: TreeRow) => {
    if (isReadOnly) return
    const element = rowElement(tree.current, row.key)
    const anchor = element?.querySelector('[data-menu]') ?? element
    if (anchor && row.what !== 'rest' && row.what !== 'start') setOpen({ what: 'menu', row, anchor })
  }

  const rename = (row: TreeRow) => {
    if (row.what === 'node' && !isReadOnly) setOpen({ what: 'name', key: row.key })
  }

  function remove(row: TreeRow) {
    if (isReadOnly) return
    if (row.what === 'node') acts.remove(row)
    else if (row.what === 'reference' || row.what === 'missing') acts.disconnect(row)
  }

  const onKeyDown = useTreeKeys({
    shown,
    active,
    isFolded,
    fold,
    goTo,
    enter,
    lead,
    openMenu,
    rename,
    remove,
    move: (row, by) => !isReadOnly && acts.move(row, by),
  })

  function onClick(event: MouseEvent) {
    const target = event.target as Element // clicks come from elements
    const key = target.closest<HTMLElement>('[data-row]')?.dataset.row
    const row = shown.find((row) => row.key === key)
    if (!row || isTyping(target)) return
    if (row.children > 0 && target.closest('[data-fold]')) {
      fold(row, !isFolded(row))
      return
    }
    if (target.closest('[data-menu]')) {
      openMenu(row)
      return
    }
    const isDoor = row.what === 'nowhere' || row.what === 'missing' || row.what === 'reference'
    if (isDoor) enter(row)
    // On a narrow screen the settings come up by themselves with what is selected.
    else goTo(row)
  }

  // One function for all rows and for ever: with another each time, every row would be drawn again at every key.
  const renamed = useRef<(row: TreeRow, name: string | undefined) => void>(() => {})
  useEffect(() => {
    renamed.current = (row, name) => {
      setOpen(undefined)
      if (name !== undefined) acts.rename(row, name)
      goTo(row)
    }
  })
  const onRenamed = useCallback((row: TreeRow, name: string | undefined) => renamed.current(row, name), [])

  return (
    <section
      aria-label="Outline"
      data-outline
      className={`@container/outline overflow-y-auto ${isBeside ? 'w-[400px] shrink-0 border-line border-r' : 'min-w-0 flex-1'} ${selection.size > 0 ? 'max-md:pb-[58dvh]' : 'max-md:pb-20'}`}
    >
      <div
        ref={tree}
        role="tree"
        aria-label="The flow, from the incoming call down"
        aria-multiselectable="true"
        onKeyDown={onKeyDown as (event: KeyboardEvent) => void}
        onClick={onClick}
        onFocus={({ target }) => target.dataset.row !== undefined && mark(target.dataset.row)}
        onDoubleClick={(event) => {
          const isName = (event.target as Element).closest('[data-name]') // clicks come from elements
          if (isName && !isNarrow) rename(active)
        }}
        className="mx-auto max-w-4xl p-3 max-md:px-1.5"
      >
        {shown.map((row) => (
          <Row
            key={row.key}
            row={row}
            problems={problemsAt(row)}
            isActive={row === active}
            isSelected={row.what === 'node' && row.nodeId !== undefined && selection.has(row.nodeId)}
            isFolded={isFolded(row)}
            isRenamed={open?.what === 'name' && open.key === row.key}
            onRenamed={onRenamed}
          />
        ))}
      </div>
      {open?.what === 'chooser' && (
        <Chooser
          title={titleOf(open.row)}
          current={open.row.nodeId}
          onChoose={(chosen) => {
            takeFocus()
            acts.lead(open.row, chosen)
            setOpen(undefined)
            const added = [...store.getState().selection][0]
            fold(open.row, false)
            if ('kind' in chosen && added !== undefined) reveal(added)
          }}
          onClose={() => setOpen(undefined)}
        />
      )}
      {open?.what === 'menu' && (
        <RowMenu
          row={open.row}
          anchor={open.anchor}
          acts={acts}
          onOpen={() => enter(open.row)}
          onLead={() => lead(open.row)}
          onRename={() => rename(open.row)}
          onClosed={() => {
            setOpen((now) => (now?.what === 'menu' ? undefined : now))
            // The browser gives the focus back to the three dots, where they were pressed; the keys are the row's.
            if (document.activeElement?.matches('[data-menu]'))
              rowElement(tree.current, open.row.key)?.focus()
          }}
        />
      )}
    </section>
  )

  function titleOf({ from, what, ...row }: TreeRow): string {
    if (from === 'start') return 'What do callers meet first?'
    const name = rowName({ from, what, ...row })
    const source = from && nodeOf(store.getState().flow, from.node)
    const where = source ? ` in ${nodeName(source)}` : ''
    return what === 'nowhere' ? `After “${name}”${where}` : `Where “${name}”${where} leads`
  }
}
