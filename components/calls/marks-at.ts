import type { Mark, Marks } from '../editor/viewer/marks'
import type { Step } from './story'

const VISITED: Mark = { look: 'visited' }

/** Where a call stood after so many of its steps. */
export const standingAt = (steps: readonly Step[], walked: number): Step | undefined =>
  steps[Math.min(walked, steps.length) - 1]

/** The way that a call had gone by then, on the version on which it stood: what it had passed, and where it was. */
export function marksAt(steps: readonly Step[], walked: number): Marks {
  const at = standingAt(steps, walked)
  if (!at) return {}
  const here = steps.slice(0, walked).filter(({ version }) => version === at.version)
  return {
    nodes: {
      ...Object.fromEntries(here.map(({ node }) => [node, VISITED])),
      [at.node]: { look: 'current' },
    },
    wires: {
      start: VISITED,
      ...Object.fromEntries(
        here.flatMap(({ node, exit }) => (exit === undefined ? [] : [[`${node}:${exit}`, VISITED]])),
      ),
    },
    others: 'faded',
  }
}
