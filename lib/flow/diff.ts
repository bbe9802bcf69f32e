import type { Json } from './call'
import { type Flow, type FlowNode, nodeOf } from './document'
import { contentOf } from './hash'
import { kindNamed } from './kinds'

/** A node as a reader of changes knows it. */
type Named = { nodeId: string; name: string; kind: string }

/** What stood at a path and what stands there now; absent where there is nothing. Lists count from 0. */
type Field = { path: string; before?: Json; after?: Json }

/** One thing that is different between two flows. */
export type Change =
  | { type: 'flow-renamed'; before: string; after: string }
  /** A setting of the whole flow: language, voice, error prompt. */
  | ({ type: 'setting-changed' } & Field)
  | { type: 'start-changed'; before: Target; after: Target }
  | ({ type: 'node-added' } & Named)
  | ({ type: 'node-removed' } & Named)
  | ({ type: 'node-renamed'; before: string; after: string } & Named)
  /** The same id is now another sort of step; its settings are not compared. */
  | ({ type: 'kind-changed'; before: string; after: string } & Named)
  | ({ type: 'node-changed' } & Named & Field)
  | ({ type: 'exit-rewired'; exit: string; label: string; before: Target; after: Target } & Named)

/** Where something leads: a node, or nowhere. */
type Target = { nodeId: string; name: string } | null

/**
 * What changed from one flow to another, in words of the domain: first the flow, then its nodes in the order of the flow
 * after, last the nodes that are gone. Where cards stand, notes, frames and copies of calendars are no change.
 * Empty exactly when both have the same `contentHash`.
 */
export function diffFlows(before: Flow, after: Flow): Change[] {
  const ids = [
    ...Object.keys(after.nodes),
    ...Object.keys(before.nodes).filter((id) => !Object.hasOwn(after.nodes, id)),
  ]
  return [
    ...(before.name === after.name
      ? []
      : [{ type: 'flow-renamed' as const, before: before.name, after: after.name }]),
    ...fieldsChanged(contentOf(before).settings, contentOf(after).settings).map((field) => ({
      type: 'setting-changed' as const,
      ...field,
    })),
    ...(before.start === after.start
      ? []
      : [
          {
            type: 'start-changed' as const,
            before: targetOf(before, before.start),
            after: targetOf(after, after.start),
          },
        ]),
    ...ids.flatMap((id) => nodeChanges(id, before, after)),
  ]
}

function nodeChanges(nodeId: string, before: Flow, after: Flow): Change[] {
  const was = nodeOf(before, nodeId)
  const is = nodeOf(after, nodeId)
  const node = is ?? was
  if (!node) return []
  const named = { nodeId, name: node.name, kind: node.kind }
  if (!was || !is) return [{ type: is ? 'node-added' : 'node-removed', ...named }]
  return [
    ...(was.name === is.name
      ? []
      : [{ type: 'node-renamed' as const, ...named, before: was.name, after: is.name }]),
    ...(was.kind === is.kind
      ? fieldsChanged(was.settings, is.settings).map((field) => ({
          type: 'node-changed' as const,
          ...named,
          ...field,
        }))
      : [{ type: 'kind-changed' as const, ...named, before: was.kind, after: is.kind }]),
    ...exitsRewired(was, is, before, after).map((exit) => ({
      type: 'exit-rewired' as const,
      ...named,
      ...exit,
    })),
  ]
}

function exitsRewired(was: FlowNode, is: FlowNode, before: Flow, after: Flow) {
  return union(was.exits, is.exits).flatMap((exit) => {
    const from = own(was.exits, exit)
    const to = own(is.exits, exit)
    if (from === to) return []
    const label = exitLabel(is, exit) ?? exitLabel(was, exit) ?? exit
    return [{ exit, label, before: targetOf(before, from as string), after: targetOf(after, to as string) }]
  })
}

const exitLabel = ({ kind, settings }: FlowNode, exit: string): string | undefined =>
  kindNamed(kind)
    .exits(settings)
    .find(({ id }) => id === exit)?.label

const targetOf = (flow: Flow, nodeId: string | null | undefined): Target =>
  nodeId == null ? null : { nodeId, name: nodeOf(flow, nodeId)?.name ?? nodeId }

/** Field by field, down to what is no object and no list. */
function fieldsChanged(before: unknown, after: unknown, path = ''): Field[] {
  if (Object.is(before, after) || before === after) return []
  const at = (name: string | number) => (path === '' ? String(name) : `${path}.${name}`)
  if (Array.isArray(before) && Array.isArray(after)) return entriesChanged(before, after, at)
  if (isObject(before) && isObject(after))
    return union(before, after).flatMap((name) =>
      fieldsChanged(own(before, name), own(after, name), at(name)),
    )
  return [
    {
      path,
      ...(before !== undefined && { before: before as Json }),
      ...(after !== undefined && { after: after as Json }),
    },
  ]
}

/**
 * Entries of a list. What both begin and end with is set aside first, so that one put in among others is one change and not
 * a change of everything after it. Paths count in the list after; those of entries that are gone, in the list before.
 */
function entriesChanged(before: unknown[], after: unknown[], at: (index: number) => string): Field[] {
  const same = (a: unknown, b: unknown) => fieldsChanged(a, b).length === 0
  const shorter = Math.min(before.length, after.length)
  let head = 0
  while (head < shorter && same(before[head], after[head])) head += 1
  let tail = 0
  while (tail < shorter - head && same(before.at(-1 - tail), after.at(-1 - tail))) tail += 1
  const [was, is] = [before.slice(head, before.length - tail), after.slice(head, after.length - tail)]
  return Array.from({ length: Math.max(was.length, is.length) }, (_, n) =>
    fieldsChanged(was[n], is[n], at(head + n)),
  ).flat()
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const own = (object: Record<string, unknown>, name: string): unknown =>
  Object.hasOwn(object, name) ? object[name] : undefined

const union = (a: Record<string, unknown>, b: Record<string, unknown>): string[] => [
  ...new Set([...Object.keys(a), ...Object.keys(b)]),
]
