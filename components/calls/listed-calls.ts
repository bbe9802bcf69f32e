import type { listCalls } from '@/lib/store/calls'
import type { Database } from '@/lib/store/database'
import { listFlows } from '@/lib/store/flows'
import { getVersion } from '@/lib/store/versions'
import type { ListedCall } from './call-table'

type Calls = Awaited<ReturnType<typeof listCalls>>['calls']

/** Puts the name and the time zone of the flow that answered beside each call. */
export async function withFlows(db: Database, calls: Calls): Promise<ListedCall[]> {
  const flows = new Map((await listFlows(db)).map(({ id, name }) => [id, name]))
  const versionIds = [...new Set(calls.flatMap(({ versionId }) => versionId ?? []))]
  const versions = await Promise.all(versionIds.map((id) => getVersion(db, id)))
  const zones = new Map(
    versions.flatMap((version) => (version ? [[version.id, version.document.settings.timeZone]] : [])),
  )
  return calls.map((call) => ({
    ...call,
    flowName: flows.get(call.flowId ?? ''),
    timeZone: zones.get(call.versionId ?? '') ?? 'UTC',
  }))
}
