import { type Flow, type FlowNode, nodeOf } from '../document'
import { freshId, isListed, namesOf, uniqueName } from './names'
import { idsIn, type Position, wholePixels } from './node'
import { positionsOf } from './place'

/** Nodes apart from a flow, with the wires among them, and where their cards stood. */
export type Piece = Pick<Flow, 'nodes' | 'layout' | 'notes'>

/** Nodes of a flow, and notes, as a piece of their own. Wires that lead out of it are left behind. */
export function pieceOf(flow: Flow, ids: Iterable<string>, noteIds: Iterable<string> = []): Piece {
  const taken = idsIn(flow, ids)
  const [nodes, notes] = [new Set(taken), new Set(noteIds)]
  const positions = positionsOf(flow)
  return {
    nodes: Object.fromEntries(
      taken.flatMap((id) => {
        const node = nodeOf(flow, id)
        return node ? [[id, { ...node, exits: exitsAmong(node, nodes) }]] : []
      }),
    ),
    layout: Object.fromEntries(taken.map((id) => [id, { x: 0, y: 0, ...positions.get(id) }])),
    notes: flow.notes.filter(({ id }) => notes.has(id)),
  }
}

const exitsAmong = (node: FlowNode, ids: ReadonlySet<string>): Record<string, string> =>
  Object.fromEntries(Object.entries(node.exits).filter(([, to]) => ids.has(to)))

/** Puts a piece into a flow, moved by so much: new ids, names that are free, the same wires. `added` are nodes, `notes` notes. */
export function putIn(
  flow: Flow,
  piece: Piece,
  by: Position,
  newId: () => string,
): { flow: Flow; added: string[]; notes: string[] } {
  const renamed = new Map<string, string>()
  const taken = new Set(Object.keys(flow.nodes))
  for (const id of Object.keys(piece.nodes)) {
    const fresh = freshId(newId, (id) => taken.has(id))
    taken.add(fresh)
    renamed.set(id, fresh)
  }
  const names = namesOf(flow)
  const nodes: [string, FlowNode][] = []
  const layout: [string, Position][] = []
  for (const [id, fresh] of renamed) {
    const node = nodeOf(piece, id)
    if (!node) continue
    const name = uniqueName(node.name, names)
    names.add(name)
    nodes.push([fresh, { ...node, name, exits: renamedExits(node, renamed) }])
    layout.push([fresh, moved(Object.hasOwn(piece.layout, id) ? piece.layout[id] : undefined, by)])
  }
  if (renamed.size === 0 && piece.notes.length === 0) return { flow, added: [], notes: [] }
  const notes = [...flow.notes]
  for (const note of piece.notes)
    notes.push({ ...note, id: freshId(newId, isListed(notes)), ...moved(note, by) })
  return {
    flow: {
      ...flow,
      nodes: { ...flow.nodes, ...Object.fromEntries(nodes) },
      layout: { ...flow.layout, ...Object.fromEntries(layout) },
      notes: piece.notes.length > 0 ? notes : flow.notes,
    },
    added: [...renamed.values()],
    notes: notes.slice(flow.notes.length).map(({ id }) => id),
  }
}

const renamedExits = (node: FlowNode, renamed: ReadonlyMap<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(node.exits).flatMap(([exit, to]) => {
      const id = renamed.get(to)
      return id === undefined ? [] : [[exit, id]]
    }),
  )

const moved = (at: Position | undefined, by: Position): Position =>
  wholePixels({ x: (at?.x ?? 0) + by.x, y: (at?.y ?? 0) + by.y }) ?? { x: 0, y: 0 }

/** Duplicates nodes beside themselves: wires among them are kept, those that led elsewhere are not. `added` are the new ids. */
export function duplicateNodes(
  flow: Flow,
  ids: Iterable<string>,
  offset: Position,
  newId: () => string,
): { flow: Flow; added: string[] } {
  const { flow: after, added } = putIn(flow, pieceOf(flow, ids), offset, newId)
  return { flow: after, added }
}
