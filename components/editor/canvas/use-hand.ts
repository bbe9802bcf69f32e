import type { EdgeChange, NodeChange, OnNodeDrag } from '@xyflow/react'
import { type MouseEvent as ReactMouseEvent, type RefObject, useCallback, useMemo, useRef } from 'react'
import type { Flow } from '@/lib/flow/document'
import { insideOf } from '@/lib/flow/edit/frames'
import type { Position } from '@/lib/flow/edit/node'
import { useEditorStore } from '../editor-context'
import type { Positions } from '../store/actions'
import type { EditorStore } from '../store/editor-store'
import { type CanvasNode, canvasNodes, meantBy, type WireEdge } from './to-canvas'
import { lightWire, pointOf, wireAt, wireOfId } from './under-pointer'
import { type Held, useGlide } from './use-glide'

/**
 * Selecting and dragging. While the hand drags, places are held here; they go into the flow, as one step, when it lets go. A
 * frame carries what stands in it, and a card without wires that is dropped on a wire is spliced into it.
 */
export function useHand(placed: CanvasNode[], root: RefObject<HTMLElement | null>) {
  const store = useEditorStore()
  const { held, hold, letGo } = useGlide(placed)
  const inHand = useRef<Map<string, Position>>(new Map())
  const carried = useRef<Carried[]>([])
  const splicing = useRef<string | undefined>(undefined)

  const onNodesChange = useCallback(
    (changes: NodeChange<CanvasNode>[]) => {
      selectAsAsked(store, changes)
      let moves = false
      for (const change of changes) {
        if (change.type !== 'position' || !change.position || !change.dragging) continue
        moves = true
        inHand.current.set(change.id, change.position)
        for (const { frame, from, id, at } of carried.current)
          if (frame === change.id)
            inHand.current.set(id, {
              x: at.x + change.position.x - from.x,
              y: at.y + change.position.y - from.y,
            })
      }
      if (moves) hold(new Map(inHand.current))
    },
    [store, hold],
  )

  const onEdgesChange = useCallback(
    (changes: EdgeChange<WireEdge>[]) => selectWiresAsAsked(store, changes),
    [store],
  )

  const onDragStart = useCallback(
    (dragged: CanvasNode[]) => {
      const { flow } = store.getState()
      inHand.current = new Map()
      carried.current = carriedBy(flow, dragged)
      const [only] = dragged
      splicing.current = only && dragged.length === 1 && isUnwired(flow, only.id) ? only.id : undefined
    },
    [store],
  )

  const onNodeDragStart: OnNodeDrag<CanvasNode> = useCallback(
    (_, __, dragged) => onDragStart(dragged),
    [onDragStart],
  )
  const onSelectionDragStart = useCallback(
    (_: unknown, dragged: CanvasNode[]) => onDragStart(dragged),
    [onDragStart],
  )

  const onNodeDrag: OnNodeDrag<CanvasNode> = useCallback(
    (event) => {
      if (splicing.current !== undefined)
        lightWire(wireAt(pointOf(event as unknown as MouseEvent)), root.current) // React's event has the same coordinates
    },
    [root],
  )

  const onDragStop = useCallback(
    (event: MouseEvent | TouchEvent) => {
      if (inHand.current.size === 0) return
      const id = splicing.current
      const wire = id === undefined ? undefined : wireAt(pointOf(event))?.getAttribute('data-id')
      lightWire(undefined, root.current)
      store.getState().move(byMeaning(inHand.current), {
        ...(id !== undefined && wire && { splice: { id, wire: wireOfId(wire) } }),
      })
      inHand.current = new Map()
      letGo()
    },
    [store, letGo, root],
  )

  const onSelectionDragStop = useCallback(
    ({ nativeEvent }: ReactMouseEvent) => onDragStop(nativeEvent),
    [onDragStop],
  )

  return {
    held,
    nodes: useMemo(() => withHeld(placed, held), [placed, held]),
    onNodesChange,
    onEdgesChange,
    onNodeDragStart,
    onNodeDrag,
    onDragStop,
    onSelectionDragStart,
    onSelectionDragStop,
  }
}

const withHeld = (placed: CanvasNode[], held: Held): CanvasNode[] =>
  held.size === 0
    ? placed
    : placed.map((node) => {
        const position = held.get(node.id)
        return position ? { ...node, position } : node
      })

function selectAsAsked(store: EditorStore, changes: NodeChange<CanvasNode>[]) {
  const asked = changes.filter((change) => change.type === 'select')
  if (asked.length === 0) return
  const { selection, selectedMarks, selectedWires, select } = store.getState()
  const [nodes, marks] = [new Set(selection), new Set(selectedMarks)]
  for (const { id, selected } of asked) {
    const meant = meantBy(id)
    const set = meant.type === 'node' ? nodes : marks
    if (selected) set.add(meant.id)
    else set.delete(meant.id)
  }
  select({ nodes, marks, wires: selectedWires })
}

function selectWiresAsAsked(store: EditorStore, changes: EdgeChange<WireEdge>[]) {
  const asked = changes.filter((change) => change.type === 'select')
  if (asked.length === 0) return
  const { selection, selectedMarks, selectedWires, select } = store.getState()
  const wires = new Set(selectedWires)
  for (const { id, selected } of asked) {
    if (selected) wires.add(id)
    else wires.delete(id)
  }
  select({ nodes: selection, marks: selectedMarks, wires })
}

/** What moves along with a frame: where the frame was, and where the item was. */
type Carried = { frame: string; from: Position; id: string; at: Position }

function carriedBy(flow: Flow, dragged: CanvasNode[]): Carried[] {
  const frames = dragged.flatMap((node) => (node.type === 'frame' ? [node] : []))
  if (frames.length === 0) return []
  const taken = new Set(dragged.map(({ id }) => id))
  const all = new Map(
    canvasNodes(flow, { selection: new Set(), selectedMarks: new Set() }).map((node) => [node.id, node]),
  )
  return frames.flatMap(({ id: frame, data, position: from }) => {
    const { cards, notes, frames: inner } = insideOf(flow, data)
    const inside = [
      ...cards.map(({ id }) => id),
      ...notes.map((id) => `note:${id}`),
      ...inner.map((id) => `frame:${id}`),
    ]
    return inside.flatMap((id): Carried[] => {
      const at = all.get(id)?.position
      if (!at || taken.has(id)) return []
      taken.add(id)
      return [{ frame, from: { ...from }, id, at }]
    })
  })
}

function isUnwired(flow: Flow, id: string): boolean {
  const node = flow.nodes[id]
  return (
    node !== undefined &&
    flow.start !== id &&
    Object.keys(node.exits).length === 0 &&
    Object.values(flow.nodes).every(({ exits }) => !Object.values(exits).includes(id))
  )
}

function byMeaning(positions: ReadonlyMap<string, Position>) {
  const moved: Record<'nodes' | 'notes' | 'frames', Record<string, Position>> = {
    nodes: {},
    notes: {},
    frames: {},
  }
  for (const [item, at] of positions) {
    const { type, id } = meantBy(item)
    if (type === 'node') moved.nodes[id] = at
    if (type === 'note') moved.notes[id] = at
    if (type === 'frame') moved.frames[id] = at
  }
  return moved satisfies Record<string, Positions>
}
