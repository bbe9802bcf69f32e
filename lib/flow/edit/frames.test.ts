import { expect, test } from 'vitest'
import { flowDocument } from '../document'
import { addFrame, changeFrame, frameAround, moveFrame, removeFrames } from './frames'
import { addNote, changeNote, moveNotes, removeNotes } from './notes'
import { countedIds, reception } from './testing/drawn'

test('a note is stuck on, written, moved and taken off', () => {
  const stuck = addNote(reception(), { x: 5, y: 6 }, { newId: countedIds() })
  const written = changeNote(stuck.flow, stuck.id, { text: 'Ask legal', width: 180.4 })
  const moved = moveNotes(written, { [stuck.id]: { x: 7, y: 8 } })
  expect(moved.notes).toEqual([{ id: stuck.id, text: 'Ask legal', x: 7, y: 8, width: 180 }])
  expect(flowDocument.parse(moved)).toEqual(moved)
  expect(removeNotes(moved, [stuck.id]).notes).toEqual([])
})

test('a frame drawn around cards holds them, and moving it moves them', () => {
  const framed = frameAround(reception(), ['hello', 'main'], { newId: countedIds(), title: 'Front' })
  if (!framed) throw new Error('no frame')
  const { flow, id } = framed
  const frame = flow.frames[0]
  expect(frame).toMatchObject({ title: 'Front', x: -24 })
  const moved = moveFrame(flow, id, { x: (frame?.x ?? 0) + 100, y: (frame?.y ?? 0) + 10 })
  expect(moved.layout).toEqual({
    hello: { x: 100, y: 10 },
    main: { x: 420, y: 10 },
    sales: { x: 640, y: -120 },
    bye: { x: 960, y: 40 },
  })
})

test('notes and smaller frames in a frame move with it; what stands outside stays', () => {
  const newId = countedIds()
  const outer = addFrame(reception(), { x: -1000, y: -1000, width: 900, height: 900 }, { newId })
  const inner = addFrame(outer.flow, { x: -900, y: -900, width: 100, height: 100 }, { newId })
  const inside = addNote(inner.flow, { x: -500, y: -500 }, { newId })
  const outside = addNote(inside.flow, { x: 500, y: 500 }, { newId })
  const moved = moveFrame(outside.flow, outer.id, { x: -990, y: -1000 })
  expect(moved.frames.map(({ x }) => x)).toEqual([-990, -890])
  expect(moved.notes.map(({ x }) => x)).toEqual([-490, 500])
  expect(moved.layout).toEqual(reception().layout)
})

test('a frame gets another shape without moving what it holds, and never one that cannot be stored', () => {
  const { flow, id } = addFrame(
    reception(),
    { x: 0, y: 0, width: 0, height: Number.NaN },
    { newId: countedIds() },
  )
  const changed = changeFrame(flow, id, { x: 9, width: 700, height: -4, title: 'x'.repeat(500) })
  expect(changed.frames[0]).toMatchObject({ x: 9, width: 700, height: 1 })
  expect(changed.layout).toEqual(flow.layout)
  expect(() => flowDocument.parse(changed)).not.toThrow()
})

test('removing a frame leaves its cards', () => {
  const framed = frameAround(reception(), ['main'], { newId: countedIds() })
  if (!framed) throw new Error('no frame')
  expect(removeFrames(framed.flow, [framed.id])).toEqual(reception())
  expect(frameAround(reception(), ['nobody'], { newId: countedIds() })).toBeUndefined()
})
