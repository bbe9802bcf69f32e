import { Position, ViewportPortal } from '@xyflow/react'
import { type CanvasNode, portAt, START } from './to-canvas'
import { wirePath } from './wire-path'

/** The wire that was dropped on an empty place, as long as nothing was picked for its end. */
export function LooseWire({
  node,
  exit,
  to,
}: {
  node: CanvasNode
  exit: string
  to: { x: number; y: number }
}) {
  const from = portAt(node, exit)
  if (!from) return null
  const [path] = wirePath({
    sourceX: from.x,
    sourceY: from.y,
    sourcePosition: node.id === START ? Position.Bottom : Position.Right,
    targetX: to.x,
    targetY: to.y,
    row: 0,
    rows: 1,
  })
  return (
    <ViewportPortal>
      <svg
        className="pointer-events-none absolute top-0 left-0 overflow-visible"
        width="1"
        height="1"
        aria-hidden
      >
        <path d={path} className="fill-none stroke-accent" strokeWidth={2} strokeDasharray="5 4" />
      </svg>
    </ViewportPortal>
  )
}
