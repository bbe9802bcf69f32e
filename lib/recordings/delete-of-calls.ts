import type { Database } from '../store/database'
import { eraseRecordingsOfCalls, noteErased } from '../store/erase-recordings'
import { eraseSound } from './erase-sound'
import type { RecordingStores } from './store'

/**
 * `deleteRecordingsOfCalls(db, stores, callIds)`: deletes for good what was recorded on some calls, sound and transcript, without a
 * way back. For retention and for erasing a caller. What it cannot remove from the store just now (it is away) is removed in the
 * background. An empty row stays for each, so that a webhook that comes late, or a rebuild from the log, brings nothing back.
 *
 * @param callIds some hundreds at a time at the most
 * @returns how many recordings there were
 */
export async function deleteRecordingsOfCalls(
  db: Database,
  stores: RecordingStores,
  callIds: string[],
): Promise<number> {
  const erased = await eraseRecordingsOfCalls(db, callIds)
  const removed: string[] = []
  for (const recording of erased)
    if (await eraseSound(stores, recording).catch(() => false)) removed.push(recording.id)
  await noteErased(db, removed)
  return erased.length
}
