import { type Flow, nodeOf } from '../document'
import { withoutLooseEnds } from './loose-ends'
import { fromParts, keyOf, nameIn, type Parts, partsOf, sectionOf } from './parts'
import { isSame } from './same'

/** Something that both sides changed, and not alike. Absent where it is not there on that side: removed, or not yet added. */
export type Conflict = {
  /** What it is about: `nodes/main`, `start`, `name`, `settings/language`, `notes/n1`. Choices name it. */
  key: string
  /** Where it is about a node. */
  nodeId?: string
  base?: unknown
  mine?: unknown
  theirs?: unknown
}

export type Side = 'mine' | 'theirs'

export type Merge = {
  /** What both made of it; where they disagree, as I have it until somebody chooses. */
  flow: Flow
  conflicts: Conflict[]
  base: Flow
  mine: Flow
  theirs: Flow
}

/**
 * Brings together what two designers made of the same flow. What only one of them changed is taken from that one: nodes, the
 * start, the name, single settings and variables, notes, frames, and where cards stand. A card that both moved stands where I
 * put it. What both changed differently is a conflict; one who removed a node that the other changed is one too. Where one wired
 * an exit to a node that the other removed, the exit leads nowhere.
 *
 * @param base what both began with
 */
export const merge = (base: Flow, mine: Flow, theirs: Flow): Merge => settled(base, mine, theirs, {})

/** Settles conflicts by their key. What is not chosen stays a conflict, as I have it. */
export const resolve = ({ base, mine, theirs }: Merge, choices: Readonly<Record<string, Side>>): Merge =>
  settled(base, mine, theirs, choices)

function settled(base: Flow, mine: Flow, theirs: Flow, choices: Readonly<Record<string, Side>>): Merge {
  const sides = { base: partsOf(base), mine: partsOf(mine), theirs: partsOf(theirs) }
  const merged: Parts = new Map()
  const conflicts: Conflict[] = []
  const disputed = new Map<string, Side>()
  /** Whose it is as it stands now: of one, or of both alike. */
  const owners = new Map<string, Flow[]>()
  const keys = [...new Set([...sides.mine.keys(), ...sides.theirs.keys(), ...sides.base.keys()])]
  for (const key of keys) {
    if (sectionOf(key) === 'layout') continue
    const [was, one, other] = [sides.base.get(key), sides.mine.get(key), sides.theirs.get(key)]
    const whose = whoseIs(was, one, other)
    const chosen = Object.hasOwn(choices, key) ? choices[key] : undefined
    const side = whose === 'both' ? (chosen ?? 'mine') : whose
    const value = sides[side].get(key)
    if (value !== undefined) merged.set(key, value)
    owners.set(key, [...(isSame(value, one) ? [mine] : []), ...(isSame(value, other) ? [theirs] : [])])
    if (whose !== 'both') continue
    disputed.set(key, side)
    if (!chosen) conflicts.push(conflictOf(key, was, one, other))
  }
  for (const key of keys)
    if (sectionOf(key) === 'layout') {
      const at = placeOf(key, sides, merged, disputed)
      if (at !== undefined) merged.set(key, at)
    }
  const flow = withoutLooseEnds(fromParts(merged), (to, from) =>
    (owners.get(from === undefined ? 'start' : keyOf('nodes', from)) ?? []).every((owner) =>
      nodeOf(owner, to),
    ),
  )
  return { flow, conflicts, base, mine, theirs }
}

/** Where a card stands is never worth a question: with a disputed node goes the place it has on that side, else mine comes first. */
function placeOf(
  key: string,
  { base, mine, theirs }: Record<Side | 'base', Parts>,
  merged: Parts,
  disputed: ReadonlyMap<string, Side>,
): unknown {
  const node = keyOf('nodes', nameIn(key))
  const [was, one, other] = [base.get(key), mine.get(key), theirs.get(key)]
  const side = disputed.get(node)
  if (side) return merged.has(node) ? ((side === 'mine' ? (one ?? other) : (other ?? one)) ?? was) : undefined
  const whose = whoseIs(was, one, other)
  if (whose === 'both') return merged.has(node) ? (one ?? other) : undefined
  return whose === 'mine' ? one : other
}

/** Whose it is: theirs where only they changed it, a matter of both where both did and not alike. */
function whoseIs(was: unknown, one: unknown, other: unknown): Side | 'both' {
  if (isSame(one, other) || isSame(other, was)) return 'mine'
  return isSame(one, was) ? 'theirs' : 'both'
}

function conflictOf(key: string, base: unknown, mine: unknown, theirs: unknown): Conflict {
  return {
    key,
    ...(sectionOf(key) === 'nodes' && { nodeId: nameIn(key) }),
    ...(base !== undefined && { base }),
    ...(mine !== undefined && { mine }),
    ...(theirs !== undefined && { theirs }),
  }
}
