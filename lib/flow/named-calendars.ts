import type { Flow } from './document'
import { kindNamed } from './kinds'

/** Names of the calendars that a flow asks, each once, in the order of the flow. */
export const calendarsNamedIn = (flow: Flow): string[] => [
  ...new Set(
    Object.values(flow.nodes).flatMap(({ kind, settings }) => kindNamed(kind).calendars?.(settings) ?? []),
  ),
]
