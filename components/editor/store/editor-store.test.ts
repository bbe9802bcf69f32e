import { describe, expect, test } from 'vitest'
import { renameNode } from '@/lib/flow/edit/change'
import { copyNodes } from '@/lib/flow/edit/clipboard'
import { removeNodes } from '@/lib/flow/edit/remove'
import { reception } from '@/lib/flow/edit/testing/drawn'
import { createEditorStore, type EditorStore, takeIn } from './editor-store'
import { START_WIRE } from './start-wire'

const opened = () => createEditorStore({ flowId: 'f1', flow: reception(), revision: 3 })
const act = (store: EditorStore) => store.getState()
const steps = (store: EditorStore) => store.temporal.getState().pastStates.length
const menuOf = (store: EditorStore) => act(store).flow.nodes.main?.settings as { timeoutSeconds: number }

const selecting = (nodes: string[]) => (store: EditorStore) => act(store).select({ nodes })

/** Every kind of edit there is, each by one gesture. `first` is what a hand does before, and what undo leaves alone. */
const edits: Record<string, { first?: (store: EditorStore) => void; edit: (store: EditorStore) => void }> = {
  'adding a node': { edit: (store) => act(store).addNode('say', { x: 10, y: 10 }) },
  'adding a node at a loose wire': {
    edit: (store) =>
      act(store).addNode('say', { x: 10, y: 10 }, { from: { node: 'main', exit: 'no-match' } }),
  },
  'dropping a node on a wire': {
    edit: (store) => act(store).addNode('say', { x: 1, y: 1 }, { onWire: { node: 'hello', exit: 'next' } }),
  },
  connecting: { edit: (store) => act(store).connect('main', 'no-match', 'bye') },
  disconnecting: { edit: (store) => act(store).disconnect('main', '1') },
  'leading a wire elsewhere': {
    edit: (store) =>
      act(store).rewire({ node: 'main', exit: '1' }, { node: 'main', exit: 'no-match', target: 'sales' }),
  },
  'splicing a node in': {
    edit: (store) => act(store).insertOnWire('sales', { node: 'hello', exit: 'next' }),
  },
  'moving a choice': { edit: (store) => act(store).moveExit({ node: 'main', exit: '1' }, 1) },
  'choosing the start': { edit: (store) => act(store).setStart('main') },
  'letting calls begin nowhere': { edit: (store) => act(store).clearStart() },
  moving: { edit: (store) => act(store).moveNodes({ main: { x: 5, y: 5 }, bye: { x: 7, y: 7 } }) },
  'moving onto a wire': {
    edit: (store) =>
      act(store).move(
        { nodes: { sales: { x: 5, y: 5 } } },
        { splice: { id: 'sales', wire: { node: 'hello', exit: 'next' } } },
      ),
  },
  'moving with the arrow keys': {
    first: selecting(['main']),
    edit: (store) => act(store).nudge({ x: 8, y: 0 }),
  },
  aligning: { first: selecting(['hello', 'sales']), edit: (store) => act(store).align('top') },
  spreading: {
    first: selecting(['hello', 'main', 'bye']),
    edit: (store) => act(store).distribute('vertical'),
  },
  tidying: { edit: (store) => act(store).tidy({ hello: { x: 1, y: 1 } }) },
  'changing settings': {
    edit: (store) => act(store).changeSettings('main', { ...menuOf(store), timeoutSeconds: 9 }),
  },
  'changing the flow’s settings': { edit: (store) => act(store).changeFlowSettings({ language: 'de-DE' }) },
  'naming a node': { edit: (store) => act(store).renameNode('main', 'Choices') },
  'naming the flow': { edit: (store) => act(store).renameFlow('Front desk') },
  removing: { first: selecting(['main', 'sales']), edit: (store) => act(store).removeSelected() },
  'removing a wire': {
    first: (store) => act(store).select({ wires: ['main:1', START_WIRE] }),
    edit: (store) => act(store).removeSelected(),
  },
  pasting: { edit: (store) => act(store).paste(copyNodes(reception(), ['main', 'bye']), { x: 0, y: 400 }) },
  duplicating: { first: selecting(['main']), edit: (store) => act(store).duplicate() },
  'writing a note': { edit: (store) => act(store).addNote({ x: 0, y: 0 }, 'Ask legal') },
  'drawing a frame': { first: selecting(['main']), edit: (store) => act(store).frameSelected() },
  'bringing a version back': { edit: (store) => act(store).replace({ ...reception(), name: 'Older' }) },
}

describe('undo takes back, and redo brings back', () => {
  test.each(Object.entries(edits))('%s', (_, { first, edit }) => {
    const store = opened()
    first?.(store)
    const before = act(store).flow
    edit(store)
    const after = act(store).flow
    expect(after).not.toEqual(before)
    expect(steps(store)).toBe(1)

    act(store).undo()
    expect(act(store).flow).toBe(before)
    act(store).redo()
    expect(act(store).flow).toBe(after)
  })
})

