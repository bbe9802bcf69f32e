import type { CallRecord } from '@/lib/store/calls'
import type { Database } from '@/lib/store/database'
import { versionFacts } from '@/lib/store/version-facts'
import type { ListedCall } from './call-table'

/** Puts beside each call what its flow, its version and the node are called, and the time zone of the flow that answered. */
export async function withFlows(db: Database, calls: CallRecord[]): Promise<ListedCall[]> {
  const flowIds = [...new Set(calls.flatMap(({ flowId }) => flowId ?? []))]
  const [flows, versions] = await Promise.all([
    flowIds.length === 0
      ? []
      : db.query(
          `SELECT id, name FROM flows WHERE id IN (${flowIds.map((_, n) => `$${n + 1}`)})`,
          ...flowIds,
        ),
    versionFacts(
      db,
      calls.flatMap(({ versionId }) => versionId ?? []),
    ),
  ])
  const names = new Map(flows.map(({ id, name }) => [String(id), String(name)]))
  return calls.map((call) => {
    const version = versions.get(call.versionId ?? '')
    return {
      ...call,
      flowName: names.get(call.flowId ?? ''),
      timeZone: version?.timeZone ?? 'UTC',
      version: version?.number,
      endedAtNode: version?.nodeNames[call.lastNode ?? ''] ?? call.lastNode ?? undefined,
    }
  })
}
