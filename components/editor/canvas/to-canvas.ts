import { type Edge, type Node, type NodeHandle, Position } from '@xyflow/react'
import { type Flow, nodeOf } from '@/lib/flow/document'
import { type Card, type CardWire, cardsOf, wiresOf } from '@/lib/flow/edit/canvas'
import { CARD_WIDTH, cardSize, EXIT_ROW, exitsTop } from '@/lib/flow/edit/card-size'
import type { Frame } from '@/lib/flow/edit/frames'
import { exitsOf } from '@/lib/flow/edit/node'
import type { Note } from '@/lib/flow/edit/notes'
import { sentenceOf } from '@/lib/flow/edit/sentence'
import { START_WIRE } from '../store/start-wire'
import type { Detour } from './detours'
import { PORT } from './port'

/** Ids on the canvas that no node of a flow can have: those hold no colon. */
export const START = ':start'
const NOTE = 'note:'
const FRAME = 'frame:'

export type CardNode = Node<Card, 'card'>
export type StartNode = Node<{ isWired: boolean }, 'start'>
export type NoteNode = Node<Note, 'note'>
export type FrameNode = Node<Frame, 'frame'>
export type CanvasNode = CardNode | StartNode | NoteNode | FrameNode
export type WireEdge = Edge<{ row: number; rows: number; detour?: Detour }, 'wire'>

export const START_SIZE = { width: 200, height: 64 }
const GAP_BELOW_START = 56

const NOTE_SIZE = { width: 200, height: 120 }

/** What a canvas item stands for. */
export function meantBy(id: string): { type: 'node' | 'note' | 'frame' | 'start'; id: string } {
  if (id === START) return { type: 'start', id }
  if (id.startsWith(NOTE)) return { type: 'note', id: id.slice(NOTE.length) }
  if (id.startsWith(FRAME)) return { type: 'frame', id: id.slice(FRAME.length) }
  return { type: 'node', id }
}

type Selection = { selection: ReadonlySet<string>; selectedMarks: ReadonlySet<string> }

/**
 * What stands on the canvas: frames at the bottom, then notes, the incoming call and the cards. What did not change gives the
 * very same object again, and is not drawn again.
 */
export function canvasNodes(flow: Flow, { selection, selectedMarks }: Selection): CanvasNode[] {
  return [
    ...flow.frames.map((frame) => frameNodes.get(frame, selectedMarks.has(frame.id))),
    ...flow.notes.map((note) => noteNodes.get(note, selectedMarks.has(note.id))),
    startNode(flow),
    ...cardsOf(flow).map((card) => cardNode(flow, card, selection.has(card.id))),
  ]
}

/** The wires, from the incoming call first. */
export function canvasEdges(flow: Flow, selectedWires: ReadonlySet<string>): WireEdge[] {
  const wires = wiresOf(flow).map((wire) => wireEdge(flow, wire, selectedWires.has(wire.id)))
  return nodeOf(flow, flow.start) && flow.start !== null
    ? [startEdge(flow.start, selectedWires.has(START_WIRE)), ...wires]
    : wires
}

/** Canvas items by what they are made of, apart for selected and not. */
function keptByParts<Made extends object, Of extends object>(make: (of: Of, selected: boolean) => Made) {
  const kept = [new WeakMap<Of, Made>(), new WeakMap<Of, Made>()] as const
  return {
    get(of: Of, selected: boolean): Made {
      const mine = kept[selected ? 1 : 0]
      const known = mine.get(of)
      if (known) return known
      const made = make(of, selected)
      mine.set(of, made)
      return made
    },
  }
}

const cardsBySelection = [new WeakMap<Card, CardNode>(), new WeakMap<Card, CardNode>()] as const

function cardNode(flow: Flow, card: Card, selected: boolean): CardNode {
  const kept = cardsBySelection[selected ? 1 : 0]
  const known = kept.get(card)
  if (known) return known
  const node = nodeOf(flow, card.id)
  const size = node ? cardSize(node) : { width: CARD_WIDTH, height: 0 }
  const made: CardNode = {
    id: card.id,
    type: 'card',
    data: card,
    position: card.position,
    selected,
    ariaLabel: node ? sentenceOf(node) : card.name,
    // Known beforehand, so that wires are drawn at once and nothing is measured when a large flow opens. (React Flow measures
    // what has an extent; the box that it puts around a card has none, for the card is taken out of it.)
    measured: size,
    handles: node ? portsOf(card, exitsTop(node)) : [],
  }
  kept.set(card, made)
  return made
}

