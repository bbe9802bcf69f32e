import type { Problem } from '@/lib/flow/problem'
import type { Database } from '@/lib/store/database'
import type { NumberRecord } from '@/lib/store/numbers'
import { liveVersionOf, versionNumbered } from '@/lib/store/versions'
import { carrierProblems } from './carrier-problems'

/**
 * What a number's carrier cannot do of the version that answers it. Publishing looks at the carriers that a flow has then; a
 * number that comes later may be at another.
 */
export async function assignmentProblems(
  db: Database,
  { flowId, carrier, pinnedVersion }: Pick<NumberRecord, 'flowId' | 'carrier' | 'pinnedVersion'>,
): Promise<Problem[]> {
  if (flowId === null) return []
  const version =
    pinnedVersion === null
      ? await liveVersionOf(db, flowId)
      : await versionNumbered(db, flowId, pinnedVersion)
  return version ? carrierProblems(version.document, [carrier]) : []
}
