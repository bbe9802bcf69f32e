import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Graph, graphOf, loopsWithoutEnd } from './graph'
import { anyFlow } from './testing/any-flow'

/** Everything that can be come to from a place, found the slow way. */
function from(at: number, ahead: (at: number) => number[], met = new Set<number>()): Set<number> {
  if (met.has(at)) return met
  met.add(at)
  for (const to of ahead(at)) from(to, ahead, met)
  return met
}

/** Places that a call can come to and from which none can end, by trying every way from every one. */
function caughtSlowly({ spots, start }: Graph): number[] {
  const exits = (at: number) => spots[at]?.arcs.flatMap(({ to }) => to ?? []) ?? []
  const places = [...spots.keys()]
  const landmarksBefore = (at: number) =>
    places.filter((mark) => spots[mark]?.kind.isLandmark && from(mark, exits).has(at))
  const ways = (at: number) => {
    const spot = spots[at]
    return [...exits(at), ...(spot?.kind.goesBack?.(spot.node.settings) ? landmarksBefore(at) : [])]
  }
  const isEnd = (at: number) => {
    const spot = spots[at]
    return (
      !spot ||
      spot.arcs.length === 0 ||
      spot.arcs.some(({ to }) => to === undefined) ||
      spot.kind.mayEnd?.(spot.node.settings) === true
    )
  }
  const met = start === undefined ? [] : [...from(start, exits)]
  return met.filter((at) => ![...from(at, ways)].some(isEnd))
}

test('a call is caught somewhere exactly when there is a loop to be told, and every loop is a place where it is caught', () => {
  let loops = 0
  fc.assert(
    fc.property(anyFlow(), (flow) => {
      // Wires to every exit, so that loops are no rarity.
      const ids = Object.keys(flow.nodes)
      for (const [at, node] of Object.values(flow.nodes).entries())
        for (const { arcs } of graphOf(flow).spots)
          for (const { exit } of arcs)
            node.exits[exit.id] ??= ids[(at + exit.id.length) % ids.length] ?? 'gone'
      const graph = graphOf(flow)
      const caught = caughtSlowly(graph)
      const found = loopsWithoutEnd(graph)
      loops += found.length
      expect(found.length > 0).toBe(caught.length > 0)
      for (const at of found.flat()) expect(caught).toContain(at)
    }),
    { numRuns: 500 },
  )
  expect(loops).toBeGreaterThan(10)
})
