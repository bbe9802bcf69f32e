import { type Graph, reachable, type Spot } from './graph'

/** What every call carries, whatever its flow. */
export const BUILT_IN = ['caller', 'called', 'now'] as const

export type Known = 'always' | 'sometimes' | 'never'

/**
 * How surely variables are set when a call comes to a node: on every way from the start, on some, or on none.
 *
 * @param given names that every call begins with
 * @param asked names worth asking about; the work grows with them
 * @returns the answer for a place in the graph that can be reached, and a name among those asked
 */
export function variablesAt(
  graph: Graph,
  given: string[],
  asked: string[],
): (at: number, name: string) => Known {
  const bits = new Map(asked.map((name, bit) => [name, bit]))
  const words = Math.ceil(bits.size / 32)
  const mask = (names: Iterable<string>) => {
    const set = new Uint32Array(words)
    for (const name of names) {
      const bit = bits.get(name)
      if (bit !== undefined) set[bit >>> 5] = (set[bit >>> 5] ?? 0) | (1 << (bit & 31))
    }
    return set
  }
  const begun = mask([...BUILT_IN, ...given])
  const none = mask([])
  const sets = graph.spots.map(({ kind, node }) => {
    const names = kind.sets?.(node.settings) ?? []
    return names.length > 0 ? mask(names) : none
  })
  const some = flowThrough(graph, begun, sets, 'some', waysBack(graph))
  const every = flowThrough(graph, begun, sets, 'every')

  const has = (set: Uint32Array | undefined, bit: number) =>
    (((set?.[bit >>> 5] ?? 0) >>> (bit & 31)) & 1) === 1
  return (at, name) => {
    const bit = bits.get(name)
    if (bit === undefined || has(every[at], bit)) return 'always'
    return has(some[at], bit) ? 'sometimes' : 'never'
  }
}

/** `some` keeps what either has, `every` what both have. */
type Join = 'some' | 'every'

/** Joins a set into another; true when that one has changed. */
function joinInto(into: Uint32Array, more: Uint32Array, join: Join): boolean {
  let hasChanged = false
  for (let word = 0; word < into.length; word += 1) {
    const before = into[word] ?? 0
    const other = more[word] ?? 0
    const after = (join === 'some' ? before | other : before & other) >>> 0
    into[word] = after
    hasChanged ||= after !== before
  }
  return hasChanged
}

/**
 * Carries sets of variables along the ways until nothing changes any more. A spot that was never come to has no set.
 * `back` adds the ways on which callers go back: all meet in one place besides the spots, which leads to every landmark.
 */
function flowThrough(
  { spots, start }: Graph,
  begun: Uint32Array,
  sets: Uint32Array[],
  join: Join,
  back: Back = { from: new Set(), to: [] },
): (Uint32Array | undefined)[] {
  const at: (Uint32Array | undefined)[] = spots.map(() => undefined)
  if (start === undefined) return at
  const hub = spots.length
  const after = new Uint32Array(begun.length)
  const waiting = new Set<number>()
  const arrive = (to: number, set: Uint32Array) => {
    const there = at[to]
    if (!there) at[to] = set.slice()
    if (!there || joinInto(there, set, join)) waiting.add(to)
  }
  arrive(start, begun)
  for (const from of waiting) {
    waiting.delete(from)
    const before = at[from] ?? begun
    const spot = spots[from]
    if (!spot) for (const to of back.to) arrive(to, before)
    after.set(before)
    joinInto(after, sets[from] ?? begun, 'some')
    for (const { exit, to } of spot?.arcs ?? [])
      if (to !== undefined) arrive(to, isSetBehind(spot, exit.id) ? after : before)
    if (back.from.has(from)) arrive(hub, after)
  }
  return at
}

const isSetBehind = (spot: Spot | undefined, exit: string): boolean =>
  spot?.kind.setsBehind?.includes(exit) ?? true

type Back = { from: Set<number>; to: number[] }

/**
 * Going back leads to a landmark passed before, with all that was set since. Which one it is depends on the call; taking any
 * for possible can only make "never" into "sometimes". What was set on every way to the landmark is still set.
 */
function waysBack(graph: Graph): Back {
  const met = reachable(graph)
  const those = (holds: (spot: Spot) => boolean | undefined) =>
    graph.spots.flatMap((spot, at) => (met[at] && holds(spot) ? [at] : []))
  return {
    from: new Set(those(({ kind, node }) => kind.goesBack?.(node.settings))),
    to: those(({ kind }) => kind.isLandmark),
  }
}
