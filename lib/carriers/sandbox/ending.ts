import type { Ending, Leg, Step } from './state'
import { completedFields, tellRecorded, tellStatus } from './webhooks'

/** The call is over for everybody: recordings are reported, and every leg that is left is reported `completed`. */
export function end(run: Step, ending: Ending) {
  const { call } = run
  if (call.over) return
  for (const track of [call.callee, call.caller])
    if (track?.doing.type === 'recording') tellRecorded(run, track.doing.recording)
  for (const recording of call.recordings) tellRecorded(run, recording)

  const { dialled } = call
  if (dialled?.state === 'ringing') tellStatus(run, dialled.leg, 'cancelled')
  const legs = [...(dialled ? [dialled.leg] : []), ...call.joined.map(({ leg }) => leg), ...call.lingering]
  for (const leg of [...legs, call.caller.leg]) complete(run, leg, ending.by)

  call.caller.doing = { type: 'idle' }
  call.callee = null
  call.dialled = null
  call.joined = []
  call.recordings = []
  call.lingering = []
  call.over = ending
}

export const complete = (run: Step, leg: Leg, by: 'platform' | 'user') =>
  tellStatus(run, leg, 'completed', completedFields(run.call, leg, by))
