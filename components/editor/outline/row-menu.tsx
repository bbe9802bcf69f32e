'use client'

import {
  ArrowDown,
  ArrowUp,
  CopyPlus,
  Pencil,
  PhoneIncoming,
  Plus,
  Settings2,
  Spline,
  Trash2,
  Unplug,
} from 'lucide-react'
import { useEffect, useRef } from 'react'
import { nodeOf } from '@/lib/flow/document'
import { entryOfExit } from '@/lib/flow/edit/exit-entry'
import { useEditor, useEditorStore } from '../editor-context'
import { type Action, ActionsList, openBeneath } from '../inspector/actions-list'
import type { TreeRow } from './tree'
import type { Acts } from './use-acts'
import { rowName } from './words'

const SIZE = { size: 14, 'aria-hidden': true }

/** What can be done with one row. It is made when it is asked for: rows are many. */
export function RowMenu({
  row,
  anchor,
  acts,
  onOpen,
  onLead,
  onRename,
  onClosed,
}: {
  row: TreeRow
  /** What it comes up beneath. */
  anchor: Element
  acts: Acts
  /** Shows what stands in the node. */
  onOpen: () => void
  /** Asks where the exit should lead. */
  onLead: () => void
  onRename: () => void
  onClosed: () => void
}) {
  const menu = useRef<HTMLDivElement>(null)
  useEffect(() => openBeneath(menu.current, anchor), [anchor])
  const actions = useActions(row, acts, { onOpen, onLead, onRename })
  return (
    <ActionsList
      ref={menu}
      label={`What can be done with ${rowName(row)}`}
      actions={actions}
      onClosed={onClosed}
    />
  )
}

function useActions(
  row: TreeRow,
  acts: Acts,
  { onOpen, onLead, onRename }: { onOpen: () => void; onLead: () => void; onRename: () => void },
): Action[] {
  const store = useEditorStore()
  const { what, from, nodeId } = row
  const isStart = useEditor(({ flow }) => nodeId !== undefined && flow.start === nodeId)
  const source = typeof from === 'object' ? nodeOf(store.getState().flow, from.node) : undefined
  const isEntry = source && typeof from === 'object' && entryOfExit(source, from.exit.id) !== undefined
  const isOwn = what === 'node' && nodeId !== undefined
  return [
    ...(isOwn
      ? [
          { label: 'Settings', icon: <Settings2 {...SIZE} />, keys: 'Enter', onPress: onOpen },
          { label: 'Rename', icon: <Pencil {...SIZE} />, keys: 'F2', onPress: onRename },
        ]
      : []),
    ...(from === undefined
      ? []
      : what === 'nowhere'
        ? [{ label: 'Add what comes next', icon: <Plus {...SIZE} />, keys: 'Enter', onPress: onLead }]
        : [
            {
              label: 'Put in between, or lead elsewhere',
              icon: <Spline {...SIZE} />,
              keys: 'Shift Enter',
              onPress: onLead,
            },
          ]),
    ...(typeof from === 'object' && what !== 'nowhere'
      ? [{ label: 'Disconnect', icon: <Unplug {...SIZE} />, onPress: () => acts.disconnect(row) }]
      : []),
    ...(isEntry
      ? [
          { label: 'Move up', icon: <ArrowUp {...SIZE} />, keys: 'Alt ↑', onPress: () => acts.move(row, -1) },
          {
            label: 'Move down',
            icon: <ArrowDown {...SIZE} />,
            keys: 'Alt ↓',
            onPress: () => acts.move(row, 1),
          },
        ]
      : []),
    ...(isOwn
      ? [
          {
            label: isStart ? 'Calls begin here' : 'Let calls begin here',
            icon: <PhoneIncoming {...SIZE} />,
            isOff: isStart,
            onPress: () => acts.startAt(nodeId),
          },
          { label: 'Duplicate', icon: <CopyPlus {...SIZE} />, onPress: () => acts.duplicate(nodeId) },
          {
            label: 'Delete',
            icon: <Trash2 {...SIZE} />,
            keys: 'Delete',
            isDangerous: true,
            onPress: () => acts.remove(row),
          },
        ]
      : []),
  ]
}
