import { useReactFlow } from '@xyflow/react'
import { type Ref, type RefObject, useImperativeHandle } from 'react'
import type { Flow } from '@/lib/flow/document'
import { boxesOf } from '@/lib/flow/edit/arrange'
import { FAR_BELOW } from '../canvas/far'

/** What may be asked of a viewer from outside. */
export type ViewerHandle = {
  /** Brings a card into sight, where it can be read. */
  reveal: (nodeId: string) => void
}

const DURATION = 180
const READABLE = 0.8

export function useShown(
  ref: Ref<ViewerHandle> | undefined,
  flow: Flow,
  root: RefObject<HTMLDivElement | null>,
) {
  const canvas = useReactFlow()
  useImperativeHandle(
    ref,
    () => ({
      reveal: (nodeId) => {
        const [card] = boxesOf(flow, Object.hasOwn(flow.nodes, nodeId) ? [nodeId] : [])
        if (!card) return
        const zoom = canvas.getZoom()
        const seen = root.current?.getBoundingClientRect() ?? new DOMRect()
        const from = canvas.flowToScreenPosition(card)
        const isSeen =
          from.x >= seen.left &&
          from.y >= seen.top &&
          from.x + card.width * zoom <= seen.right &&
          from.y + card.height * zoom <= seen.bottom
        if (isSeen && zoom >= FAR_BELOW) return
        const to = { zoom: Math.max(zoom, READABLE), duration: DURATION }
        void canvas.setCenter(card.x + card.width / 2, card.y + card.height / 2, to)
      },
    }),
    [canvas, flow, root],
  )
}
