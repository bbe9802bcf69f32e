/**
 * A designer's regular expression, matched against what a caller pressed or said. JavaScript's own matcher backtracks, so
 * one careless pattern (`(a+)+$`) could hang every call of the process. This one runs all ways at once: its time is bounded
 * by length of text × length of pattern, whatever the pattern says.
 *
 * It takes literals, `.`, classes, `\d \w \s \p{…}` and their opposites, groups, `|`, `* + ? {m,n}`, `^` and `$`.
 * Look-around, back-references and word boundaries are refused.
 */
const MAX_PATTERN_CHARACTERS = 200
/** What `{m,n}` unfolds to, parts of the pattern. */
const MAX_PARTS = 500
/** Longer texts match nothing. */
export const MAX_MATCHED_CHARACTERS = 500

type Test = (character: string) => boolean
type Tree =
  | { type: 'one'; test: Test }
  | { type: 'edge'; at: 'start' | 'end' }
  | { type: 'all'; of: Tree[] }
  | { type: 'any'; of: Tree[] }
  | { type: 'repeat'; of: Tree; min: number; max: number }

type State =
  | { type: 'one'; test: Test; to: number }
  | { type: 'edge'; at: 'start' | 'end'; to: number }
  | { type: 'fork'; to: number[] }
  | { type: 'found' }

export type PatternProblem = 'invalid' | 'unsupported' | 'too-long'

class Refusal extends Error {
  constructor(readonly why: PatternProblem) {
    super(why)
  }
}

/** Does the whole text match? A pattern that is refused matches nothing. Letters count as written. */
export function matchesPattern(pattern: string, text: string): boolean {
  const states = program(pattern)
  if (typeof states === 'string' || text.length > MAX_MATCHED_CHARACTERS) return false
  const characters = [...text]
  let here = reached(states, [0], 0, characters.length)
  for (const [at, character] of characters.entries()) {
    const next: number[] = []
    for (const id of here) {
      const state = states[id]
      if (state?.type === 'one' && state.test(character)) next.push(state.to)
    }
    if (next.length === 0) return false
    here = reached(states, next, at + 1, characters.length)
  }
  return [...here].some((id) => states[id]?.type === 'found')
}

/** Why a pattern is refused, or nothing. */
export function patternProblem(pattern: string): PatternProblem | undefined {
  const states = program(pattern)
  return typeof states === 'string' ? states : undefined
}

/** The states that lie behind these without a further character. */
function reached(states: State[], from: number[], at: number, end: number): Set<number> {
  const seen = new Set<number>()
  const open = [...from]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (seen.has(id)) continue
    seen.add(id)
    const state = states[id]
    if (state?.type === 'fork') open.push(...state.to)
    if (state?.type === 'edge' && at === (state.at === 'start' ? 0 : end)) open.push(state.to)
  }
  return seen
}

const programs = new Map<string, State[] | PatternProblem>()
const MAX_PROGRAMS = 1_000

function program(pattern: string): State[] | PatternProblem {
  const known = programs.get(pattern)
  if (known) return known
  const fresh = compiled(pattern)
  if (programs.size >= MAX_PROGRAMS) programs.clear()
  programs.set(pattern, fresh)
  return fresh
}

function compiled(pattern: string): State[] | PatternProblem {
  if (pattern.length > MAX_PATTERN_CHARACTERS) return 'too-long'
  try {
    new RegExp(pattern, 'u')
  } catch {
    return 'invalid'
  }
  try {
    const states: State[] = [{ type: 'found' }]
    const first = build(parse(pattern), 0, states, { left: MAX_PARTS })
    // Matching begins at 0: the first state and the goal change places by one more fork.
    return [{ type: 'fork', to: [first + 1] }, ...states.map(shifted)]
  } catch (refusal) {
    if (refusal instanceof Refusal) return refusal.why
    throw refusal
  }
}

