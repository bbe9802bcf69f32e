'use client'

import '@xyflow/react/dist/base.css'
import './canvas.css'
import {
  Background,
  BackgroundVariant,
  ConnectionLineType,
  Panel,
  ReactFlow,
  ReactFlowProvider,
  SelectionMode,
  useReactFlow,
  useStore,
  type Viewport,
} from '@xyflow/react'
import { type DragEvent, useCallback, useMemo, useRef, useState } from 'react'
import { CARD_HEAD, CARD_WIDTH } from '@/lib/flow/edit/card-size'
import { useEditor, useEditorStore } from '../editor-context'
import { DRAGGED_KIND } from '../palette/kind-list'
import { START_WIRE } from '../store/start-wire'
import { Arrow } from './arrow'
import { Card } from './card'
import { Controls } from './controls'
import { Distance } from './distance'
import { DropMenu } from './drop-menu'
import { EmptyOffers } from './empty-offers'
import { FAR_BELOW, SPECK_BELOW } from './far'
import { firstViewport } from './first-viewport'
import { onCanvasKey, onCanvasKeyUp } from './keys'
import { LooseWire } from './loose-wire'
import { ManyWires } from './many-wires'
import { FrameBox, NoteCard } from './marks'
import { MiniMap } from './mini-map'
import { makeRouter } from './routes'
import { StartCard } from './start-card'
import { type CanvasNode, canvasEdges, canvasNodes, START, type WireEdge } from './to-canvas'
import { lightWire, wireAt, wireOfId } from './under-pointer'
import { useDrawnWires } from './use-drawn-wires'
import { useHand } from './use-hand'
import { useProvidedView } from './use-provided-view'
import { useSettledFlow } from './use-settled-flow'
import { useWiring } from './use-wiring'
import { Wire } from './wire'

const NODE_TYPES = { card: Card, start: StartCard, note: NoteCard, frame: FrameBox }
const EDGE_TYPES = { wire: Wire }
const GRID: [number, number] = [8, 8]
const ADDS_TO_SELECTION = ['Shift', 'Meta', 'Control']
const MIDDLE_OR_RIGHT = [1, 2]
/** With fewer items than this, drawing those out of sight costs less than taking them in and out while one pans. */
const ALL_DRAWN_UP_TO = 120

/** The flow as it is drawn. What is done here goes into the store; only where the hand holds things is kept here. */
export function Canvas() {
  const store = useEditorStore()
  const [viewport, setViewport] = useState<Viewport>()
  // The canvas is drawn when its size is known, so that it opens where one wants to look, at once.
  const measure = useCallback(
    (element: HTMLDivElement | null) => {
      if (element)
        setViewport((known) => known ?? firstViewport(store.getState().flow, element.getBoundingClientRect()))
    },
    [store],
  )
  return (
    <div ref={measure} className="relative min-w-0 flex-1">
      {viewport && (
        <ReactFlowProvider>
          <Drawing viewport={viewport} />
        </ReactFlowProvider>
      )}
    </div>
  )
}

