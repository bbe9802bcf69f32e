import { useStore } from '@xyflow/react'
import { Home, type LucideIcon, Maximize, Minus, Plus, StickyNote } from 'lucide-react'
import { useEditorCommand } from '../commands/editor-commands'

/** Zoom, fit, back to the start, a note. */
export function Controls({ onAdd }: { onAdd: () => void }) {
  return (
    <div
      role="toolbar"
      aria-label="View"
      className="flex items-center rounded-control border border-line bg-panel p-0.5"
    >
      {/* Where there is no room for the palette. */}
      <button
        type="button"
        onClick={onAdd}
        className="mr-1 flex h-10 items-center gap-1.5 rounded-sm bg-accent px-3 font-medium text-panel text-sm md:hidden"
      >
        <Plus size={15} aria-hidden />
        Add
      </button>
      <Tool Icon={Minus} command="zoom out" />
      <Percent />
      <Tool Icon={Plus} command="zoom in" />
      <Tool Icon={Maximize} command="fit" />
      <Tool Icon={Home} command="back to start" />
      <Tool Icon={StickyNote} command="add note" />
    </div>
  )
}

function Percent() {
  const percent = useStore(({ transform }) => Math.round(transform[2] * 100))
  const { run, label: _, icon: __, ...titles } = useEditorCommand('zoom 100')
  return (
    <button
      type="button"
      {...titles}
      onClick={run}
      className="h-7 w-12 rounded-sm text-quiet text-xs hover:bg-hover hover:text-text max-md:h-10"
    >
      {percent} %
    </button>
  )
}

function Tool({ Icon, command }: { Icon: LucideIcon; command: string }) {
  const { run, label, icon: _, ...titles } = useEditorCommand(command)
  return (
    <button
      type="button"
      {...titles}
      aria-label={label}
      onClick={run}
      className="flex size-7 items-center justify-center rounded-sm text-quiet hover:bg-hover hover:text-text max-md:size-10"
    >
      <Icon size={15} aria-hidden />
    </button>
  )
}
