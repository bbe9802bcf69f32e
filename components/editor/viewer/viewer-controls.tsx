import { useReactFlow, useStore } from '@xyflow/react'
import { Home, type LucideIcon, Maximize, Minus, Plus } from 'lucide-react'
import type { RefObject } from 'react'
import type { Flow } from '@/lib/flow/document'
import { IconButton } from '../../ui/button'
import { firstViewport } from '../canvas/first-viewport'

const DURATION = { duration: 140 }

/** Zoom, fit, back to the start. */
export function ViewerControls({ flow, root }: { flow: Flow; root: RefObject<HTMLDivElement | null> }) {
  const { zoomIn, zoomOut, fitView, setViewport } = useReactFlow()
  const percent = useStore(({ transform }) => Math.round(transform[2] * 100))
  const toStart = () => {
    const box = root.current?.getBoundingClientRect()
    if (box) void setViewport(firstViewport(flow, box, { atStart: true }), DURATION)
  }
  return (
    <div
      role="toolbar"
      aria-label="View"
      className="flex items-center rounded-control border border-line bg-panel p-0.5"
    >
      <Tool Icon={Minus} label="Zoom out" onClick={() => void zoomOut(DURATION)} />
      <span className="w-11 text-center text-quiet text-xs">{percent} %</span>
      <Tool Icon={Plus} label="Zoom in" onClick={() => void zoomIn(DURATION)} />
      <Tool
        Icon={Maximize}
        label="Show everything"
        onClick={() => void fitView({ padding: 0.1, maxZoom: 1, ...DURATION })}
      />
      <Tool Icon={Home} label="Back to the start" onClick={toStart} />
    </div>
  )
}

const Tool = ({ Icon, label, onClick }: { Icon: LucideIcon; label: string; onClick: () => void }) => (
  <IconButton label={label} onClick={onClick}>
    <Icon size={15} aria-hidden />
  </IconButton>
)
