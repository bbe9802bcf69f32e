import { appendLog, type LogRow } from '../call-log'
import type { Database } from '../database'
import { projectCalls } from '../projection'
import type { Shelf } from '../recordings'
import { connectedCall, logRow, second } from './log-rows'

export const VOICEMAIL: Shelf[] = ['unheard', 'heard']

const left = { version: 'reception-1', node: 'night-desk' }
type Told = { startsAt?: number; carrier?: string; recordingUrl?: string }

/** The carrier tells that the voicemail of a call is ready. */
export function recordingOf(
  conversation: string,
  { startsAt = 0, carrier = 'vonage', recordingUrl }: Told = {},
): LogRow {
  return logRow({
    key: `${conversation}/recorded`,
    callId: `${carrier}:${conversation}`,
    carrier,
    receivedAt: second(startsAt + 62),
    event: {
      type: 'recording',
      conversationId: conversation,
      recordingId: `rec-${conversation}`,
      recordingUrl: recordingUrl ?? `https://api.nexmo.com/v1/files/rec-${conversation}`,
      isVoicemail: true,
      startedAt: second(startsAt + 39),
      endedAt: second(startsAt + 61),
      left,
    },
  })
}

/** The carrier tells that it was written down. */
export const transcriptOf = (conversation: string, url?: string): LogRow =>
  logRow({
    key: `${conversation}/transcribed`,
    callId: `vonage:${conversation}`,
    receivedAt: second(90),
    event: {
      type: 'transcription',
      conversationId: conversation,
      recordingId: `rec-${conversation}`,
      transcriptionUrl: url ?? `https://api.nexmo.com/v1/files/text-${conversation}`,
      isVoicemail: true,
      left,
    },
  })

/** Somebody calls and leaves a voicemail. */
export async function leaves(db: Database, conversation: string, told: Told = {}): Promise<void> {
  const { carrier = 'vonage', startsAt = 0 } = told
  await appendLog(db, [
    ...connectedCall({ carrier, conversation, startsAt }),
    recordingOf(conversation, told),
  ])
  await projectCalls(db, [`${carrier}:${conversation}`])
}
