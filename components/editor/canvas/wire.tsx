import { BaseEdge, EdgeLabelRenderer, type EdgeProps } from '@xyflow/react'
import { X } from 'lucide-react'
import { memo, use } from 'react'
import { useEditorStore } from '../editor-context'
import { START_WIRE } from '../store/start-wire'
import { useTrying } from '../trying/trying'
import { Far } from './far'
import type { WireEdge } from './to-canvas'
import { wirePath } from './wire-path'

/** A cable from an exit to a card. Selected, it offers to be taken away. */
export const Wire = memo(function Wire({ id, selected, data, ...ends }: EdgeProps<WireEdge>) {
  const isFar = use(Far)
  const trail = useTrying(
    ({ trail }) => trail && (trail.exits.has(id) || id === START_WIRE ? 'walked' : 'off'),
  )
  const [path, x, y] = wirePath({ ...ends, row: data?.row ?? 0, rows: data?.rows ?? 1, detour: data?.detour })
  return (
    <>
      <BaseEdge
        id={id}
        path={path}
        interactionWidth={isFar ? 0 : 18}
        className={trail ? `patch-wire-${trail}` : undefined}
      />
      {selected && <RemoveWire x={x} y={y} />}
    </>
  )
})

function RemoveWire({ x, y }: { x: number; y: number }) {
  const store = useEditorStore()
  return (
    <EdgeLabelRenderer>
      <button
        type="button"
        aria-label="Remove the wire"
        title="Remove the wire (Delete)"
        onClick={() => store.getState().removeSelected()}
        style={{ transform: `translate(-50%, -50%) translate(${x}px, ${y}px)` }}
        className="nodrag nopan pointer-events-auto absolute flex size-6 items-center justify-center rounded-full border border-accent bg-panel text-accent hover:bg-accent hover:text-panel"
      >
        <X size={14} aria-hidden />
      </button>
    </EdgeLabelRenderer>
  )
}
