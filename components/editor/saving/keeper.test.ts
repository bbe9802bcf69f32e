import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Flow } from '@/lib/flow/document'
import { renameFlow, renameNode } from '@/lib/flow/edit/change'
import { reception } from '@/lib/flow/edit/testing/drawn'
import { createEditorStore } from '../store/editor-store'
import type { Copies, Copy } from './copies'
import { Keeper } from './keeper'
import type { DraftServer } from './server'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

/** The draft on the server as the store keeps it: a save from an older revision is stale. */
function aServer(flow = reception()) {
  const it = {
    flow,
    revision: 1,
    isAway: false,
    saves: 0,
    slowMs: 0,
    losesAnswers: false,
    somebodyElse(edit: (flow: Flow) => Flow) {
      it.flow = edit(it.flow)
      it.revision += 1
    },
  }
  const server: DraftServer = {
    async send(flow, revision) {
      if (it.slowMs > 0) await new Promise((done) => setTimeout(done, it.slowMs))
      if (it.isAway) return { as: 'away' }
      if (revision !== it.revision) return { as: 'stale' }
      Object.assign(it, { flow: structuredClone(flow), revision: revision + 1, saves: it.saves + 1 })
      return it.losesAnswers ? { as: 'away' } : { as: 'saved', revision: it.revision, problems: [] }
    },
    async fetch() {
      return it.isAway
        ? { as: 'away' }
        : { as: 'found', flow: structuredClone(it.flow), revision: it.revision }
    },
  }
  return Object.assign(it, { server })
}

/** What a browser keeps, pages or no pages. */
function aBrowser() {
  let left: Copy[] = []
  let mine: Copy | undefined
  const copies: Copies = {
    keep: async (copy) => {
      mine = structuredClone(copy)
    },
    forget: async () => {
      mine = undefined
    },
    takeOver: async () => left,
    release: () => undefined,
  }
  return {
    copies,
    kept: () => mine,
    /** The tab is closed; the next page finds what it left. */
    closesTab: () => {
      left = mine ? [mine] : []
      mine = undefined
    },
  }
}

async function opens({ server }: ReturnType<typeof aServer>, { copies }: ReturnType<typeof aBrowser>) {
  const found = await server.fetch()
  if (found.as !== 'found') throw new Error('The page comes from the server')
  const store = createEditorStore({ flowId: 'f1', flow: found.flow, revision: found.revision })
  const keeper = new Keeper(store, server, copies)
  const started = keeper.start()
  await vi.advanceTimersByTimeAsync(1)
  await started
  return { store, keeper, draw: () => store.getState() }
}

const renamed = (name: string) => (flow: Flow) => renameNode(flow, 'bye', name)

test('what is drawn is on the server within two seconds, however long one goes on', async () => {
  const server = aServer()
  const { draw } = await opens(server, aBrowser())
  for (let tenth = 0; tenth < 20; tenth += 1) {
    draw().renameNode('main', `Menu ${tenth}`)
    await vi.advanceTimersByTimeAsync(100)
  }
  expect(server.saves).toBeGreaterThan(0)
  await vi.advanceTimersByTimeAsync(2_000)
  expect(server.flow.nodes.main?.name).toBe('Menu 19')
  expect(draw().saveState).toBe('saved')
  expect(draw().revision).toBe(server.revision)
})

test('what is drawn while a save runs is saved after it', async () => {
  const server = aServer()
  server.slowMs = 3_000
  const { draw } = await opens(server, aBrowser())
  draw().renameNode('main', 'First')
  await vi.advanceTimersByTimeAsync(1_000)
  draw().renameNode('main', 'Second')
  await vi.advanceTimersByTimeAsync(10_000)
  expect(server.flow.nodes.main?.name).toBe('Second')
  expect(draw().saveState).toBe('saved')
})

