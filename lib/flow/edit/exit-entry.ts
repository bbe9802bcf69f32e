import { type Flow, type FlowNode, nodeOf } from '../document'
import { kindNamed } from '../kinds'
import { changeSettings } from './change'
import { exitsOf } from './node'
import { valueAt, without, withValue } from './settings-path'

/** The entry of a list in a node's settings that an exit comes from: a choice, a case, a share. */
export type ExitEntry = { list: string; at: number }

/** The entry without which the exit would be gone, and nothing else with it. */
export function entryOfExit(node: FlowNode, exit: string): ExitEntry | undefined {
  const others = exitsOf(node).filter(({ id }) => id !== exit)
  const { settings, exits } = kindNamed(node.kind)
  for (const [list, entries] of Object.entries(node.settings as Record<string, unknown>)) // settings are objects
    for (const at of Array.isArray(entries) ? entries.keys() : []) {
      const parsed = settings.safeParse(without(node.settings, `${list}.${at}`))
      if (!parsed.success) continue
      const left = exits(parsed.data)
      if (left.length === others.length && left.every(({ id }, n) => id === others[n]?.id))
        return { list, at }
    }
  return undefined
}

/**
 * Moves a choice (a case, a share) up or down among the others, past those that lead nowhere by themselves. Its wire goes along.
 * The same flow where it cannot be moved.
 */
export function moveExit(flow: Flow, id: string, exit: string, by: 1 | -1): Flow {
  const node = nodeOf(flow, id)
  const entry = node && entryOfExit(node, exit)
  const exits = node ? exitsOf(node) : []
  const neighbour = exits[exits.findIndex((one) => one.id === exit) + by]
  const place = node && neighbour && entryOfExit(node, neighbour.id)
  if (!node || !entry || place?.list !== entry.list) return flow
  const entries = valueAt(node.settings, entry.list) as readonly unknown[] // `entryOfExit` found it to be a list
  const others = entries.filter((_, at) => at !== entry.at)
  const moved = [...others.slice(0, place.at), entries[entry.at], ...others.slice(place.at)]
  const changed = changeSettings(flow, id, withValue(node.settings, entry.list, moved))
  return changed.ok ? changed.flow : flow
}