test('what is typed into one field is one step, and the next field another', () => {
  const store = opened()
  for (const name of ['H', 'He', 'Hel']) act(store).renameNode('hello', name, { gesture: 'name:hello' })
  act(store).renameNode('main', 'M', { gesture: 'name:main' })
  expect(steps(store)).toBe(2)
  act(store).undo()
  expect(act(store).flow.nodes.hello?.name).toBe('Hel')
  act(store).undo()
  expect(act(store).flow.nodes.hello?.name).toBe('Greeting')
})

test('typing on in a field after an undo is a step again', () => {
  const store = opened()
  act(store).renameNode('hello', 'H', { gesture: 'name' })
  act(store).undo()
  act(store).renameNode('hello', 'X', { gesture: 'name' })
  act(store).undo()
  expect(act(store).flow.nodes.hello?.name).toBe('Greeting')
})

test('a gesture that ended is not gone on with', () => {
  const store = opened()
  act(store).select({ nodes: ['main'] })
  act(store).nudge({ x: 8, y: 0 }, { gesture: 'nudge' })
  act(store).nudge({ x: 8, y: 0 }, { gesture: 'nudge' })
  act(store).endGesture()
  act(store).nudge({ x: 8, y: 0 }, { gesture: 'nudge' })
  expect(steps(store)).toBe(2)
})

test('an edit that changes nothing is no step, and selecting is none', () => {
  const store = opened()
  act(store).connect('main', '1', 'sales')
  act(store).renameNode('main', 'Main menu')
  act(store).select({ nodes: ['main'] })
  expect(steps(store)).toBe(0)
})

test('settings that do not fit change nothing and say why', () => {
  const store = opened()
  const changed = act(store).changeSettings('main', { ...menuOf(store), timeoutSeconds: 'soon' })
  expect(changed).toMatchObject({ ok: false, problems: [{ path: 'timeoutSeconds' }] })
  expect(steps(store)).toBe(0)
})

test('a node that an undo took away is not selected any more', () => {
  const store = opened()
  const id = act(store).addNode('say', { x: 0, y: 0 })
  expect([...act(store).selection]).toEqual([id])
  act(store).undo()
  expect([...act(store).selection]).toEqual([])
})

test('undo takes back what was done here, and leaves what somebody else drew meanwhile', () => {
  const store = opened()
  const base = act(store).flow
  act(store).renameNode('hello', 'Mine')
  const theirs = {
    ...base,
    nodes: { ...base.nodes, bye: { ...reception().nodes.bye, name: 'Theirs' } },
  } as typeof base
  const merged = {
    ...act(store).flow,
    nodes: { ...act(store).flow.nodes, bye: theirs.nodes.bye },
  } as typeof base
  takeIn(store, { base, theirs, merged })
  expect(steps(store)).toBe(1)
  act(store).undo()
  expect(act(store).flow.nodes.hello?.name).toBe('Greeting')
  expect(act(store).flow.nodes.bye?.name).toBe('Theirs')
})

test('undo does not bring back a node that somebody else removed, whatever it was called before', () => {
  const store = opened()
  act(store).renameNode('sales', 'Sales team')
  act(store).connect('main', 'no-match', 'sales')
  // All of it was saved; then they removed the node.
  const base = act(store).flow
  const theirs = removeNodes(base, ['sales'])
  takeIn(store, { base, theirs, merged: theirs })
  for (let step = 0; step < 3; step += 1) {
    act(store).undo()
    expect(act(store).flow.nodes.sales).toBeUndefined()
    const ends = Object.values(act(store).flow.nodes).flatMap(({ exits }) => Object.values(exits))
    expect(ends).not.toContain('sales')
  }
  for (let step = 0; step < 3; step += 1) act(store).redo()
  expect(act(store).flow.nodes.sales).toBeUndefined()
})

test('undo leaves what somebody else made of a node since, and goes on to the step before', () => {
  const store = opened()
  act(store).renameNode('bye', 'Bye')
  act(store).renameNode('hello', 'Mine')
  act(store).renameNode('bye', 'Bye bye')
  const base = act(store).flow
  const theirs = renameNode(base, 'bye', 'Farewell')
  takeIn(store, { base, theirs, merged: theirs })
  act(store).undo()
  expect(act(store).flow.nodes.hello?.name).toBe('Greeting')
  expect(act(store).flow.nodes.bye?.name).toBe('Farewell')
  expect(steps(store)).toBe(0)
  act(store).redo()
  expect(act(store).flow.nodes).toMatchObject({ hello: { name: 'Mine' }, bye: { name: 'Farewell' } })
})

test('a flow that is only read cannot be changed', () => {
  const store = createEditorStore({ flowId: 'f1', flow: reception(), revision: 3, isReadOnly: true })
  const before = act(store).flow
  for (const { first, edit } of Object.values(edits)) {
    first?.(store)
    edit(store)
  }
  expect(act(store).flow).toBe(before)
})

test('problems of a node stay the same list while they stay the same', () => {
  const store = opened()
  const problem = { code: 'prompt.empty', severity: 'error', nodeId: 'hello' } as const
  act(store).setProblems({ checked: [problem] })
  const before = act(store).problemsOf.get('hello')
  act(store).setProblems({ checked: [{ ...problem }, { ...problem, nodeId: 'main' }] })
  expect(act(store).problemsOf.get('hello')).toBe(before)
})
