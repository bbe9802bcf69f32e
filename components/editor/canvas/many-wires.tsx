import { Position, ViewportPortal } from '@xyflow/react'
import { memo, useMemo } from 'react'
import { PORT } from './port'
import { type CanvasNode, portAt, START, type WireEdge } from './to-canvas'
import { wirePath } from './wire-path'

/**
 * All wires in one path, for when they are seen from too far to take hold of one: thousands of elements would cost more than
 * the cards.
 */
export const ManyWires = memo(function ManyWires({
  nodes,
  wires,
}: {
  nodes: readonly CanvasNode[]
  wires: readonly WireEdge[]
}) {
  const path = useMemo(() => {
    const byId = new Map(nodes.map((node) => [node.id, node]))
    return wires.map((wire) => pathOf(wire, byId)).join('')
  }, [nodes, wires])
  return (
    <ViewportPortal>
      <svg
        className="-z-1 pointer-events-none absolute top-0 left-0 overflow-visible"
        width="1"
        height="1"
        aria-hidden
      >
        {/* As thin as can be seen, however far away. */}
        <path d={path} className="fill-none stroke-faint" strokeWidth={1} vectorEffect="non-scaling-stroke" />
      </svg>
    </ViewportPortal>
  )
})

function pathOf(
  { source, sourceHandle, target, data }: WireEdge,
  nodes: ReadonlyMap<string, CanvasNode>,
): string {
  const [begin, end] = [nodes.get(source), nodes.get(target)]
  const from = begin && portAt(begin, sourceHandle ?? '')
  if (!from || !end) return ''
  const [path] = wirePath({
    sourceX: from.x,
    sourceY: from.y,
    sourcePosition: source === START ? Position.Bottom : Position.Right,
    targetX: end.position.x + (end.measured?.width ?? 0) / 2,
    targetY: end.position.y - PORT / 2,
    row: data?.row ?? 0,
    rows: data?.rows ?? 1,
    ...(data?.detour && { detour: data.detour }),
  })
  return path
}