const shifted = (state: State): State => {
  if (state.type === 'found') return state
  return state.type === 'fork'
    ? { ...state, to: state.to.map((id) => id + 1) }
    : { ...state, to: state.to + 1 }
}

/** Adds the states of a tree that go on at `to`; gives the first of them. */
function build(tree: Tree, to: number, states: State[], budget: { left: number }): number {
  // Not only states count: an empty group unfolds to none of them, for ever.
  budget.left -= 1
  if (budget.left < 0) throw new Refusal('too-long')
  const add = (state: State): number => states.push(state) - 1
  switch (tree.type) {
    case 'one':
    case 'edge':
      return add({ ...tree, to })
    case 'all':
      return tree.of.reduceRight((after, part) => build(part, after, states, budget), to)
    case 'any':
      return add({ type: 'fork', to: tree.of.map((part) => build(part, to, states, budget)) })
    case 'repeat': {
      let first = to
      if (tree.max === Number.POSITIVE_INFINITY) {
        const loop: State = { type: 'fork', to: [] }
        first = add(loop)
        loop.to = [build(tree.of, first, states, budget), to]
      } else {
        for (let more = tree.min; more < tree.max; more += 1)
          first = add({ type: 'fork', to: [build(tree.of, first, states, budget), to] })
      }
      for (let times = 0; times < tree.min; times += 1) first = build(tree.of, first, states, budget)
      return first
    }
  }
}

/** Reads a pattern that JavaScript has found well formed. */
function parse(pattern: string): Tree {
  let rest = pattern

  const take = (form: RegExp): string | undefined => {
    const found = form.exec(rest)?.[0]
    if (found !== undefined) rest = rest.slice(found.length)
    return found
  }

  function alternatives(): Tree {
    const of = [sequence()]
    while (take(/^\|/)) of.push(sequence())
    return of.length === 1 && of[0] ? of[0] : { type: 'any', of }
  }

  function sequence(): Tree {
    const of: Tree[] = []
    while (rest !== '' && !/^[|)]/.test(rest)) of.push(repeated(atom()))
    return { type: 'all', of }
  }

  function repeated(of: Tree): Tree {
    const found = take(/^(?:[*+?]|\{\d+(?:,\d*)?\})\??/)
    if (!found) return of
    const [, min = '0', comma, max = ''] = /\{(\d+)(,)?(\d*)\}/.exec(found) ?? []
    const bounds: Record<string, [number, number]> = {
      '*': [0, Number.POSITIVE_INFINITY],
      '+': [1, Number.POSITIVE_INFINITY],
      '?': [0, 1],
      '{': [Number(min), comma ? (max === '' ? Number.POSITIVE_INFINITY : Number(max)) : Number(min)],
    }
    const [least, most] = bounds[found.charAt(0)] ?? [1, 1]
    return { type: 'repeat', of, min: least, max: most }
  }

  function atom(): Tree {
    if (take(/^\^/)) return { type: 'edge', at: 'start' }
    if (take(/^\$/)) return { type: 'edge', at: 'end' }
    if (/^\((?!\?)|^\(\?(?::|<[^=!])/.test(rest)) {
      take(/^\((?:\?(?::|<[^>]*>))?/)
      const inside = alternatives()
      take(/^\)/)
      return inside
    }
    if (rest.startsWith('(') || /^\\[1-9kbB]/.test(rest)) throw new Refusal('unsupported')
    const one =
      take(/^\[(?:\\[\s\S]|[^\]\\])*\]/) ??
      take(/^\\(?:[pP]\{[^}]*\}|u\{[^}]*\}|u[\dA-Fa-f]{4}|x[\dA-Fa-f]{2}|c[A-Za-z]|[\s\S])/) ??
      take(/^[\s\S]/u) ??
      ''
    // One character against one class: nothing to backtrack over.
    const single = new RegExp(`^${one}$`, 'u')
    return { type: 'one', test: (character) => single.test(character) }
  }

  const tree = alternatives()
  if (rest !== '') throw new Refusal('invalid')
  return tree
}
