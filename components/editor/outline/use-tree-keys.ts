import type { KeyboardEvent } from 'react'
import { isTyping } from '@/components/commands/commands'
import type { TreeRow } from './tree'
import { useTypeAhead } from './use-type-ahead'

type Doing = {
  shown: readonly TreeRow[]
  active: TreeRow
  isFolded: (row: TreeRow) => boolean
  fold: (row: TreeRow, to: boolean) => void
  goTo: (row: TreeRow, how?: { at?: 'once' | 'settled' }) => void
  enter: (row: TreeRow) => void
  /** Asks where the row's exit should lead. */
  lead: (row: TreeRow) => void
  openMenu: (row: TreeRow) => void
  rename: (row: TreeRow) => void
  remove: (row: TreeRow) => void
  move: (row: TreeRow, by: 1 | -1) => void
}

/** The keys of a tree, as the WAI-ARIA practices have them, and those that edit the row that they are on. */
export function useTreeKeys(doing: Doing): (event: KeyboardEvent) => void {
  const typeAhead = useTypeAhead()
  return (event) => {
    if (event.defaultPrevented || isTyping(event.target) || event.ctrlKey || event.metaKey) return
    if ((event.target as Element).closest('[data-menu]')) return // keys come from elements
    const act = event.altKey ? withAlt(event.key, doing) : actOf(event, doing, typeAhead)
    if (!act) return
    event.preventDefault()
    // A key that does something ends the word: what is typed after it is a new one.
    if (event.key.length > 1) typeAhead.forget()
    act()
  }
}

function withAlt(key: string, { active, move }: Doing): (() => void) | undefined {
  if (key === 'ArrowUp') return () => move(active, -1)
  if (key === 'ArrowDown') return () => move(active, 1)
  return undefined
}

function actOf(
  { key, shiftKey }: KeyboardEvent,
  doing: Doing,
  typeAhead: ReturnType<typeof useTypeAhead>,
): (() => void) | undefined {
  const { shown, active, isFolded, fold, goTo, enter, lead, openMenu, rename, remove } = doing
  const at = shown.indexOf(active)
  const to = (row: TreeRow | undefined) => () => row && goTo(row, { at: 'settled' })
  const isOpen = active.children > 0 && !isFolded(active)
  switch (key) {
    case 'ArrowDown':
      return to(shown[at + 1])
    case 'ArrowUp':
      return to(shown[at - 1])
    case 'Home':
      return to(shown[0])
    case 'End':
      return to(shown.at(-1))
    case 'ArrowRight':
      if (active.children === 0) return () => active.what === 'node' && enter(active)
      return isOpen ? to(shown[at + 1]) : () => fold(active, false)
    case 'ArrowLeft':
      return isOpen ? () => fold(active, true) : to(shown.find((row) => row.key === active.parent))
    case 'Enter':
      return () => (shiftKey ? lead(active) : enter(active))
    case 'F2':
      return () => rename(active)
    case 'Delete':
    case 'Backspace':
      return () => remove(active)
    case 'ContextMenu':
      return () => openMenu(active)
    case 'F10':
      return shiftKey ? () => openMenu(active) : undefined
    case ' ':
      if (!typeAhead.isTyping()) return () => active.children > 0 && fold(active, isOpen)
  }
  if (key.length !== 1) return undefined
  return to(typeAhead.find(key, shown, active))
}
