import type { Connection, FinalConnectionState } from '@xyflow/react'
import { type MouseEvent as ReactMouseEvent, type RefObject, useCallback, useState } from 'react'
import { useEditorStore } from '../editor-context'
import type { ExitOf } from '../store/actions'
import { START, type WireEdge } from './to-canvas'
import { cardAt, type Point, pointOf } from './under-pointer'

/** The menu of kinds: where it stands in the window, and the exit that is to lead to what is picked. */
export type AddMenu = { at: Point; from?: ExitOf | 'start' }

/** Wires are led by dragging: to a card (anywhere on it), to another one, or to an empty place, where kinds are offered. */
export function useWiring(root: RefObject<HTMLElement | null>) {
  const store = useEditorStore()
  const [menu, setMenu] = useState<AddMenu>()

  const lead = useCallback(
    (from: ExitOf | 'start', to: string) => {
      const { connect, setStart } = store.getState()
      if (from === 'start') setStart(to)
      else connect(from.node, from.exit, to)
    },
    [store],
  )

  const onConnect = useCallback(
    ({ source, sourceHandle, target }: Connection) => lead(exitOf(source, sourceHandle), target),
    [lead],
  )

  const onConnectStart = useCallback(() => root.current?.setAttribute('data-connecting', ''), [root])

  const onConnectEnd = useCallback(
    (event: MouseEvent | TouchEvent, { isValid, fromNode, fromHandle }: FinalConnectionState) => {
      root.current?.removeAttribute('data-connecting')
      if (isValid || !fromNode || fromHandle?.type !== 'source') return
      const from = exitOf(fromNode.id, fromHandle.id)
      const at = pointOf(event)
      const card = cardAt(at)
      if (card !== undefined) lead(from, card)
      else if (isEmptyPlace(at)) setMenu({ at, from })
    },
    [lead, root],
  )

  const onReconnect = useCallback(
    (wire: WireEdge, { source, sourceHandle, target }: Connection) => {
      const [from, to] = [exitOf(wire.source, wire.sourceHandle), exitOf(source, sourceHandle)]
      if (from === 'start' || to === 'start') lead(to, target)
      else store.getState().rewire(from, { ...to, target })
    },
    [store, lead],
  )

  /** A click on a port offers kinds beside it; a double click on an empty place offers them there. */
  const onClick = useCallback((event: ReactMouseEvent) => {
    const port = (event.target as Element).closest<HTMLElement>('.react-flow__handle.source')
    const { nodeid: node, handleid } = port?.dataset ?? {}
    if (!port || node === undefined) return
    const { right, top } = port.getBoundingClientRect()
    setMenu({ at: { x: right + 24, y: top - 8 }, from: exitOf(node, handleid) })
  }, [])

  const onDoubleClick = useCallback((event: ReactMouseEvent) => {
    const at = { x: event.clientX, y: event.clientY }
    if (isEmptyPlace(at)) setMenu({ at })
  }, [])

  const offerInTheMiddle = useCallback(() => {
    const { x, y, width, height } = root.current?.getBoundingClientRect() ?? new DOMRect()
    setMenu({ at: { x: x + width / 2, y: y + height / 3 } })
  }, [root])

  const closeMenu = useCallback(() => setMenu(undefined), [])

  return {
    menu,
    setMenu,
    closeMenu,
    offerInTheMiddle,
    onConnect,
    onConnectStart,
    onConnectEnd,
    onReconnect,
    onClick,
    onDoubleClick,
  }
}

const exitOf = (node: string, exit: string | null | undefined): ExitOf | 'start' =>
  node === START ? 'start' : { node, exit: exit ?? '' }

const isEmptyPlace = ({ x, y }: Point): boolean =>
  document.elementFromPoint(x, y)?.classList.contains('react-flow__pane') ?? false
