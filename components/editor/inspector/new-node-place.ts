import type { Flow } from '@/lib/flow/document'
import { CARD_WIDTH } from '@/lib/flow/edit/card-size'
import type { Position } from '@/lib/flow/edit/node'
import { positionsOf } from '@/lib/flow/edit/place'
import { freeSpot } from '../canvas/free-spot'

const ABOUT_A_CARD = { width: CARD_WIDTH, height: 160 }
const BESIDE = CARD_WIDTH + 80

/** Where a new node goes that an exit is to lead to: to the right of its node, where there is room. */
export function newNodePlace(flow: Flow, from: string): Position {
  const at = positionsOf(flow).get(from) ?? { x: 0, y: 0 }
  return freeSpot(flow, { x: at.x + BESIDE, y: at.y }, ABOUT_A_CARD)
}
