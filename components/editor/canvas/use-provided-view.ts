import { useReactFlow } from '@xyflow/react'
import { type RefObject, useImperativeHandle } from 'react'
import { wiresOf } from '@/lib/flow/edit/canvas'
import { useEditorStore } from '../editor-context'
import { FAR_BELOW } from './far'
import { firstViewport } from './first-viewport'
import { canvasNodes } from './to-canvas'
import { useCanvasView } from './view'

const DURATION = 180
/** Beneath, the controls take some of the room. */
const PADDING = { top: '40px', right: '48px', bottom: '72px', left: '48px' } as const
/** What is brought into sight is shown at least this large. */
const READABLE = 0.8

/** Lets the rest of the editor ask the canvas to show things. */
export function useProvidedView(root: RefObject<HTMLElement | null>) {
  const canvas = useReactFlow()
  const store = useEditorStore()
  useImperativeHandle(useCanvasView(), () => {
    const box = () => root.current?.getBoundingClientRect() ?? new DOMRect()
    return {
      middle: () => {
        const { x, y, width, height } = box()
        return canvas.screenToFlowPosition({ x: x + width / 2, y: y + height / 2 })
      },
      reveal: (nodeId) => {
        const state = store.getState()
        const node = canvasNodes(state.flow, state).find(({ id }) => id === nodeId)
        if (!node) return
        const { position, measured: { width = 0, height = 0 } = {} } = node
        const [from, zoom, seen] = [canvas.flowToScreenPosition(position), canvas.getZoom(), box()]
        const isSeen =
          from.x >= seen.left &&
          from.y >= seen.top &&
          from.x + width * zoom <= seen.right &&
          from.y + height * zoom <= seen.bottom
        if (isSeen && zoom >= FAR_BELOW) return
        const middle = { x: position.x + width / 2, y: position.y + height / 2 }
        canvas.setCenter(middle.x, middle.y, { zoom: Math.max(zoom, READABLE), duration: DURATION })
      },
      focus: (nodeId) => focusOn(root, nodeId),
      fit: () => {
        canvas.fitView({ padding: PADDING, maxZoom: 1, duration: DURATION })
      },
      fitSelected: () => {
        const state = store.getState()
        const wires = wiresOf(state.flow).filter(({ id }) => state.selectedWires.has(id))
        const ends = new Set(wires.flatMap(({ source, target }) => [source, target]))
        const nodes = canvasNodes(state.flow, state).filter(({ id, selected }) => selected || ends.has(id))
        canvas.fitView({ nodes, padding: PADDING, maxZoom: 1, duration: DURATION })
      },
      zoom: (to) => {
        if (to === 'in') canvas.zoomIn({ duration: DURATION })
        else if (to === 'out') canvas.zoomOut({ duration: DURATION })
        else canvas.zoomTo(1, { duration: DURATION })
      },
      backToStart: () => {
        canvas.setViewport(firstViewport(store.getState().flow, box(), { atStart: true }), {
          duration: DURATION,
        })
      },
    }
  }, [canvas, store, root])
}

/** Frames that a card is waited for: one that comes into sight is drawn a moment later. */
const PATIENCE = 30

function focusOn(root: RefObject<HTMLElement | null>, nodeId: string | undefined, frames = PATIENCE) {
  if (nodeId === undefined) return root.current?.focus({ preventScroll: true })
  const card = root.current?.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(nodeId)}"]`)
  if (card) card.focus({ preventScroll: true })
  else if (frames > 0) requestAnimationFrame(() => focusOn(root, nodeId, frames - 1))
}
