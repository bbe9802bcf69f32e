'use client'

import {
  AlignCenterHorizontal,
  AlignCenterVertical,
  AlignEndHorizontal,
  AlignEndVertical,
  AlignHorizontalDistributeCenter,
  AlignStartHorizontal,
  AlignStartVertical,
  AlignVerticalDistributeCenter,
  CopyPlus,
  type LucideIcon,
  SquareDashed,
  Trash2,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { Button, IconButton } from '@/components/ui/button'
import { nodeOf } from '@/lib/flow/document'
import type { Edge } from '@/lib/flow/edit/arrange'
import { kinds } from '@/lib/flow/kinds'
import { useEditor, useEditorStore } from '../editor-context'
import { KindTile } from '../look'

const EDGES: { edge: Edge; label: string; Icon: LucideIcon }[] = [
  { edge: 'left', label: 'Align left edges', Icon: AlignStartVertical },
  { edge: 'centre', label: 'Align centres', Icon: AlignCenterVertical },
  { edge: 'right', label: 'Align right edges', Icon: AlignEndVertical },
  { edge: 'top', label: 'Align top edges', Icon: AlignStartHorizontal },
  { edge: 'middle', label: 'Align middles', Icon: AlignCenterHorizontal },
  { edge: 'bottom', label: 'Align bottom edges', Icon: AlignEndHorizontal },
]

/** Several things at once: how many of what, and what can be done with all of them. */
export function ManySelected() {
  const store = useEditorStore()
  const nodes = useEditor(({ selection }) => selection.size)
  const marks = useEditor(({ selectedMarks }) => selectedMarks.size)
  const wires = useEditor(({ selectedWires }) => selectedWires.size)
  const act = () => store.getState()
  const title = [
    counted(nodes, 'node'),
    counted(marks, 'note or frame', 'notes and frames'),
    counted(wires, 'wire'),
  ]
    .filter((words) => words !== '')
    .join(', ')
  return (
    <>
      <header className="px-4 py-3">
        <h2 className="font-semibold" aria-live="polite">
          {title} selected
        </h2>
        <Kinds />
      </header>
      {nodes > 1 && (
        <Group title="Align">
          {EDGES.map(({ edge, label, Icon }) => (
            <IconButton key={edge} label={label} onClick={() => act().align(edge)}>
              <Icon size={16} aria-hidden />
            </IconButton>
          ))}
          <IconButton
            label="Same gaps from left to right"
            disabled={nodes < 3}
            onClick={() => act().distribute('horizontal')}
          >
            <AlignHorizontalDistributeCenter size={16} aria-hidden />
          </IconButton>
          <IconButton
            label="Same gaps from top to bottom"
            disabled={nodes < 3}
            onClick={() => act().distribute('vertical')}
          >
            <AlignVerticalDistributeCenter size={16} aria-hidden />
          </IconButton>
        </Group>
      )}
      <div className="flex flex-wrap gap-2 border-line border-t px-4 py-3">
        {nodes > 0 && (
          <>
            <Button onClick={() => act().duplicate()}>
              <CopyPlus size={14} aria-hidden />
              Duplicate
            </Button>
            <Button onClick={() => act().frameSelected()}>
              <SquareDashed size={14} aria-hidden />
              Frame
            </Button>
          </>
        )}
        <Button onClick={() => act().removeSelected()} className="text-bad">
          <Trash2 size={14} aria-hidden />
          Delete
        </Button>
      </div>
    </>
  )
}

/** How many of each kind, in the order of the palette. */
function Kinds() {
  const selection = useEditor(({ selection }) => selection)
  const nodes = useEditor(({ flow }) => flow.nodes)
  const count = new Map<string, number>()
  for (const id of selection) {
    const kind = nodeOf({ nodes }, id)?.kind
    if (kind !== undefined) count.set(kind, (count.get(kind) ?? 0) + 1)
  }
  return (
    <ul className="mt-2 space-y-1.5">
      {kinds
        .filter(({ kind }) => count.has(kind))
        .map(({ kind, title, group }) => (
          <li key={kind} className="flex items-center gap-2 text-sm">
            <KindTile kind={kind} group={group} size="small" />
            <span className="flex-1">{title}</span>
            <span className="text-quiet">{count.get(kind)}</span>
          </li>
        ))}
    </ul>
  )
}

const Group = ({ title, children }: { title: string; children: ReactNode }) => (
  <fieldset className="border-line border-t px-4 py-3">
    <legend className="sr-only">{title}</legend>
    <div className="-ml-1.5 flex flex-wrap">{children}</div>
  </fieldset>
)

const counted = (count: number, one: string, many = `${one}s`): string =>
  count === 0 ? '' : `${count} ${count === 1 ? one : many}`
