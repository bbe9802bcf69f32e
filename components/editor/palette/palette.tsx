'use client'

import { CARD_WIDTH } from '@/lib/flow/edit/card-size'
import { freeSpot } from '../canvas/free-spot'
import { useCanvasView } from '../canvas/view'
import { useEditorStore } from '../editor-context'
import { KindList } from './kind-list'

const ABOUT_A_CARD = { width: CARD_WIDTH, height: 160 }
const BESIDE = CARD_WIDTH + 80

/** Every kind of node: dragged to its place, or added beside what is selected by a click or Enter. */
export function Palette() {
  const add = useAddKind()
  return (
    <aside
      aria-label="Palette"
      className="flex w-52 shrink-0 flex-col border-line border-r bg-panel max-md:hidden"
    >
      <KindList onPick={add} draggable />
    </aside>
  )
}

/** Adds a node where it can be seen: beside the one card that is selected, else in the middle of what is seen. */
export function useAddKind(): (kind: string) => string {
  const store = useEditorStore()
  const view = useCanvasView()
  return (kind) => {
    const { flow, selection, addNode } = store.getState()
    const [only] = selection.size === 1 ? selection : []
    const beside = only === undefined ? undefined : flow.layout[only]
    const middle = view.current?.middle() ?? { x: 0, y: 0 }
    const wanted = beside
      ? { x: beside.x + BESIDE, y: beside.y }
      : { x: middle.x - ABOUT_A_CARD.width / 2, y: middle.y - ABOUT_A_CARD.height / 2 }
    const id = addNode(kind, freeSpot(flow, wanted, ABOUT_A_CARD))
    view.current?.reveal(id)
    return id
  }
}