function Drawing({ viewport }: { viewport: Viewport }) {
  const store = useEditorStore()
  const root = useRef<HTMLDivElement>(null)
  const flow = useSettledFlow()
  const selection = useEditor((state) => state.selection)
  const selectedMarks = useEditor((state) => state.selectedMarks)
  const selectedWires = useEditor((state) => state.selectedWires)
  const placed = useMemo(
    () => canvasNodes(flow, { selection, selectedMarks }),
    [flow, selection, selectedMarks],
  )
  const [route] = useState(makeRouter)
  const edges = useMemo(
    () => route(placed, canvasEdges(flow, selectedWires)),
    [route, placed, flow, selectedWires],
  )
  const isFar = useStore(({ transform }) => transform[2] < FAR_BELOW)
  const isSpeck = useStore(({ transform }) => transform[2] < SPECK_BELOW)
  const { screenToFlowPosition } = useReactFlow<CanvasNode, WireEdge>()
  const hand = useHand(placed, root)
  const wires = useDrawnWires(edges, { isSpeck, held: hand.held })
  const wiring = useWiring(root)
  const [isTouched] = useState(() => matchMedia('(pointer: coarse)').matches)
  useProvidedView(root)

  // The canvas takes each of these in anew when it is another one, and asks all cards and wires each time.
  const onMoveStart = useCallback(() => root.current?.setAttribute('data-moving', ''), [])
  const onMoveEnd = useCallback(() => root.current?.removeAttribute('data-moving'), [])

  function onDragOver(event: DragEvent) {
    if (!event.dataTransfer.types.includes(DRAGGED_KIND)) return
    event.preventDefault()
    event.dataTransfer.dropEffect = 'copy'
    lightWire(wireAt({ x: event.clientX, y: event.clientY }), root.current)
  }

  function onDrop(event: DragEvent) {
    const kind = event.dataTransfer.getData(DRAGGED_KIND)
    if (!kind) return
    event.preventDefault()
    const point = { x: event.clientX, y: event.clientY }
    const wire = wireAt(point)?.getAttribute('data-id')
    lightWire(undefined, root.current)
    const at = screenToFlowPosition(point, { snapToGrid: true })
    store
      .getState()
      .addNode(
        kind,
        { x: at.x - CARD_WIDTH / 2, y: at.y - CARD_HEAD / 2 },
        wire ? { onWire: wireOfId(wire) } : {},
      )
    root.current?.focus()
  }

  return (
    <Distance isFar={isFar} isSpeck={isSpeck}>
      <ReactFlow<CanvasNode, WireEdge>
        ref={root}
        className={isFar ? 'patch-canvas patch-far' : 'patch-canvas'}
        tabIndex={-1}
        data-drawing
        aria-label="Canvas"
        nodes={hand.nodes}
        edges={wires.apart}
        nodeTypes={NODE_TYPES}
        edgeTypes={EDGE_TYPES}
        defaultViewport={viewport}
        minZoom={0.05}
        maxZoom={2}
        onlyRenderVisibleElements={placed.length > ALL_DRAWN_UP_TO}
        onNodesChange={hand.onNodesChange}
        onEdgesChange={hand.onEdgesChange}
        onNodeDragStart={hand.onNodeDragStart}
        onNodeDrag={hand.onNodeDrag}
        onNodeDragStop={hand.onDragStop}
        onSelectionDragStart={hand.onSelectionDragStart}
        onSelectionDragStop={hand.onSelectionDragStop}
        onMoveStart={onMoveStart}
        onMoveEnd={onMoveEnd}
        onConnect={wiring.onConnect}
        onConnectStart={wiring.onConnectStart}
        onConnectEnd={wiring.onConnectEnd}
        onReconnect={wiring.onReconnect}
        connectionLineType={ConnectionLineType.SmoothStep}
        connectOnClick={false}
        connectionRadius={24}
        reconnectRadius={12}
        snapToGrid
        snapGrid={GRID}
        elevateNodesOnSelect
        selectionOnDrag={!isTouched}
        // A drag on the pane selects without a key, so Shift is free to add to what is selected.
        selectionKeyCode={null}
        multiSelectionKeyCode={ADDS_TO_SELECTION}
        selectionMode={SelectionMode.Partial}
        panOnDrag={isTouched ? true : MIDDLE_OR_RIGHT}
        panOnScroll
        zoomOnDoubleClick={false}
        disableKeyboardA11y
        deleteKeyCode={null}
        onKeyDown={(event) => onCanvasKey(event, store)}
        onKeyUp={(event) => onCanvasKeyUp(event, store)}
        onClick={wiring.onClick}
        onDoubleClick={wiring.onDoubleClick}
        onDragOver={onDragOver}
        onDragLeave={() => lightWire(undefined, root.current)}
        onDrop={onDrop}
      >
        <Background variant={BackgroundVariant.Dots} gap={24} size={1.5} color="var(--color-line)" />
        <Arrow />
        {wires.together.length > 0 && <ManyWires nodes={placed} wires={wires.together} />}
        <EmptyOffers />
        {wiring.menu?.from && <Loose nodes={placed} menu={wiring.menu} />}
        <Panel position="bottom-right" className="flex flex-col items-end gap-2 max-md:mb-2">
          {placed.length > 8 && (
            <div className="max-md:hidden">
              <MiniMap nodes={placed} />
            </div>
          )}
          <Controls onAdd={wiring.offerInTheMiddle} />
        </Panel>
      </ReactFlow>
      {wiring.menu && <Adding menu={wiring.menu} close={wiring.closeMenu} root={root.current} />}
    </Distance>
  )
}

function Loose({
  nodes,
  menu,
}: {
  nodes: CanvasNode[]
  menu: NonNullable<ReturnType<typeof useWiring>['menu']>
}) {
  const { screenToFlowPosition } = useReactFlow()
  const { from = 'start', at } = menu
  const node = nodes.find(({ id }) => id === (from === 'start' ? START : from.node))
  return node ? (
    <LooseWire node={node} exit={from === 'start' ? START_WIRE : from.exit} to={screenToFlowPosition(at)} />
  ) : null
}

/** The menu of kinds, and what becomes of the one that is picked. */
function Adding({
  menu: { at, from },
  close,
  root,
}: {
  menu: NonNullable<ReturnType<typeof useWiring>['menu']>
  close: () => void
  root: HTMLElement | null
}) {
  const store = useEditorStore()
  const { screenToFlowPosition } = useReactFlow()

  function add(kind: string) {
    const { x, y } = screenToFlowPosition(at, { snapToGrid: true })
    const place = { x: x - CARD_WIDTH / 2, y }
    const { addNode } = store.getState()
    if (from === 'start') addNode(kind, place, { onWire: 'start' })
    else addNode(kind, place, from ? { from } : {})
    close()
    root?.focus()
  }

  const isWired =
    from !== undefined &&
    from !== 'start' &&
    store.getState().flow.nodes[from.node]?.exits[from.exit] !== undefined

  function unplug() {
    if (from !== undefined && from !== 'start') store.getState().disconnect(from.node, from.exit)
    close()
  }

  return (
    <DropMenu
      at={at}
      within={root?.getBoundingClientRect() ?? new DOMRect()}
      onPick={add}
      onUnplug={isWired ? unplug : undefined}
      onClose={close}
    />
  )
}
