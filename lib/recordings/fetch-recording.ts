import { rm } from 'node:fs/promises'
import { endWork, putOffWork, type TakenWork } from '../store/recording-work'
import { getRecording, type RecordingDetail, type Sentence } from '../store/recordings'
import { download } from './download'
import { readTranscript } from './read-transcript'
import { keptDays, type SourceDeps, type Sourced, soundOf, transcriptOf } from './source'
import { keyOf, type RecordingStores } from './store'
import { type FetchTrouble, fetchWords } from './words'

export type FetchDeps = SourceDeps & { stores: RecordingStores; now: () => Date }

/** Longer than any download may take, so that nobody else takes it meanwhile. */
export const LEASE_MS = 20 * 60_000
const MOST_MS = 15 * 60_000

/** Seconds after which it is tried again, the first time, the second …; the last one holds from then on. */
const PAUSES = [5, 30, 120, 600, 3_600, 6 * 3_600]
const DAY_MS = 86_400_000

/** Fetches the sound of a recording, and puts it into the store. What went wrong is tried again as long as that makes sense. */
export async function fetchSound(deps: FetchDeps, taken: TakenWork): Promise<void> {
  const recording = await getRecording(deps.db, taken.recordingId)
  if (!recording) return void (await endWork(deps.db.query, taken))
  const aborter = new AbortController()
  const timer = setTimeout(() => aborter.abort(), MOST_MS)
  try {
    const sourced = await soundOf(deps, recording, aborter.signal)
    if (!sourced.ok) return await withoutSound(deps, taken, recording, sourced)
    const file = await download(deps.config.dataDir, sourced, () => aborter.abort())
    if (!file.ok) {
      const isLasting = file.reason !== 'broke-off'
      return await withoutSound(deps, taken, recording, { reason: file.reason, isLasting })
    }
    await stored(deps, taken, recording, file)
  } finally {
    clearTimeout(timer)
  }
}

async function stored(
  deps: FetchDeps,
  taken: TakenWork,
  recording: RecordingDetail,
  file: { path: string; sizeBytes: number; contentType: string },
): Promise<void> {
  const { db, stores } = deps
  const store = stores.into
  try {
    await store.keep(keyOf(recording.id), file)
  } catch {
    return await withoutSound(deps, taken, recording, { reason: 'store-away', isLasting: false })
  } finally {
    await rm(file.path, { force: true })
  }
  const isOurs = await db.transaction(async (query) => {
    if (!(await endWork(query, taken))) return false
    await query(
      "UPDATE recordings SET audio = 'stored', trouble = NULL, content_type = $1, size_bytes = $2, stored_in = $3 WHERE id = $4",
      file.contentType,
      file.sizeBytes,
      store.name,
      recording.id,
    )
    return true
  })
  // Deleted while it was on its way: what has just come in must not stay.
  if (!isOurs && (await getRecording(db, recording.id))?.storedIn === null)
    await store.remove(keyOf(recording.id))
}

type Failed = { reason: FetchTrouble | 'silent'; isLasting: boolean }

async function withoutSound(
  deps: FetchDeps,
  taken: TakenWork,
  recording: RecordingDetail,
  { reason, isLasting }: Failed,
): Promise<void> {
  const { db, now } = deps
  const trouble = reason === 'silent' ? null : fetchWords(reason, recording.carrier)
  if (!isLasting && !isTooOld(recording, now()))
    return putOffWork(db, taken, again(taken, now(), trouble ?? ''))
  const said = isLasting ? trouble : fetchWords('too-old', recording.carrier)
  await db.transaction(async (query) => {
    if (!(await endWork(query, taken))) return
    await query(
      'UPDATE recordings SET audio = $1, trouble = $2 WHERE id = $3',
      reason === 'silent' ? 'silent' : 'gone',
      said,
      recording.id,
    )
  })
}

/** Fetches what was written down of a recording. */
export async function fetchTranscript(deps: FetchDeps, taken: TakenWork): Promise<void> {
  const { db, now } = deps
  const recording = await getRecording(db, taken.recordingId)
  if (!recording) return void (await endWork(db.query, taken))
  const sourced = await transcriptOf(deps, recording, AbortSignal.timeout(60_000))
  const read = sourced.ok ? await readTranscript(sourced.body).catch(() => 'broke-off' as const) : undefined
  const failed = failureOf(sourced, read)
  if (failed && !failed.isLasting && !isTooOld(recording, now())) {
    const trouble = failed.reason === 'silent' ? '' : fetchWords(failed.reason, recording.carrier)
    return putOffWork(db, taken, again(taken, now(), trouble))
  }
  const transcript = typeof read === 'object' ? read : undefined
  await db.transaction(async (query) => {
    if (!(await endWork(query, taken))) return
    await query(
      'UPDATE recordings SET transcript_state = $1, transcript = $2, excerpt = $3 WHERE id = $4',
      transcript ? 'there' : 'gone',
      transcript ? JSON.stringify(transcript.sentences satisfies Sentence[]) : null,
      transcript?.excerpt ?? null,
      recording.id,
    )
  })
}

function failureOf(sourced: Sourced, read: object | 'broke-off' | undefined): Failed | undefined {
  if (!sourced.ok) return sourced
  if (read === 'broke-off') return { reason: 'broke-off', isLasting: false }
  return read ? undefined : { reason: 'no-sound', isLasting: true }
}

const isTooOld = (recording: RecordingDetail, now: Date): boolean =>
  now.getTime() - Date.parse(recording.recordedAt) > keptDays(recording) * DAY_MS

function again({ tries }: TakenWork, now: Date, trouble: string) {
  const seconds = PAUSES[Math.min(tries, PAUSES.length) - 1] ?? 5
  return { until: new Date(now.getTime() + seconds * 1_000), trouble }
}