const dot = { width: PORT, height: PORT }

const portsOf = (card: Card, top: number): NodeHandle[] => [
  { type: 'target', position: Position.Top, x: (CARD_WIDTH - PORT) / 2, y: -PORT / 2, ...dot },
  ...card.exits.map(
    (exit, row): NodeHandle => ({
      id: exit.id,
      type: 'source',
      position: Position.Right,
      x: CARD_WIDTH - PORT / 2,
      y: top + row * EXIT_ROW + (EXIT_ROW - PORT) / 2,
      ...dot,
    }),
  ),
]

/** Where an exit's port stands, in pixels of the canvas: the point at which its wire begins. */
export function portAt(node: CanvasNode, exit: string): { x: number; y: number } | undefined {
  const port = node.handles?.find(({ type, id }) => type === 'source' && (id === exit || node.id === START))
  if (!port) return undefined
  const { x, y } = node.position
  return port.position === Position.Bottom
    ? { x: x + port.x + PORT / 2, y: y + port.y + PORT }
    : { x: x + port.x + PORT, y: y + port.y + PORT / 2 }
}

const plainWires = new WeakMap<CardWire, WireEdge>()

function wireEdge(flow: Flow, wire: CardWire, selected: boolean): WireEdge {
  const known = plainWires.get(wire)
  if (known && !selected) return known
  const { id, source, exit, target } = wire
  const node = nodeOf(flow, source)
  const exits = node ? exitsOf(node) : []
  const edge: WireEdge = {
    id,
    type: 'wire',
    source,
    sourceHandle: exit,
    target,
    data: { row: exits.findIndex((one) => one.id === exit), rows: exits.length },
    reconnectable: false,
  }
  plainWires.set(wire, edge)
  return selected ? { ...edge, ...SELECTED } : edge
}

/** The end of a wire that is selected can be taken to another card. */
const SELECTED = { selected: true, reconnectable: 'target' } as const

const startEdge = (target: string, selected: boolean): WireEdge => ({
  id: START_WIRE,
  type: 'wire',
  source: START,
  sourceHandle: START_WIRE,
  target,
  reconnectable: false,
  ...(selected && SELECTED),
})

/** The incoming call stands above the card at which it begins; without one, where a flow begins to be drawn. */
function startNode(flow: Flow): StartNode {
  const card = cardsOf(flow).find(({ id }) => id === flow.start)
  const at = card?.position ?? { x: 0, y: 0 }
  const others = card ? [] : cardsOf(flow)
  const top = others.reduce((least, { position }) => Math.min(least, position.y), at.y)
  const left = others.reduce(
    (least, { position }) => Math.min(least, position.x),
    others[0]?.position.x ?? at.x,
  )
  return {
    id: START,
    type: 'start',
    data: { isWired: card !== undefined },
    position: {
      x: left + (CARD_WIDTH - START_SIZE.width) / 2,
      y: top - START_SIZE.height - GAP_BELOW_START,
    },
    draggable: false,
    selectable: false,
    ariaLabel: 'Incoming call',
    measured: START_SIZE,
    handles: [
      {
        id: START_WIRE,
        type: 'source',
        position: Position.Bottom,
        x: (START_SIZE.width - PORT) / 2,
        y: START_SIZE.height - PORT / 2,
        ...dot,
      },
    ],
  }
}

const noteNodes = keptByParts((note: Note, selected): NoteNode => {
  const size = {
    ...NOTE_SIZE,
    ...(note.width && { width: note.width }),
    ...(note.height && { height: note.height }),
  }
  return {
    id: `${NOTE}${note.id}`,
    type: 'note',
    data: note,
    position: { x: note.x, y: note.y },
    selected,
    ariaLabel: `Note: ${note.text || 'empty'}`,
    ...size,
    measured: size,
  }
})

const frameNodes = keptByParts((frame: Frame, selected): FrameNode => {
  const size = { width: frame.width, height: frame.height }
  return {
    id: `${FRAME}${frame.id}`,
    type: 'frame',
    data: frame,
    position: { x: frame.x, y: frame.y },
    selected,
    zIndex: -1,
    ariaLabel: `Frame: ${frame.title || 'untitled'}`,
    ...size,
    measured: size,
  }
})
