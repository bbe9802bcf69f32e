import type { FlowNode } from '../document'
import { kindNamed } from '../kinds'
import { exitsOf } from './node'

export type Size = { width: number; height: number }

/** Pixels at 100 %: what a card is made of. The canvas draws by the same figures. */
export const CARD_WIDTH = 240
export const CARD_HEAD = 48
/** Two lines of what callers hear. */
export const CARD_WORDS = 44
export const EXIT_ROW = 28
const CARD_FOOT = 8

/** How large a card will be, as far as that can be told before it is drawn: as high as its exits are many. */
export const cardSize = (node: FlowNode): Size => ({
  width: CARD_WIDTH,
  height: exitsTop(node) + exitsOf(node).length * EXIT_ROW + CARD_FOOT,
})

/** How far below the top edge the first exit begins. */
export const exitsTop = ({ kind, settings }: FlowNode): number =>
  CARD_HEAD + ((kindNamed(kind).prompts?.(settings) ?? []).length > 0 ? CARD_WORDS : 0)
