/** Chance that comes out the same for the same seed. */
export type Chance = {
  /** From 0 up to, but never, 1. */
  next: () => number
  /** A whole number from 0 up to, but never, `below`. */
  below: (below: number) => number
  isWithin: (share: number) => boolean
  pick: <T>(list: readonly T[]) => T
  /** One of several by how much each weighs. */
  weigh: <T>(list: readonly (readonly [T, number])[]) => T
  /** Around 1, seldom a third or three times of it: how long people take. */
  spread: () => number
  hex: (digits: number) => string
}

/** Mulberry32: small, fast, and good enough for calls that nobody made. */
export function makeChance(seed: number): Chance {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (bound: number) => Math.floor(next() * bound)
  const pick = <T>(list: readonly T[]): T => {
    const one = list[below(list.length)]
    if (one === undefined) throw new Error('There is nothing to pick from')
    return one
  }
  return {
    next,
    below,
    pick,
    isWithin: (share) => next() < share,
    weigh(list) {
      let left = next() * list.reduce((sum, [, weight]) => sum + weight, 0)
      for (const [one, weight] of list) {
        left -= weight
        if (left < 0) return one
      }
      return pick(list)[0]
    },
    spread: () => Math.exp((next() + next() + next() - 1.5) * 0.9),
    hex(digits) {
      let text = ''
      while (text.length < digits) text += below(0x10000).toString(16).padStart(4, '0')
      return text.slice(0, digits)
    },
  }
}
