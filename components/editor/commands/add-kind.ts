import { nodeOf } from '@/lib/flow/document'
import { CARD_WIDTH } from '@/lib/flow/edit/card-size'
import { exitsOf } from '@/lib/flow/edit/node'
import { wireOf } from '@/lib/flow/graph'
import { freeSpot } from '../canvas/free-spot'
import { newNodePlace } from '../inspector/new-node-place'
import type { ExitOf } from '../store/actions'
import { type Desk, onlySelected } from './desk'

const ABOUT_A_CARD = { width: CARD_WIDTH, height: 160 }

/**
 * Adds a node: in the middle of what is seen, or beside the one that is selected and led to from its first free exit (one that
 * must be wired before others). It is selected, in sight, and has the focus.
 */
export function addKind(desk: Desk, kind: string): string {
  const { store, view } = desk
  const { flow, addNode } = store.getState()
  const only = onlySelected(desk)
  const middle = view.current?.middle() ?? { x: 0, y: 0 }
  const centred = { x: middle.x - ABOUT_A_CARD.width / 2, y: middle.y - ABOUT_A_CARD.height / 2 }
  const at = only === undefined ? freeSpot(flow, centred, ABOUT_A_CARD) : newNodePlace(flow, only)
  const from = only === undefined ? undefined : freeExit(desk, only)
  const id = addNode(kind, at, from ? { from } : {})
  view.current?.reveal(id)
  view.current?.focus(id)
  return id
}

function freeExit({ store }: Desk, nodeId: string): ExitOf | undefined {
  const node = nodeOf(store.getState().flow, nodeId)
  const free = node ? exitsOf(node).filter(({ id }) => wireOf(node, id) === undefined) : []
  const exit = free.find(({ required }) => required) ?? free[0]
  return exit && { node: nodeId, exit: exit.id }
}
