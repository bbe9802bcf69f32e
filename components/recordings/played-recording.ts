import type { RecordingDetail } from '@/lib/store/recordings'

/** What it takes to play a recording and to read it. */
export type PlayedRecording = Pick<
  RecordingDetail,
  | 'id'
  | 'kind'
  | 'shelf'
  | 'audio'
  | 'trouble'
  | 'contentType'
  | 'sizeBytes'
  | 'durationSeconds'
  | 'transcriptState'
  | 'transcript'
>

export const soundPath = (id: string): string => `/internal/recordings/${id}/audio`

/** `2:07` */
export function clockOf(seconds: number): string {
  const whole = Math.max(0, Math.floor(Number.isFinite(seconds) ? seconds : 0))
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}
