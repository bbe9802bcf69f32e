import { BaseEdge, EdgeLabelRenderer, type EdgeProps, getSmoothStepPath } from '@xyflow/react'
import { X } from 'lucide-react'
import { memo } from 'react'
import { useEditorStore } from '../editor-context'
import type { WireEdge } from './to-canvas'

export const WIRE_SHAPE = { borderRadius: 10, offset: 22 } as const

/** A cable from an exit to a card. Selected, it offers to be taken away. */
export const Wire = memo(function Wire({
  id,
  selected,
  sourceX,
  sourceY,
  sourcePosition,
  targetX,
  targetY,
  targetPosition,
}: EdgeProps<WireEdge>) {
  const [path, labelX, labelY] = getSmoothStepPath({
    sourceX,
    sourceY,
    sourcePosition,
    targetX,
    targetY,
    targetPosition,
    ...WIRE_SHAPE,
  })
  return (
    <>
      <BaseEdge id={id} path={path} interactionWidth={18} />
      {selected && <RemoveWire x={labelX} y={labelY} />}
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
