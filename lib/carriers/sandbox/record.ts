import type { ActionOf } from './ncco'
import { speakingTime } from './ssml'
import type { Doing, Step, Track } from './state'
import { startRecording, tellRecorded } from './webhooks'

type Taping = Extract<Doing, { type: 'recording' }>

/** Records in the background until the call is over; with a way to end it, holds the NCCO up until then. */
export function startRecord(run: Step, track: Track, action: ActionOf<'record'>) {
  const { call } = run
  if (action.beepStart) run.heard.push({ by: track.by, type: 'beep' })
  const recording = startRecording(call, action)
  const { endOnKey = null, endOnSilence = null, timeOut = null } = action
  if (endOnKey === null && endOnSilence === null && timeOut === null) {
    call.recordings.push(recording)
    return
  }
  track.doing = {
    type: 'recording',
    recording,
    endOnKey,
    endOnSilence,
    quietUntil: endOnSilence === null ? null : call.now + endOnSilence * 1_000,
    until: timeOut === null ? null : call.now + timeOut * 1_000,
  }
}

export function endRecord(run: Step, track: Track, taping: Taping) {
  track.doing = { type: 'idle' }
  tellRecorded(run, taping.recording)
}

/** Speech is taken down, and silence is waited for anew after it. */
export function spokenOnto(run: Step, track: Track, taping: Taping, text: string) {
  const { call } = run
  call.now = Math.min(call.now + speakingTime(text), taping.until ?? Infinity)
  if (taping.endOnSilence !== null) taping.quietUntil = call.now + taping.endOnSilence * 1_000
  if (taping.until === call.now) endRecord(run, track, taping)
}
