import type { Flow } from '../document'
import { freshId, isListed } from './names'
import { type Position, wholePixels } from './node'

export type Note = Flow['notes'][number]

const MAX_TEXT = 5_000

/** Sticks a note to the canvas; gives its id too. */
export function addNote(
  flow: Flow,
  at: Position,
  { newId, text = '' }: { newId: () => string; text?: string },
): { flow: Flow; id: string } {
  const id = freshId(newId, isListed(flow.notes))
  const note = { id, text: text.slice(0, MAX_TEXT), ...(wholePixels(at) ?? { x: 0, y: 0 }) }
  return { id, flow: { ...flow, notes: [...flow.notes, note] } }
}

/** Writes a note anew, or gives it another size. */
export const changeNote = (
  flow: Flow,
  id: string,
  change: { text?: string; width?: number; height?: number },
): Flow =>
  withNotes(flow, [id], (note) => ({
    ...note,
    ...(change.text !== undefined && { text: change.text.slice(0, MAX_TEXT) }),
    ...(isExtent(change.width) && { width: Math.round(change.width) }),
    ...(isExtent(change.height) && { height: Math.round(change.height) }),
  }))

export const moveNotes = (flow: Flow, positions: Readonly<Record<string, Position>>): Flow =>
  withNotes(flow, Object.keys(positions), (note) => {
    const to = positions[note.id]
    const at = to && wholePixels(to)
    return at && (at.x !== note.x || at.y !== note.y) ? { ...note, ...at } : note
  })

export function removeNotes(flow: Flow, ids: Iterable<string>): Flow {
  const gone = new Set(ids)
  const notes = flow.notes.filter(({ id }) => !gone.has(id))
  return notes.length === flow.notes.length ? flow : { ...flow, notes }
}

/** A length that a document can hold: more than nothing once it is rounded. */
export const isExtent = (length: number | undefined): length is number =>
  length !== undefined && Number.isFinite(length) && length >= 1

function withNotes(flow: Flow, ids: string[], change: (note: Note) => Note): Flow {
  const wanted = new Set(ids)
  const notes = flow.notes.map((note) => (wanted.has(note.id) ? change(note) : note))
  return notes.every((note, at) => note === flow.notes[at]) ? flow : { ...flow, notes }
}
