import type { Flow } from '@/lib/flow/document'
import { addNode } from '@/lib/flow/edit/add'
import {
  type Axis,
  alignNodes,
  distributeNodes,
  type Edge,
  moveNodes,
  nudgeNodes,
} from '@/lib/flow/edit/arrange'
import {
  type Changed,
  changeFlowSettings,
  changeSettings,
  renameFlow,
  renameNode,
} from '@/lib/flow/edit/change'
import { type CopiedNodes, copyNodes, type Pasted, pasteNodes } from '@/lib/flow/edit/clipboard'
import { duplicateNodes } from '@/lib/flow/edit/copies'
import { moveExit } from '@/lib/flow/edit/exit-entry'
import { addFrame, changeFrame, type Frame, frameAround, removeFrames } from '@/lib/flow/edit/frames'
import type { Position, Wire } from '@/lib/flow/edit/node'
import { addNote, changeNote, moveNotes, removeNotes } from '@/lib/flow/edit/notes'
import { placeAll } from '@/lib/flow/edit/place'
import { removeNodes } from '@/lib/flow/edit/remove'
import { connect, disconnect, insertOnWire, setStart } from '@/lib/flow/edit/wire'
import type { Problem } from '@/lib/flow/problem'
import type { Actions, Gesture, Positions, Selected } from './actions'
import type { EditorFacts, EditorStore } from './editor-store'
import { newId } from './new-id'
import { START_WIRE } from './start-wire'

const DUPLICATE_OFFSET = { x: 32, y: 32 }

