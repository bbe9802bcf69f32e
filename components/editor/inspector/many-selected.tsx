'use client'

import { CopyPlus, LayoutList, type LucideIcon, SquareDashed, Trash2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button, IconButton } from '@/components/ui/button'
import { nodeOf } from '@/lib/flow/document'
import { kinds } from '@/lib/flow/kinds'
import { ALIGNING } from '../commands/arrange-commands'
import { useEditorCommand } from '../commands/editor-commands'
import { useEditor } from '../editor-context'
import { KindTile } from '../look'

/** Several things at once: how many of what, and what can be done with all of them. */
export function ManySelected() {
  const nodes = useEditor(({ selection }) => selection.size)
  const marks = useEditor(({ selectedMarks }) => selectedMarks.size)
  const wires = useEditor(({ selectedWires }) => selectedWires.size)
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
          {ALIGNING.map((id) => (
            <Aligning key={id} id={id} isOff={id.startsWith('distribute') && nodes < 3} />
          ))}
        </Group>
      )}
      <div className="flex flex-wrap gap-2 border-line border-t px-4 py-3">
        {nodes > 1 && <Doing id="tidy selected" words="Tidy" Icon={LayoutList} />}
        {nodes > 0 && <Doing id="duplicate" words="Duplicate" Icon={CopyPlus} />}
        {nodes > 0 && <Doing id="frame" words="Frame" Icon={SquareDashed} />}
        <Doing id="delete" words="Delete" Icon={Trash2} className="text-bad" />
      </div>
    </>
  )
}

function Aligning({ id, isOff }: { id: string; isOff: boolean }) {
  const { run, icon, title, ...names } = useEditorCommand(id)
  return (
    <IconButton {...names} hint={title} disabled={isOff} onClick={run}>
      {icon}
    </IconButton>
  )
}

function Doing({
  id,
  words,
  Icon,
  className,
}: {
  id: string
  words: string
  Icon: LucideIcon
  className?: string
}) {
  const { run, label: _, icon: __, ...titles } = useEditorCommand(id)
  return (
    <Button {...titles} onClick={run} className={className}>
      <Icon size={14} aria-hidden />
      {words}
    </Button>
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
