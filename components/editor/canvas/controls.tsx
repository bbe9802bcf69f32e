import { useReactFlow, useStore } from '@xyflow/react'
import { Home, type LucideIcon, Maximize, Minus, Plus, StickyNote } from 'lucide-react'
import { useEditorStore } from '../editor-context'
import { useCanvasView } from './view'

const DURATION = { duration: 140 }

/** Zoom, fit, back to the start, a note. */
export function Controls({ onAdd }: { onAdd: () => void }) {
  const { zoomIn, zoomOut, zoomTo } = useReactFlow()
  const store = useEditorStore()
  const view = useCanvasView()
  const percent = useStore(({ transform }) => Math.round(transform[2] * 100))
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
      <Tool Icon={Minus} label="Zoom out" onClick={() => zoomOut(DURATION)} />
      <button
        type="button"
        onClick={() => zoomTo(1, DURATION)}
        title="Zoom to 100 %"
        className="h-7 w-12 rounded-sm text-quiet text-xs hover:bg-hover hover:text-text max-md:h-10"
      >
        {percent} %
      </button>
      <Tool Icon={Plus} label="Zoom in" onClick={() => zoomIn(DURATION)} />
      <Tool Icon={Maximize} label="Show everything" onClick={() => view.current?.fit()} />
      <Tool Icon={Home} label="Back to the start" onClick={() => view.current?.backToStart()} />
      <Tool
        Icon={StickyNote}
        label="Add a note"
        onClick={() => store.getState().addNote(view.current?.middle() ?? { x: 0, y: 0 })}
      />
    </div>
  )
}

/** A tool that is only an icon. */
export const Tool = ({ Icon, label, onClick }: { Icon: LucideIcon; label: string; onClick: () => void }) => (
  <button
    type="button"
    aria-label={label}
    title={label}
    onClick={onClick}
    className="flex size-7 items-center justify-center rounded-sm text-quiet hover:bg-hover hover:text-text max-md:size-10"
  >
    <Icon size={15} aria-hidden />
  </button>
)
