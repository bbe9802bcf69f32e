import { useReactFlow, useStore } from '@xyflow/react'
import { memo, type PointerEvent, useMemo, useRef } from 'react'
import { CARD_WIDTH } from '@/lib/flow/edit/card-size'
import { GROUPS, type Group } from '@/lib/flow/kind'
import { GROUP_LOOKS } from '../look'
import { type CanvasNode, START } from './to-canvas'

const SIZE = { width: 168, height: 112 }
const MARGIN = 120

/**
 * The flow seen from high above, and what of it is on the screen. One path for each group of kinds: an element for each card
 * would cost more than the cards.
 */
export const MiniMap = memo(function MiniMap({ nodes }: { nodes: CanvasNode[] }) {
  const { setCenter, getZoom } = useReactFlow()
  const svg = useRef<SVGSVGElement>(null)
  const { box, paths } = useMemo(() => drawnSmall(nodes), [nodes])

  function look({ clientX, clientY, buttons, currentTarget, pointerId }: PointerEvent<SVGSVGElement>) {
    const matrix = currentTarget.getScreenCTM()
    if (buttons !== 1 || !matrix) return
    currentTarget.setPointerCapture(pointerId)
    const at = new DOMPoint(clientX, clientY).matrixTransform(matrix.inverse())
    setCenter(at.x, at.y, { zoom: getZoom() })
  }

  return (
    <svg
      ref={svg}
      viewBox={`${box.x} ${box.y} ${box.width} ${box.height}`}
      {...SIZE}
      onPointerDown={look}
      onPointerMove={look}
      className="cursor-pointer rounded-panel border border-line bg-panel/90"
      aria-hidden
    >
      {paths.map(({ group, path }) => (
        <path
          key={group}
          d={path}
          className={group === 'start' ? 'text-accent' : GROUP_LOOKS[group].port}
          fill="currentColor"
        />
      ))}
      <Seen />
    </svg>
  )
})

function Seen() {
  const [x, y, zoom] = useStore(({ transform }) => transform)
  const width = useStore((state) => state.width)
  const height = useStore((state) => state.height)
  return (
    <rect
      x={-x / zoom}
      y={-y / zoom}
      width={width / zoom}
      height={height / zoom}
      className="fill-accent/8 stroke-accent"
      strokeWidth={1.5}
      vectorEffect="non-scaling-stroke"
    />
  )
}

function drawnSmall(nodes: CanvasNode[]) {
  const parts: Record<Group | 'start', string[]> = {
    start: [],
    talk: [],
    listen: [],
    decide: [],
    reach: [],
    outside: [],
    end: [],
  }
  let [left, top, right, bottom] = [0, 0, CARD_WIDTH, 0]
  for (const node of nodes) {
    if (node.type !== 'card' && node.id !== START) continue
    const { x, y } = node.position
    const { width = 0, height = 0 } = node.measured ?? {}
    left = Math.min(left, x)
    top = Math.min(top, y)
    right = Math.max(right, x + width)
    bottom = Math.max(bottom, y + height)
    parts[node.type === 'card' ? node.data.group : 'start'].push(`M${x} ${y}h${width}v${height}h${-width}z`)
  }
  return {
    box: {
      x: left - MARGIN,
      y: top - MARGIN,
      width: right - left + 2 * MARGIN,
      height: bottom - top + 2 * MARGIN,
    },
    paths: (['start', ...GROUPS] as const).map((group) => ({ group, path: parts[group].join('') })),
  }
}