/** The actions on a store that is being made: it is asked for when the first of them is done. */
export function actionsOn(theStore: () => EditorStore): Actions {
  const get = () => theStore().getState()
  const history = () => theStore().temporal.getState()
  let current: string | undefined

  /** The one door to the flow. */
  function edit(flow: Flow, { gesture, ...facts }: Gesture & Partial<EditorFacts> = {}) {
    const store = theStore()
    if (store.getState().isReadOnly) return
    if (flow === store.getState().flow) {
      if (Object.keys(facts).length > 0) store.setState(facts)
      return
    }
    const goesOn = gesture !== undefined && gesture === current
    if (goesOn) history().pause()
    store.setState({ flow, ...facts })
    if (goesOn) history().resume()
    current = gesture
  }

  const change = (how: (flow: Flow) => Flow, more?: Gesture & Partial<EditorFacts>) =>
    edit(how(get().flow), more)

  const only = ({ nodes = [], wires = [], marks = [] }: Selected) => ({
    selection: new Set(nodes),
    selectedWires: new Set(wires),
    selectedMarks: new Set(marks),
  })

  function travel(where: 'undo' | 'redo') {
    current = undefined
    history()[where]()
    get().forgetTheGone()
  }

  return {
    select: (selected: Selected) => theStore().setState(only(selected)),

    selectAll: () => {
      const { nodes, notes, frames } = get().flow
      get().select({ nodes: Object.keys(nodes), marks: [...notes, ...frames].map(({ id }) => id) })
    },

    forgetTheGone: () => {
      const { flow, selection, selectedMarks } = get()
      const marks = new Set([...flow.notes, ...flow.frames].map(({ id }) => id))
      const nodes = [...selection].filter((id) => Object.hasOwn(flow.nodes, id))
      const marksLeft = [...selectedMarks].filter((id) => marks.has(id))
      if (nodes.length < selection.size || marksLeft.length < selectedMarks.size)
        theStore().setState(only({ nodes, marks: marksLeft }))
    },

    show: (nodeId: string, field?: string) =>
      theStore().setState({
        ...only({ nodes: [nodeId] }),
        wantedField: field === undefined ? null : { nodeId, field },
      }),

    addNode: (
      kind: string,
      at: Position,
      how: { from?: { node: string; exit: string }; onWire?: Wire } = {},
    ): string => {
      const { flow, id } = addNode(get().flow, kind, at, { newId, ...how })
      edit(flow, only({ nodes: [id] }))
      return id
    },

    connect: (from: string, exit: string, to: string) => change((flow) => connect(flow, from, exit, to)),
    disconnect: (from: string, exit: string) => change((flow) => disconnect(flow, from, exit)),

    rewire: (from: { node: string; exit: string }, to: { node: string; exit: string; target: string }) =>
      change((flow) => {
        const isSameExit = from.node === to.node && from.exit === to.exit
        const free = isSameExit ? flow : disconnect(flow, from.node, from.exit)
        return connect(free, to.node, to.exit, to.target)
      }),
    moveExit: ({ node, exit }: { node: string; exit: string }, by: 1 | -1) =>
      change((flow) => moveExit(flow, node, exit, by)),
    insertOnWire: (id: string, wire: Wire) => change((flow) => insertOnWire(flow, id, wire)),
    setStart: (id: string) => change((flow) => setStart(flow, id)),
    clearStart: () => change((flow) => (flow.start === null ? flow : { ...flow, start: null })),

    move: (
      to: { nodes?: Positions; notes?: Positions; frames?: Positions },
      { splice }: { splice?: { id: string; wire: Wire } } = {},
    ) =>
      change((flow) => {
        const cards = moveNodes(placeAll(flow), to.nodes ?? {})
        const notes = moveNotes(cards, to.notes ?? {})
        const moved = Object.entries(to.frames ?? {}).reduce(
          (after, [id, at]) => changeFrame(after, id, at),
          notes,
        )
        return splice ? insertOnWire(moved, splice.id, splice.wire) : moved
      }),
    moveNodes: (positions: Positions) => change((flow) => moveNodes(flow, positions)),
    nudge: (by: Position, how: Gesture = {}) =>
      change((flow) => {
        const { selection, selectedMarks } = get()
        const shifted = (items: readonly ({ id: string } & Position)[]): Record<string, Position> =>
          Object.fromEntries(
            items
              .filter(({ id }) => selectedMarks.has(id))
              .map(({ id, x, y }) => [id, { x: x + by.x, y: y + by.y }]),
          )
        const cards = nudgeNodes(flow, selection, by)
        const notes = moveNotes(cards, shifted(flow.notes))
        return Object.entries(shifted(flow.frames)).reduce(
          (after, [id, at]) => changeFrame(after, id, at),
          notes,
        )
      }, how),
    align: (edge: Edge) => change((flow) => alignNodes(flow, get().selection, edge)),
    distribute: (axis: Axis) => change((flow) => distributeNodes(flow, get().selection, axis)),
    tidy: (positions: Positions) => change((flow) => moveNodes(flow, positions)),

    changeSettings: (id: string, settings: unknown, how: Gesture = {}): Changed => {
      const changed = changeSettings(get().flow, id, settings)
      if (changed.ok) edit(changed.flow, how)
      return changed
    },
    changeFlowSettings: (settings: unknown, how: Gesture = {}): Changed => {
      const changed = changeFlowSettings(get().flow, settings)
      if (changed.ok) edit(changed.flow, how)
      return changed
    },
    renameNode: (id: string, name: string, how: Gesture = {}) =>
      change((flow) => renameNode(flow, id, name), how),
    renameFlow: (name: string, how: Gesture = {}) => change((flow) => renameFlow(flow, name), how),

    removeSelected: () =>
      change((flow) => {
        const { selection, selectedWires, selectedMarks } = get()
        const unwired = [...selectedWires].reduce(withoutWire, flow)
        return removeFrames(removeNotes(removeNodes(unwired, selection), selectedMarks), selectedMarks)
      }, only({})),
    removeNodes: (ids: Iterable<string>) => {
      change((flow) => removeNodes(flow, ids))
      get().forgetTheGone()
    },

    copy: (): CopiedNodes | undefined => {
      const { flow, selection, selectedMarks } = get()
      return selection.size + selectedMarks.size > 0 ? copyNodes(flow, selection, selectedMarks) : undefined
    },
    paste: (json: unknown, at: Position): Pasted => {
      const pasted = pasteNodes(get().flow, json, at, newId)
      if (pasted.problems.length === 0) edit(pasted.flow, only({ nodes: pasted.added, marks: pasted.notes }))
      return pasted
    },
    duplicate: () => {
      const { flow, added } = duplicateNodes(get().flow, get().selection, DUPLICATE_OFFSET, newId)
      if (added.length > 0) edit(flow, only({ nodes: added }))
    },

    addNote: (at: Position, text?: string): string => {
      const { flow, id } = addNote(get().flow, at, { newId, text })
      edit(flow, only({ marks: [id] }))
      return id
    },
    changeNote: (id: string, to: { text?: string; width?: number; height?: number }, how: Gesture = {}) =>
      change((flow) => changeNote(flow, id, to), how),
    addFrame: (box: Position & { width: number; height: number }, title?: string): string => {
      const { flow, id } = addFrame(get().flow, box, { newId, title })
      edit(flow, only({ marks: [id] }))
      return id
    },
    frameSelected: () => {
      const framed = frameAround(get().flow, get().selection, { newId })
      if (framed) edit(framed.flow, only({ marks: [framed.id] }))
      return framed?.id
    },
    changeFrame: (id: string, to: Partial<Omit<Frame, 'id'>>, how: Gesture = {}) =>
      change((flow) => changeFrame(flow, id, to), how),

    replace: (flow: Flow) => {
      edit(flow)
      get().forgetTheGone()
    },

    endGesture: () => {
      current = undefined
    },
    undo: () => travel('undo'),
    redo: () => travel('redo'),

    setProblems: ({ checked = get().checked, carriers = get().carrierProblems }) => {
      const problems = [...checked, ...carriers]
      const problemsOf = byNode(problems, get().problemsOf)
      theStore().setState({ checked, carrierProblems: carriers, problems, problemsOf })
    },
  }
}

/** Problems by node: the same list for the same problems, so that a card whose problems stay is not drawn again. */
function byNode(problems: readonly Problem[], before: EditorFacts['problemsOf']): EditorFacts['problemsOf'] {
  const found = new Map<string, readonly Problem[]>()
  for (const problem of problems)
    if (problem.nodeId !== undefined)
      found.set(problem.nodeId, [...(found.get(problem.nodeId) ?? []), problem])
  for (const [id, list] of found) {
    const known = before.get(id)
    if (known && JSON.stringify(known) === JSON.stringify(list)) found.set(id, known)
  }
  return found
}

function withoutWire(flow: Flow, wire: string): Flow {
  if (wire === START_WIRE) return { ...flow, start: null }
  const colon = wire.indexOf(':')
  return disconnect(flow, wire.slice(0, colon), wire.slice(colon + 1))
}
