import { expect, test } from 'vitest'
import type { WireEdge } from './to-canvas'
import { toldApart } from './use-drawn-wires'

const wires = (count: number): WireEdge[] =>
  Array.from({ length: count }, (_, n) => ({
    id: `n${n}:next`,
    type: 'wire',
    source: `n${n}`,
    target: `n${n + 1}`,
    selected: n === 7,
  }))
const ids = (edges: WireEdge[]) => edges.map(({ id }) => id)
const still = new Map()

test('from far away, hundreds of wires are drawn together but for those that are selected or move', () => {
  const edges = wires(400)
  const { apart, together } = toldApart(edges, { isSpeck: true, moving: new Map([['n20', { x: 0, y: 0 }]]) })
  expect(ids(apart)).toEqual(['n7:next', 'n19:next', 'n20:next'])
  expect(apart.length + together.length).toBe(400)
})

test('seen from near, and where they are few, each wire can be taken hold of', () => {
  for (const [count, isSpeck] of [
    [400, false],
    [20, true],
  ] as const)
    expect(toldApart(wires(count), { isSpeck, moving: still })).toMatchObject({
      apart: { length: count },
      together: [],
    })
})
