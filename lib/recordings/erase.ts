import type { Database } from '../store/database'
import { eraseRecording, noteErased } from '../store/erase-recordings'
import { endWork, putOffWork, type TakenWork } from '../store/recording-work'
import { eraseSound } from './erase-sound'
import type { RecordingStores } from './store'

const AGAIN_MS = 10 * 60_000

/** Removes for good what was deleted and did not come back. While its store is away, it is tried again. */
export async function erase(
  { db, stores, now }: { db: Database; stores: RecordingStores; now: () => Date },
  taken: TakenWork,
): Promise<void> {
  const erased = await eraseRecording(db, taken.recordingId)
  if (!erased) return void (await endWork(db.query, taken))
  const isRemoved = await eraseSound(stores, erased).catch(() => false)
  if (isRemoved) return noteErased(db, [erased.id])
  const until = new Date(now().getTime() + AGAIN_MS)
  await putOffWork(db, taken, {
    until,
    trouble: 'The store that has it cannot be reached, or is not set any more.',
  })
}
