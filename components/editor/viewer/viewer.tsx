'use client'

import '@xyflow/react/dist/base.css'
import '../canvas/canvas.css'
import './viewer.css'
import {
  Background,
  BackgroundVariant,
  Panel,
  ReactFlow,
  ReactFlowProvider,
  useReactFlow,
  useStore,
  type Viewport,
} from '@xyflow/react'
import { type KeyboardEvent, type Ref, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Flow } from '@/lib/flow/document'
import { Arrow } from '../canvas/arrow'
import { FAR_BELOW, Far } from '../canvas/far'
import { firstViewport } from '../canvas/first-viewport'
import { ReadOnly } from '../canvas/read-only'
import { makeRouter } from '../canvas/routes'
import { Numbers, StartCard } from '../canvas/start-card'
import { canvasEdges, canvasNodes, meantBy } from '../canvas/to-canvas'
import type { LinkedViews } from './linked-views'
import { type Marks, makeMarker, markedWires, type Viewed, type ViewedEdge } from './marks'
import { useShown, type ViewerHandle } from './use-shown'
import { ViewedCard } from './viewed-card'
import { ViewedFrame, ViewedNote } from './viewed-notes'
import { ViewedWire } from './viewed-wire'
import { ViewerControls } from './viewer-controls'

const NODE_TYPES = { viewed: ViewedCard, start: StartCard, note: ViewedNote, frame: ViewedFrame }
const EDGE_TYPES = { wire: ViewedWire }
const ALL_DRAWN_UP_TO = 120
const NOTHING: ReadonlySet<string> = new Set()
const UNMARKED: Marks = {}

export type ViewerProps = {
  flow: Flow
  /** What the canvas shows, for those who hear the page. */
  label: string
  /** The numbers whose calls begin here, as people write them; without them nothing is said of it. */
  numbers?: readonly string[]
  /** What stands out. Keep the object as long as it says the same. */
  marks?: Marks
  /** The node that is selected, and what is done when another one is; `null` is none. */
  selected?: string | null
  onSelect?: (nodeId: string | null) => void
  /** Done when an exit is chosen, at its card or by its wire; without it, its node is. */
  onSelectExit?: (nodeId: string, exit: string) => void
  /** Pans and zooms together with others. */
  link?: LinkedViews
  ref?: Ref<ViewerHandle>
}

/** A flow to be looked at: the cards and wires of the editor, without anything that changes them. It fills its parent. */
export function Viewer(props: ViewerProps) {
  const [viewport, setViewport] = useState<Viewport>()
  const { flow, numbers } = props
  const first = useRef(flow)
  const measure = useCallback((element: HTMLDivElement | null) => {
    if (element)
      setViewport((known) => known ?? firstViewport(first.current, element.getBoundingClientRect()))
  }, [])
  return (
    <div ref={measure} className="relative size-full min-w-0">
      {viewport && (
        <ReadOnly value={true}>
          <Numbers value={numbers}>
            <ReactFlowProvider>
              <Drawing {...props} viewport={viewport} />
            </ReactFlowProvider>
          </Numbers>
        </ReadOnly>
      )}
    </div>
  )
}

function Drawing({
  flow,
  label,
  marks = UNMARKED,
  selected = null,
  onSelect,
  onSelectExit,
  link,
  ref,
  viewport,
}: ViewerProps & { viewport: Viewport }) {
  const root = useRef<HTMLDivElement>(null)
  const [route] = useState(makeRouter)
  const [mark] = useState(makeMarker)
  const placed = useMemo(
    () => canvasNodes(flow, { selection: new Set(selected ? [selected] : []), selectedMarks: NOTHING }),
    [flow, selected],
  )
  const nodes = useMemo(() => mark(placed, marks), [mark, placed, marks])
  const edges = useMemo(
    () => markedWires(route(placed, canvasEdges(flow, NOTHING)), marks, onSelectExit !== undefined),
    [route, placed, flow, marks, onSelectExit],
  )
  const isFar = useStore(({ transform }) => transform[2] < FAR_BELOW)
  const moved = useLink(link)
  useShown(ref, flow, root)

  function onKeyDown(event: KeyboardEvent) {
    const item = (event.target as Element).closest<HTMLElement>('.react-flow__node')
    if (event.key === 'Escape') onSelect?.(null)
    if ((event.key !== 'Enter' && event.key !== ' ') || !item?.dataset.id) return
    event.preventDefault()
    choose(item.dataset.id)
  }
  function choose(item: string, exit?: string | null) {
    const { type, id } = meantBy(item)
    if (type !== 'node') return
    if (exit && onSelectExit) onSelectExit(id, exit)
    else onSelect?.(id)
  }
  return (
    <Far value={isFar}>
      <ReactFlow<Viewed, ViewedEdge>
        ref={root}
        className={`patch-canvas patch-viewer ${isFar ? 'patch-far' : ''} ${onSelectExit ? 'patch-exits-chosen' : ''}`}
        aria-label={label}
        nodes={nodes}
        edges={edges}
        nodeTypes={NODE_TYPES}
        edgeTypes={EDGE_TYPES}
        defaultViewport={viewport}
        minZoom={0.05}
        maxZoom={2}
        onlyRenderVisibleElements={placed.length > ALL_DRAWN_UP_TO}
        nodesDraggable={false}
        nodesConnectable={false}
        edgesFocusable={false}
        elementsSelectable={false}
        panOnScroll
        zoomOnDoubleClick={false}
        disableKeyboardA11y
        deleteKeyCode={null}
        onMove={(_, to) => moved(to)}
        onNodeClick={({ target }, { id }) => choose(id, exitAt(target))}
        onEdgeClick={(_, { source, sourceHandle }) => choose(source, sourceHandle)}
        onPaneClick={() => onSelect?.(null)}
        onKeyDown={onKeyDown}
      >
        <Background variant={BackgroundVariant.Dots} gap={24} size={1.5} color="var(--color-line)" />
        <Arrow />
        <Panel position="bottom-right">
          <ViewerControls flow={flow} root={root} />
        </Panel>
      </ReactFlow>
    </Far>
  )
}

/** The exit in whose row of a card something happened. */
const exitAt = (target: EventTarget): string | undefined =>
  target instanceof Element ? target.closest<HTMLElement>('[data-exit]')?.dataset.exit : undefined

/** Follows the other views, and is followed. */
function useLink(link: LinkedViews | undefined): (to: Viewport) => void {
  const { setViewport } = useReactFlow()
  const tell = useRef<(to: Viewport) => void>(() => undefined)
  useEffect(() => {
    if (!link) return
    const { moved, leave } = link.join((to) => void setViewport(to))
    tell.current = moved
    return () => {
      tell.current = () => undefined
      leave()
    }
  }, [link, setViewport])
  return useCallback((to) => tell.current(to), [])
}
