import { expect, test } from 'vitest'
import { flowDocument } from '@/lib/flow/document'
import { cardSize } from '@/lib/flow/edit/card-size'
import { linkViews } from './linked-views'
import { overlay } from './overlay'

const say = (name: string, to?: string) => ({ kind: 'say', name, exits: to ? { next: to } : {} })
const place = { x: 320, y: 0 }
const before = flowDocument.parse({
  format: 1,
  name: 'Reception',
  start: 'hello',
  nodes: { hello: say('Hello', 'news'), news: say('News') },
  layout: { hello: { x: 0, y: 0 }, news: place },
})

test('what is gone is shown with its wire, beneath what stands in its place now', () => {
  const after = flowDocument.parse({
    ...before,
    nodes: { hello: say('Hello'), offer: say('Offer') },
    layout: { hello: { x: 0, y: 0 }, offer: place },
  })
  const { flow, marks } = overlay(before, after)
  expect(marks.nodes).toEqual({
    hello: { look: 'changed' },
    offer: { look: 'added' },
    news: { look: 'removed' },
  })
  expect(marks.wires).toEqual({ 'hello:next': { look: 'removed' } })
  expect(flow.nodes.hello?.exits).toEqual({ next: 'news' })
  const offer = flow.nodes.offer
  expect(flow.layout.news?.x).toBe(place.x)
  expect(flow.layout.news?.y).toBeGreaterThan(offer ? cardSize(offer).height : 0)
  expect(after.nodes.hello?.exits).toEqual({})
})

test('moving cards alone marks nothing', () => {
  const { marks } = overlay(before, { ...before, layout: { hello: { x: 99, y: 9 } } })
  expect(marks).toEqual({ nodes: {}, wires: {} })
})

test('views that are linked go along, and nobody is told what they said themselves', () => {
  const link = linkViews()
  const went: string[] = []
  const left = link.join(({ x }) => went.push(`left ${x}`))
  const right = link.join(({ x }) => {
    went.push(`right ${x}`)
    right.moved({ x, y: 0, zoom: 1 })
  })
  left.moved({ x: 5, y: 0, zoom: 1 })
  right.moved({ x: 7, y: 0, zoom: 1 })
  right.leave()
  left.moved({ x: 9, y: 0, zoom: 1 })
  expect(went).toEqual(['right 5', 'left 7'])
})