test('without a server the draft waits in the browser, and is sent when the server is back', async () => {
  const [server, browser] = [aServer(), aBrowser()]
  const { draw } = await opens(server, browser)
  server.isAway = true
  draw().renameNode('main', 'Offline')
  await vi.advanceTimersByTimeAsync(2_000)
  expect(draw().saveState).toBe('offline')
  expect(browser.kept()?.flow.nodes.main?.name).toBe('Offline')
  server.isAway = false
  await vi.advanceTimersByTimeAsync(60_000)
  expect(server.flow.nodes.main?.name).toBe('Offline')
  expect(draw().saveState).toBe('saved')
  expect(browser.kept()).toBeUndefined()
})

test('a save whose answer was lost is nobody else’s: one draws on, and is asked nothing', async () => {
  const server = aServer()
  const { draw } = await opens(server, aBrowser())
  server.losesAnswers = true
  draw().renameNode('main', 'First')
  await vi.advanceTimersByTimeAsync(1_000)
  draw().renameNode('main', 'Second')
  server.losesAnswers = false
  await vi.advanceTimersByTimeAsync(10_000)
  expect(draw().dispute).toBeNull()
  expect(server.flow.nodes.main?.name).toBe('Second')
  draw().undo()
  expect(draw().flow.nodes.main?.name).toBe('First')
})

test('a closed tab loses nothing: the next page takes up what did not arrive, on top of what others did', async () => {
  const [server, browser] = [aServer(), aBrowser()]
  const first = await opens(server, browser)
  server.isAway = true
  first.draw().renameNode('main', 'Never sent')
  await vi.advanceTimersByTimeAsync(2_000)
  first.keeper.stop()
  browser.closesTab()
  server.isAway = false
  server.somebodyElse(renamed('Farewell'))

  const { draw } = await opens(server, browser)
  await vi.advanceTimersByTimeAsync(3_000)
  expect(draw().flow.nodes.main?.name).toBe('Never sent')
  expect(server.flow.nodes.main?.name).toBe('Never sent')
  expect(server.flow.nodes.bye?.name).toBe('Farewell')
})

test('two who draw at different nodes both find their work kept', async () => {
  const server = aServer()
  const { draw } = await opens(server, aBrowser())
  server.somebodyElse(renamed('Farewell'))
  draw().renameNode('main', 'Mine')
  await vi.advanceTimersByTimeAsync(3_000)
  expect([server.flow.nodes.main?.name, server.flow.nodes.bye?.name]).toEqual(['Mine', 'Farewell'])
  expect(draw().flow.nodes.bye?.name).toBe('Farewell')
})

test('two who change the same node are asked, and nothing of theirs is overwritten before', async () => {
  const server = aServer()
  const { draw, keeper } = await opens(server, aBrowser())
  server.somebodyElse(renamed('Theirs'))
  draw().renameNode('bye', 'Mine')
  await vi.advanceTimersByTimeAsync(5_000)
  expect(draw().saveState).toBe('conflict')
  expect(draw().dispute?.merge.conflicts.map(({ nodeId }) => nodeId)).toEqual(['bye'])
  expect(server.flow.nodes.bye?.name).toBe('Theirs')

  draw().renameFlow('Drawn while asked')
  keeper.settle({ 'nodes/bye': 'theirs' })
  await vi.advanceTimersByTimeAsync(3_000)
  expect(draw().flow.nodes.bye?.name).toBe('Theirs')
  expect([server.flow.name, server.flow.nodes.bye?.name]).toEqual(['Drawn while asked', 'Theirs'])
  expect(draw().saveState).toBe('saved')
})

