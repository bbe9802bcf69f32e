import { isTestLine } from '../carriers/test-line'
import type { Database } from '../store/database'
import { planNotices, toldAt } from '../store/notices'
import { endWork, putOffWork, type TakenWork } from '../store/recording-work'
import { getRecording, type RecordingDetail } from '../store/recordings'
import { isTranscribed } from '../store/version-names'
import { readNotices, targetsFor } from './setting'

/** So long a notice waits for the sound, and for what is written down of it. A carrier in trouble keeps nobody from being told. */
export const SOUND_WAIT_MS = 30 * 60_000
export const TRANSCRIPT_WAIT_MS = 2 * 60_000

/** How soon it is looked again whether they have come. */
const LOOK_MS = 2_000
const LOOK_LATER_MS = 30_000

/** Finds out who is to be told of a new voicemail, once there is something to be heard or read. */
export async function tellOfVoicemail(
  { db, now }: { db: Database; now: () => Date },
  taken: TakenWork,
): Promise<void> {
  const recording = await getRecording(db, taken.recordingId)
  const isNew =
    recording?.kind === 'voicemail' &&
    ['unheard', 'heard'].includes(recording.shelf) &&
    (await toldAt(db, recording.id)) === null
  if (!recording || !isNew) return void (await endWork(db.query, taken))
  const at = now()
  const setting = await readNotices(db)
  const targets = targetsFor(setting, recording)
  const waited = at.getTime() - Date.parse(recording.recordedAt)
  if (targets.length > 0 && (await isAwaited(db, recording, waited))) {
    const pause = waited < TRANSCRIPT_WAIT_MS ? LOOK_MS : LOOK_LATER_MS
    return putOffWork(db, taken, { until: new Date(at.getTime() + pause) })
  }
  await db.transaction(async (query) => {
    if (await endWork(query, taken)) await planNotices(query, recording.id, targets, at)
  })
}

async function isAwaited(db: Database, recording: RecordingDetail, waited: number): Promise<boolean> {
  if (recording.audio === 'waiting' && waited < SOUND_WAIT_MS) return true
  if (waited >= TRANSCRIPT_WAIT_MS) return false
  const { transcriptState, versionId, nodeId } = recording
  if (transcriptState === 'waiting') return true
  return transcriptState === 'none' && !isTestLine(recording.carrier) && isTranscribed(db, versionId, nodeId)
}
