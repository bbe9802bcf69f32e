import { createHash } from 'node:crypto'
import type { LoggedEvent } from './call-log'
import { isoTime } from './times'

/** What the log tells of something that was recorded on a call. Whose call it was, the call says. */
export type FoldedRecording = {
  id: string
  /** The carrier's id of it. */
  carrierId: string
  kind: 'voicemail' | 'call'
  /** Where a voicemail was left. */
  versionId: string | null
  nodeId: string | null
  /** When it was over. */
  recordedAt: string
  durationSeconds: number | null
  /** Where the carrier has it; nothing while only its transcript was told of. */
  audioUrl: string | null
  transcriptUrl: string | null
}

type Read = { event: LoggedEvent | undefined; at: string }

/**
 * Gathers what was recorded on a call. A transcript may be told of before its recording, or without one; whatever is told twice
 * counts once.
 *
 * @param read the events of the call, in the order of `foldCall`
 */
export function foldRecordings(callId: string, read: Read[]): FoldedRecording[] {
  const events = read.flatMap(({ event, at }) =>
    event?.type === 'recording' || event?.type === 'transcription' ? [{ event, at }] : [],
  )
  const ids = [...new Set(events.flatMap(({ event }) => event.recordingId ?? []))]
  return ids.sort().map((carrierId) => {
    // A transcript that does not name its recording is of the only one there is.
    const its = events.filter(
      ({ event }) => (event.recordingId ?? (ids.length === 1 && carrierId)) === carrierId,
    )
    const recording = its.flatMap(({ event }) => (event.type === 'recording' ? [event] : []))[0]
    const transcription = its.flatMap(({ event }) => (event.type === 'transcription' ? [event] : []))[0]
    const left = its.find(({ event }) => event.left)?.event.left
    return {
      id: recordingIdOf(callId, carrierId),
      carrierId,
      kind: its.some(({ event }) => event.isVoicemail) ? 'voicemail' : 'call',
      versionId: left?.version ?? null,
      nodeId: left?.node ?? null,
      recordedAt: isoTime(recording?.endedAt) ?? its[0]?.at ?? '',
      durationSeconds: secondsBetween(recording?.startedAt, recording?.endedAt),
      audioUrl: recording?.recordingUrl ?? null,
      transcriptUrl: transcription?.transcriptionUrl ?? null,
    }
  })
}

/** The same recording has the same id, however often it is told of; it can stand in an address. */
export const recordingIdOf = (callId: string, carrierId: string): string =>
  createHash('sha256').update(`${callId}\n${carrierId}`).digest('base64url').slice(0, 22)

/** Carriers end recordings long before. */
const LONGEST_SECONDS = 86_400

function secondsBetween(from: string | undefined, to: string | undefined): number | null {
  const seconds = Math.round((Date.parse(to ?? '') - Date.parse(from ?? '')) / 1_000)
  return seconds >= 0 && seconds <= LONGEST_SECONDS ? seconds : null
}
