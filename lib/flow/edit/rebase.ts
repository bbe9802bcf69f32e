import type { Flow } from '../document'
import { withoutLooseEnds } from './loose-ends'
import { fromParts, keyOf, nameIn, partsOf, sectionOf } from './parts'
import { isSame } from './same'

/** What one flow has otherwise than another, by the keys of its parts; absent where it has nothing there. */
export type Changes = ReadonlyMap<string, unknown>

/** What somebody changed in a flow. */
export function changesOf(before: Flow, after: Flow): Changes {
  const [was, is] = [partsOf(before), partsOf(after)]
  const keys = new Set([...was.keys(), ...is.keys()])
  return new Map(
    [...keys].filter((key) => !isSame(was.get(key), is.get(key))).map((key) => [key, is.get(key)]),
  )
}

/** Another flow with those changes made to it, whatever stood there; exits that would lead to what they removed lead nowhere. */
export function withChanges(flow: Flow, changes: Changes): Flow {
  if (changes.size === 0) return flow
  const parts = partsOf(flow)
  for (const [key, value] of changes) {
    if (value === undefined) parts.delete(key)
    else parts.set(key, value)
  }
  for (const key of changes.keys())
    if (sectionOf(key) === 'layout' && !parts.has(keyOf('nodes', nameIn(key)))) parts.delete(key)
  const isTheirs = (from?: string) => changes.has(from === undefined ? 'start' : keyOf('nodes', from))
  return withoutLooseEnds(fromParts(parts), (to, from) => isTheirs(from) || Object.hasOwn(flow.nodes, to))
}
