import type { RecordingDetail } from '../store/recordings'

/** What a notice says of a voicemail. */
export type ToldVoicemail = Pick<
  RecordingDetail,
  | 'id'
  | 'callId'
  | 'caller'
  | 'called'
  | 'flowId'
  | 'flowName'
  | 'nodeId'
  | 'nodeName'
  | 'timeZone'
  | 'recordedAt'
  | 'durationSeconds'
  | 'audio'
  | 'trouble'
  | 'isTest'
> & {
  /** Nothing when it was not written down, or not in time. */
  transcript: string | null
  /** Where it is heard in the dashboard. */
  link: string
}

/** A voicemail as notices tell of it. The page of its call has it as long as there is anything of it. */
export function toldVoicemail(recording: RecordingDetail, dashboardUrl: string): ToldVoicemail {
  const transcript = recording.transcript.map(({ text }) => text).join(' ')
  return {
    ...recording,
    transcript: transcript === '' ? null : transcript,
    link: `${dashboardUrl}/calls/${encodeURIComponent(recording.callId)}`,
  }
}

/** A voicemail that nobody left, to see that notices arrive. */
export const madeUpVoicemail = (dashboardUrl: string, now: Date): ToldVoicemail => ({
  id: 'test',
  callId: 'test',
  caller: '+442079460018',
  called: '+442079460000',
  flowId: null,
  flowName: null,
  nodeId: null,
  nodeName: null,
  timeZone: 'UTC',
  recordedAt: now.toISOString(),
  durationSeconds: 12,
  audio: 'silent',
  trouble: null,
  isTest: true,
  transcript: 'This is a test notice from Patchbay. Nobody called.',
  link: `${dashboardUrl}/voicemail`,
})
