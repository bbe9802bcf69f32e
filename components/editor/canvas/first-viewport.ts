import type { Viewport } from '@xyflow/react'
import type { Flow } from '@/lib/flow/document'
import { boxesOf } from '@/lib/flow/edit/arrange'
import { canvasNodes, START, START_SIZE } from './to-canvas'

const NOTHING = { selection: new Set<string>(), selectedMarks: new Set<string>() }
const ROOM = 48
/** Beneath, the controls take some of the room. */
const CONTROLS = 32
/** A flow that would be smaller than this is shown from its start instead of as a whole. */
const READABLE = 0.54

/** Where one looks first: at the whole flow where that can be read, else at its start. */
export function firstViewport(
  flow: Flow,
  { width, height }: { width: number; height: number },
  { atStart = false } = {},
): Viewport {
  const start = canvasNodes(flow, NOTHING).find(({ id }) => id === START)?.position ?? { x: 0, y: 0 }
  const boxes = [{ ...start, ...START_SIZE }, ...boxesOf(flow, Object.keys(flow.nodes)), ...flow.frames]
  const left = boxes.reduce((least, box) => Math.min(least, box.x), Number.POSITIVE_INFINITY)
  const top = boxes.reduce((least, box) => Math.min(least, box.y), Number.POSITIVE_INFINITY)
  const right = boxes.reduce((most, box) => Math.max(most, box.x + box.width), Number.NEGATIVE_INFINITY)
  const bottom = boxes.reduce((most, box) => Math.max(most, box.y + box.height), Number.NEGATIVE_INFINITY)
  const zoom = Math.min(
    1,
    (width - 2 * ROOM) / (right - left),
    (height - 2 * ROOM - CONTROLS) / (bottom - top),
  )
  if (!atStart && zoom >= READABLE) {
    const few = Object.keys(flow.nodes).length === 0
    return {
      zoom,
      x: width / 2 - ((left + right) / 2) * zoom,
      y: few ? height * 0.28 : (height - CONTROLS) / 2 - ((top + bottom) / 2) * zoom,
    }
  }
  const near = width < 600 ? 0.8 : 1
  // A tree grows to the right and downward: its start stands to the left of the middle.
  const middle = Math.min(width / 2, 200)
  return { zoom: near, x: middle - (start.x + START_SIZE.width / 2) * near, y: ROOM - start.y * near }
}
