import type { Problem } from '@/lib/flow/problem'
import type { TreeRow } from './tree'

const NONE: readonly Problem[] = []

/**
 * What is wrong, row by row: an exit's problems stand on the exit's row, those of the flow on the incoming call, the rest on the
 * node's. Asked once for all rows, which are many.
 */
export function rowProblems(
  rows: readonly TreeRow[],
  {
    problems,
    problemsOf,
  }: { problems: readonly Problem[]; problemsOf: ReadonlyMap<string, readonly Problem[]> },
): (row: TreeRow) => readonly Problem[] {
  const found = new Map<string, readonly Problem[]>()
  for (const row of rows) {
    const { key, what, from, nodeId } = row
    const ofFlow = what === 'start' ? problems.filter(({ nodeId }) => nodeId === undefined) : NONE
    const ofExit = typeof from === 'object' ? (problemsOf.get(from.node) ?? NONE) : NONE
    const own = what === 'node' && nodeId !== undefined ? (problemsOf.get(nodeId) ?? NONE) : NONE
    if (ofFlow.length + ofExit.length + own.length === 0) continue
    const those = [
      ...ofFlow,
      ...ofExit.filter(({ field }) => typeof from === 'object' && field === `exits.${from.exit.id}`),
      // The list that it stands in says so for all of them.
      ...own.filter(({ code, field }) => code !== 'node.unreachable' && !field?.startsWith('exits.')),
    ]
    if (those.length > 0) found.set(key, those)
  }
  return ({ key }) => found.get(key) ?? NONE
}
