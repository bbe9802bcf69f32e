import type { Problem } from '@/lib/flow/problem'
import type { Database } from '@/lib/store/database'
import type { NumberRecord } from '@/lib/store/numbers'
import { liveVersionOf, type VersionRecord, versionNumbered } from '@/lib/store/versions'
import { carrierProblems } from './carrier-problems'

type Assigned = Pick<NumberRecord, 'flowId' | 'carrier' | 'pinnedVersion'>

/**
 * What a number's carrier cannot do of the version that answers it. Publishing looks at the carriers that a flow has then; a
 * number that comes later may be at another.
 */
export async function assignmentProblems(db: Database, number: Assigned): Promise<Problem[]> {
  const version = await versionAnswering(db, number)
  return version ? carrierProblems(version.document, [number.carrier]) : []
}

/** The version that answers a number now, if one does. */
export async function versionAnswering(
  db: Database,
  { flowId, pinnedVersion }: Omit<Assigned, 'carrier'>,
): Promise<VersionRecord | undefined> {
  if (flowId === null) return undefined
  return pinnedVersion === null ? liveVersionOf(db, flowId) : versionNumbered(db, flowId, pinnedVersion)
}
