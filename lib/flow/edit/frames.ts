import type { Flow } from '../document'
import { boxesOf, moveNodes, type SizeOf } from './arrange'
import type { Size } from './card-size'
import { freshId, isListed } from './names'
import { type Position, wholePixels } from './node'
import { isExtent, moveNotes } from './notes'

export type Frame = Flow['frames'][number]

type Rectangle = Position & Size

const MAX_TITLE = 120
/** Room around the cards that a frame is drawn around; its title stands above them. */
const PADDING = 24
const TITLE_HEIGHT = 32
/** A note that was never given a size is drawn so large. */
const NOTE: Size = { width: 200, height: 120 }

/** Draws a frame; gives its id too. */
export function addFrame(
  flow: Flow,
  { x, y, width, height }: Rectangle,
  { newId, title = '' }: { newId: () => string; title?: string },
): { flow: Flow; id: string } {
  const id = freshId(newId, isListed(flow.frames))
  const frame = {
    id,
    title: title.slice(0, MAX_TITLE),
    ...(wholePixels({ x, y }) ?? { x: 0, y: 0 }),
    width: isExtent(width) ? Math.round(width) : 1,
    height: isExtent(height) ? Math.round(height) : 1,
  }
  return { id, flow: { ...flow, frames: [...flow.frames, frame] } }
}

/** Draws a frame around cards. Nothing where none of them is there. */
export function frameAround(
  flow: Flow,
  ids: Iterable<string>,
  how: { newId: () => string; title?: string; sizeOf?: SizeOf },
): { flow: Flow; id: string } | undefined {
  const boxes = boxesOf(flow, ids, how.sizeOf)
  if (boxes.length === 0) return undefined
  const x = Math.min(...boxes.map((box) => box.x)) - PADDING
  const y = Math.min(...boxes.map((box) => box.y)) - PADDING - TITLE_HEIGHT
  const width = Math.max(...boxes.map((box) => box.x + box.width)) + PADDING - x
  const height = Math.max(...boxes.map((box) => box.y + box.height)) + PADDING - y
  return addFrame(flow, { x, y, width, height }, how)
}

/** Gives a frame another title or another shape; what stands in it stays where it is. */
export function changeFrame(flow: Flow, id: string, change: Partial<Omit<Frame, 'id'>>): Flow {
  return withFrames(flow, new Set([id]), (frame) => ({
    ...frame,
    ...wholePixels({ x: change.x ?? frame.x, y: change.y ?? frame.y }),
    ...(change.title !== undefined && { title: change.title.slice(0, MAX_TITLE) }),
    ...(isExtent(change.width) && { width: Math.round(change.width) }),
    ...(isExtent(change.height) && { height: Math.round(change.height) }),
  }))
}

/** Moves a frame with what stands in it: cards and notes whose middle it holds, smaller frames that are wholly inside. */
export function moveFrame(flow: Flow, id: string, to: Position, sizeOf?: SizeOf): Flow {
  const frame = flow.frames.find((frame) => frame.id === id)
  const at = wholePixels(to)
  if (!frame || !at || (frame.x === at.x && frame.y === at.y)) return flow
  const moved = ({ x, y }: Position): Position => ({ x: x + at.x - frame.x, y: y + at.y - frame.y })
  const inside = insideOf(flow, frame, sizeOf)
  const frames = withFrames(flow, new Set([id, ...inside.frames]), (one) => ({ ...one, ...moved(one) }))
  const notes = flow.notes.filter((note) => inside.notes.includes(note.id))
  return moveNotes(
    moveNodes(frames, Object.fromEntries(inside.cards.map((box) => [box.id, moved(box)]))),
    Object.fromEntries(notes.map((note) => [note.id, moved(note)])),
  )
}

/** Removes frames; what stands in them stays. */
export function removeFrames(flow: Flow, ids: Iterable<string>): Flow {
  const gone = new Set(ids)
  const frames = flow.frames.filter(({ id }) => !gone.has(id))
  return frames.length === flow.frames.length ? flow : { ...flow, frames }
}

/** What moves when a frame moves. The canvas asks too: it drags these along while the hand is on the frame. */
export function insideOf(flow: Flow, frame: Frame, sizeOf?: SizeOf) {
  return {
    cards: boxesOf(flow, Object.keys(flow.nodes), sizeOf).filter((box) => holdsMiddle(frame, box)),
    notes: flow.notes.filter((note) => holdsMiddle(frame, { ...NOTE, ...note })).map(({ id }) => id),
    frames: flow.frames
      .filter((other) => other.id !== frame.id && isWithin(frame, other))
      .map(({ id }) => id),
  }
}

const holdsMiddle = (frame: Rectangle, { x, y, width, height }: Rectangle): boolean =>
  isWithin(frame, { x: x + width / 2, y: y + height / 2, width: 0, height: 0 })

const isWithin = (frame: Rectangle, { x, y, width, height }: Rectangle): boolean =>
  x >= frame.x &&
  y >= frame.y &&
  x + width <= frame.x + frame.width &&
  y + height <= frame.y + frame.height &&
  (width < frame.width || height < frame.height)

const withFrames = (flow: Flow, ids: ReadonlySet<string>, change: (frame: Frame) => Frame): Flow =>
  flow.frames.some(({ id }) => ids.has(id))
    ? { ...flow, frames: flow.frames.map((frame) => (ids.has(frame.id) ? change(frame) : frame)) }
    : flow
