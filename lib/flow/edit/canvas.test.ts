import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyFlow } from '../testing/any-flow'
import { cardsOf, wiresOf } from './canvas'
import { cardSize } from './card-size'
import { renameNode } from './change'
import { placeAll, positionsOf } from './place'
import { drawn, reception } from './testing/drawn'
import { disconnect } from './wire'

test('a card reads like a phone menu: name, first words, one port for each way out', () => {
  expect(cardsOf(reception())[1]).toEqual({
    id: 'main',
    position: { x: 320, y: 0 },
    kind: 'menu',
    group: 'listen',
    title: 'Menu',
    name: 'Main menu',
    words: 'Press 1 for sales, or 2 for support.',
    exits: [
      { id: '1', label: 'Sales', required: true, wired: true },
      { id: '2', label: 'Support', required: true, wired: true },
      { id: 'no-input', label: expect.any(String), required: false, wired: true },
      { id: 'no-match', label: expect.any(String), required: false, wired: false },
    ],
  })
})

test('wires are known by the node and the exit that they leave', () => {
  expect(wiresOf(reception()).map(({ id, target }) => [id, target])).toEqual([
    ['hello:next', 'main'],
    ['main:1', 'sales'],
    ['main:2', 'bye'],
    ['main:no-input', 'bye'],
    ['sales:busy', 'bye'],
  ])
})

test('moving or renaming one card leaves every other card and wire the very same', () => {
  const flow = reception()
  const [cards, wires] = [cardsOf(flow), wiresOf(flow)]
  const moved = { ...flow, layout: { ...flow.layout, main: { x: 1, y: 2 } } }
  expect(cardsOf(moved).map((card, at) => card === cards[at])).toEqual([true, false, true, true])
  expect(wiresOf(moved).every((wire, at) => wire === wires[at])).toBe(true)
  const renamed = renameNode(moved, 'sales', 'Sales')
  expect(cardsOf(renamed).filter((card) => !cardsOf(moved).includes(card))).toHaveLength(1)
})

test('a layout that was read anew, with the same places, changes no card', () => {
  const flow = reception()
  const cards = cardsOf(flow)
  expect(
    cardsOf({ ...flow, layout: structuredClone(flow.layout) }).every((card, at) => card === cards[at]),
  ).toBe(true)
})

test('an exit that leads to a node that is not there has a hollow port and no wire', () => {
  const flow = reception()
  const { bye: _, ...nodes } = flow.nodes
  const torn = { ...flow, nodes }
  expect(cardsOf(torn)[2]?.exits[0]).toMatchObject({ id: 'busy', wired: false })
  expect(wiresOf(torn).map(({ id }) => id)).toEqual(['hello:next', 'main:1'])
  expect(wiresOf(flow)).toHaveLength(5)
})

test('recordings show their file, long prompts their first words, silent nodes nothing', () => {
  const say = (prompt: object) => ({ kind: 'say', name: 'Say', settings: { prompt } })
  const flow = drawn({
    nodes: {
      audio: say({ audioUrl: 'https://acme.example/prompts/welcome.mp3?v=2' }),
      long: say({ text: 'Thank you for calling. '.repeat(10) }),
      markup: say({ text: '<speak>Fish <break time="1s"/> &amp; chips <!-- no -->.</speak>' }),
      silent: { kind: 'hangup', name: 'Bye' },
    },
  })
  const words = cardsOf(flow).map((card) => card.words)
  expect(words).toEqual(['welcome.mp3', expect.stringMatching(/^Thank you .*…$/), 'Fish & chips.', ''])
  expect(words[1]?.length).toBeLessThanOrEqual(80)
})

test('cards without a place stand in columns from the start on, and none over another', () => {
  const { layout: _, ...document } = reception()
  const flow = drawn({ ...document, layout: { bye: { x: 0, y: 0 } } })
  const positions = positionsOf(flow)
  expect(positions.get('bye')).toEqual({ x: 0, y: 0 })
  const [hello, main, sales] = ['hello', 'main', 'sales'].map((id) => positions.get(id))
  expect(hello?.x).toBeLessThan(main?.x ?? 0)
  expect(main?.x).toBeLessThan(sales?.x ?? 0)
  expect(hello?.y).toBeGreaterThanOrEqual(cardSize(flow.nodes.bye as never).height)
  expect(placeAll(flow).layout).toEqual(Object.fromEntries(positions))
  expect(placeAll(reception())).toEqual(reception())
})

test('any flow can be drawn: one card for each node, wires only between cards, no two with one id', () => {
  fc.assert(
    fc.property(anyFlow(), (flow) => {
      const [cards, wires] = [cardsOf(flow), wiresOf(flow)]
      expect(cards.map(({ id }) => id)).toEqual(Object.keys(flow.nodes))
      expect(new Set(wires.map(({ id }) => id)).size).toBe(wires.length)
      for (const { source, exit, target } of wires) {
        expect(cards.find(({ id }) => id === source)?.exits.find(({ id }) => id === exit)?.wired).toBe(true)
        expect(Object.hasOwn(flow.nodes, target)).toBe(true)
      }
      const places = cards.filter(({ id }) => !Object.hasOwn(flow.layout, id)).map(({ position }) => position)
      expect(new Set(places.map(({ x, y }) => `${x} ${y}`)).size).toBe(places.length)
    }),
  )
})

test('cutting a wire redraws only the card that it left', () => {
  const flow = reception()
  const cards = cardsOf(flow)
  const cut = cardsOf(disconnect(flow, 'main', '1'))
  expect(cut.map((card, at) => card === cards[at])).toEqual([true, false, true, true])
})
