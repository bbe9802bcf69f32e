import { type Flow, nodeOf } from '@/lib/flow/document'
import { kindNamed } from '@/lib/flow/kinds'
import type { Visit } from '@/lib/store/fold'
import { exitLabel } from './exit-label'
import type { Story } from './story'

/** What is left to tell of a call whose log is not kept any more: the nodes that it passed. */
export const storyOfVisits = (visits: readonly Visit[], documents: Record<string, Flow>): Story => ({
  moments: visits.map(({ seq, versionId, nodeId, kind, exit, at }, index) => {
    const flow = documents[versionId]
    const node = flow && nodeOf(flow, nodeId)
    const label = exit === null ? undefined : node ? exitLabel(node.kind, node.settings, exit) : exit
    return {
      key: `visit ${seq}`,
      at,
      by: 'flow',
      what: node?.name || nodeId,
      ...(label !== undefined && { detail: label }),
      group: kindNamed(kind).group,
      walked: index + 1,
    }
  }),
  steps: visits.map(({ versionId, nodeId, exit }) => ({
    version: versionId,
    node: nodeId,
    ...(exit !== null && { exit }),
  })),
})