test('what was not chosen comes back with undo, on either side', async () => {
  for (const side of ['mine', 'theirs'] as const) {
    const server = aServer()
    const { draw, keeper } = await opens(server, aBrowser())
    server.somebodyElse(renamed('Theirs'))
    draw().renameNode('bye', 'Mine')
    await vi.advanceTimersByTimeAsync(5_000)
    keeper.settle({ 'nodes/bye': side })
    await vi.advanceTimersByTimeAsync(3_000)
    const [chosen, other] = side === 'mine' ? ['Mine', 'Theirs'] : ['Theirs', 'Mine']
    expect([draw().flow.nodes.bye?.name, server.flow.nodes.bye?.name]).toEqual([chosen, chosen])
    draw().undo()
    await vi.advanceTimersByTimeAsync(3_000)
    expect([draw().flow.nodes.bye?.name, server.flow.nodes.bye?.name]).toEqual([other, other])
  }
})

test('who goes on to change more of the same while asked is asked about that too', async () => {
  const server = aServer()
  const { draw, keeper } = await opens(server, aBrowser())
  server.somebodyElse((flow) => renameFlow(renamed('Theirs')(flow), 'Their desk'))
  draw().renameNode('bye', 'Mine')
  await vi.advanceTimersByTimeAsync(5_000)
  draw().renameFlow('My desk')
  keeper.settle({ 'nodes/bye': 'theirs' })
  expect(draw().dispute?.merge.conflicts.map(({ key }) => key)).toEqual(['name'])
  keeper.settle({ name: 'mine' })
  await vi.advanceTimersByTimeAsync(3_000)
  expect([server.flow.name, server.flow.nodes.bye?.name]).toEqual(['My desk', 'Theirs'])
})

test('an open editor that hears of a save takes it in, and sends nothing back', async () => {
  const server = aServer()
  const { draw, keeper } = await opens(server, aBrowser())
  server.somebodyElse(renamed('Farewell'))
  keeper.hear(server.revision)
  await vi.advanceTimersByTimeAsync(3_000)
  expect(draw().flow.nodes.bye?.name).toBe('Farewell')
  expect([draw().saveState, draw().revision, server.saves]).toEqual(['saved', 2, 0])
  draw().undo()
  expect(draw().flow.nodes.bye?.name).toBe('Farewell')
})

test('hearing of one’s own save changes nothing', async () => {
  const server = aServer()
  const { draw, keeper } = await opens(server, aBrowser())
  server.slowMs = 1_000
  draw().renameNode('main', 'Mine')
  await vi.advanceTimersByTimeAsync(800)
  keeper.hear(2)
  await vi.advanceTimersByTimeAsync(5_000)
  const { flow } = draw()
  keeper.hear(2)
  await vi.advanceTimersByTimeAsync(5_000)
  expect(draw().flow).toBe(flow)
  expect(server.saves).toBe(1)
})

test('a tab that hears the server again sends what waited', async () => {
  const server = aServer()
  const { draw, keeper } = await opens(server, aBrowser())
  server.isAway = true
  draw().renameNode('main', 'Waiting')
  await vi.advanceTimersByTimeAsync(40_000)
  server.isAway = false
  keeper.hear(1)
  await vi.advanceTimersByTimeAsync(10)
  expect(server.flow.nodes.main?.name).toBe('Waiting')
})

test('taking everything back before it was sent sends nothing', async () => {
  const [server, browser] = [aServer(), aBrowser()]
  const { draw } = await opens(server, browser)
  draw().renameNode('main', 'Mine')
  await vi.advanceTimersByTimeAsync(200)
  draw().undo()
  await vi.advanceTimersByTimeAsync(5_000)
  expect(server.saves).toBe(0)
  expect(draw().saveState).toBe('saved')
  expect(browser.kept()).toBeUndefined()
})

test('the name of the flow is a matter of both as well', async () => {
  const server = aServer()
  const { draw } = await opens(server, aBrowser())
  server.somebodyElse((flow) => renameFlow(flow, 'Theirs'))
  draw().renameFlow('Mine')
  await vi.advanceTimersByTimeAsync(5_000)
  expect(draw().dispute?.merge.conflicts.map(({ key }) => key)).toEqual(['name'])
})
