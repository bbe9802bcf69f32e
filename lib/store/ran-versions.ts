import type { CallDetail } from './calls'
import type { Database } from './database'
import { getVersion, type VersionRecord } from './versions'

/** The versions that a call ran, in the order in which it came to them. One that is not there any more is left out. */
export async function versionsOf(
  db: Database,
  { versionId, visits }: Pick<CallDetail, 'versionId' | 'visits'>,
): Promise<VersionRecord[]> {
  const ids = new Set([versionId, ...visits.map((visit) => visit.versionId)])
  const found = await Promise.all([...ids].flatMap((id) => (id ? [getVersion(db, id)] : [])))
  return found.filter((version) => version !== undefined)
}
