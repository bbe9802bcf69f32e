import type { Flow } from '@/lib/flow/document'
import type { Axis, Edge } from '@/lib/flow/edit/arrange'
import type { Size } from '@/lib/flow/edit/card-size'
import type { Changed } from '@/lib/flow/edit/change'
import type { CopiedNodes, Pasted } from '@/lib/flow/edit/clipboard'
import type { Frame } from '@/lib/flow/edit/frames'
import type { Position, Wire } from '@/lib/flow/edit/node'
import type { Problem } from '@/lib/flow/problem'

/** Edits of one gesture become one step: those that follow one another and give the same name, until `endGesture`. */
export type Gesture = { gesture?: string }

export type Positions = Readonly<Record<string, Position>>

export type ExitOf = { node: string; exit: string }

export type Selected = Partial<Record<'nodes' | 'wires' | 'marks', Iterable<string>>>

/** What a designer does. Every edit is one step that can be undone; one that changes nothing is none. */
export type Actions = {
  /** Selects these and nothing else. Marks are notes and frames. */
  select: (selected: Selected) => void
  selectAll: () => void
  /** Lets go of what is not there any more: after an undo, or when somebody else removed it. */
  forgetTheGone: () => void
  /** Selects a node and, with a field, asks the inspector to lead there. */
  show: (nodeId: string, field?: string) => void

  /** Gives the new node's id; it is selected. */
  addNode: (kind: string, at: Position, how?: { from?: ExitOf; onWire?: Wire }) => string
  connect: (from: string, exit: string, to: string) => void
  disconnect: (from: string, exit: string) => void
  /** Takes a wire off one exit and puts it on another, or leads it elsewhere: one step. */
  rewire: (from: ExitOf, to: ExitOf & { target: string }) => void
  /** Moves a choice, a case or a share among its fellows. */
  moveExit: (from: ExitOf, by: 1 | -1) => void
  insertOnWire: (id: string, wire: Wire) => void
  setStart: (id: string) => void
  /** Calls begin nowhere until a start is chosen. */
  clearStart: () => void

  /** Puts cards, notes and frames where the hand let go of them; `splice`: a card that is put on a wire there. */
  move: (
    to: { nodes?: Positions; notes?: Positions; frames?: Positions },
    how?: { splice?: { id: string; wire: Wire } },
  ) => void
  moveNodes: (positions: Positions) => void
  /** Moves what is selected by so many pixels. */
  nudge: (by: Position, how?: Gesture) => void
  align: (edge: Edge) => void
  distribute: (axis: Axis) => void
  /** Puts cards where a layout wants them. */
  tidy: (positions: Positions) => void

  /** Where the settings do not fit, nothing changes, and it says why. */
  changeSettings: (id: string, settings: unknown, how?: Gesture) => Changed
  changeFlowSettings: (settings: unknown, how?: Gesture) => Changed
  renameNode: (id: string, name: string, how?: Gesture) => void
  renameFlow: (name: string, how?: Gesture) => void

  /** Removes nodes, wires, notes and frames that are selected. */
  removeSelected: () => void
  removeNodes: (ids: Iterable<string>) => void
  /** What goes onto the clipboard; nothing where nothing is selected. */
  copy: () => CopiedNodes | undefined
  /** Pastes what `copy` gave, here or elsewhere; what is new is selected. */
  paste: (json: unknown, at: Position) => Pasted
  /** Duplicates the nodes that are selected; the duplicates are selected then. */
  duplicate: () => void

  /** Gives the note's id; it is selected. */
  addNote: (at: Position, text?: string) => string
  changeNote: (id: string, to: { text?: string; width?: number; height?: number }, how?: Gesture) => void
  addFrame: (box: Position & Size, title?: string) => string
  /** Draws a frame around the nodes that are selected, and gives its id. */
  frameSelected: () => string | undefined
  changeFrame: (id: string, to: Partial<Omit<Frame, 'id'>>, how?: Gesture) => void

  /** Replaces the whole flow, as one step: an older version is brought back, or a file read over it. */
  replace: (flow: Flow) => void
  /** What is done next is a step of its own. */
  endGesture: () => void
  undo: () => void
  redo: () => void
  /** What was found last, by the check of the flow or by the carriers; what is not given stays. */
  setProblems: (found: { checked?: readonly Problem[]; carriers?: readonly Problem[] }) => void
}
