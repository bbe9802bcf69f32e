import { letGo } from './connect'
import { complete, end } from './ending'
import { askForAnswer, callOf } from './player'
import type { Call, CalleeDoes, Setting, Step } from './state'
import { answerBody, answeredFields, ask, tellRecorded, tellStatus } from './webhooks'

/** A number of ours rings somebody: the other way round than `ring`. Nothing is asked for until they answer. */
export function ringOut(setting: Setting): Step {
  const run: Step = { call: callOf(setting, 'outbound'), heard: [], due: [] }
  run.call.caller.doing = { type: 'connecting' }
  tellStatus(run, run.call.caller.leg, 'started')
  tellStatus(run, run.call.caller.leg, 'ringing')
  return run
}

/** They answer: the flow is asked what they hear. */
export function pickUp(before: Call): Step {
  const run = ringing(before)
  if (!run) return { call: before, heard: [], due: [] }
  const { call } = run
  call.now += 300
  call.caller.leg.answeredAt = call.now
  tellStatus(run, call.caller.leg, 'answered', answeredFields(call, call.caller.leg))
  askForAnswer(run)
  return run
}

/** How a leg that nobody takes is reported. */
const NOT_TAKEN = {
  busy: ['busy', { sip_code: 486 }],
  'no-answer': ['timeout', {}],
  unreachable: ['unanswered', { detail: 'unavailable', sip_code: 480 }],
  decline: ['rejected', { detail: 'declined', sip_code: 603 }],
  failed: ['failed', { detail: 'cannot_route', sip_code: 404 }],
} as const

export type NotTaken = Exclude<CalleeDoes, 'answer' | 'machine'>

/** They do not take it: that is the end of the call. */
export function notTaken(before: Call, how: NotTaken): Step {
  const run = ringing(before)
  if (!run) return { call: before, heard: [], due: [] }
  const [status, more] = NOT_TAKEN[how]
  const { call } = run
  call.now += 300
  tellStatus(run, call.caller.leg, status, { ...more })
  if (status !== 'rejected') complete(run, call.caller.leg, 'platform')
  call.caller.doing = { type: 'idle' }
  call.over = { by: 'platform', why: 'the callee hung up' }
  return run
}

/** The platform ends the call, for it was told to. */
export function cutOff(before: Call): Step {
  const run: Step = { call: structuredClone(before), heard: [], due: [] }
  const { caller } = run.call
  if (run.call.over) return run
  if (caller.leg.answeredAt === null) tellStatus(run, caller.leg, 'cancelled')
  end(run, { by: 'platform', why: 'ended from Patchbay' })
  return run
}

/** Whoever is on the phone is sent on: those they were joined to leave, and what comes next is asked from that address. */
export function moveOn(before: Call, answerUrl: string): Step {
  const run: Step = { call: structuredClone(before), heard: [], due: [] }
  const { call } = run
  if (call.over || call.caller.leg.answeredAt === null) return run
  if (call.dialled?.state === 'ringing') tellStatus(run, call.dialled.leg, 'cancelled')
  letGo(run)
  for (const { leg } of call.joined) complete(run, leg, 'platform')
  call.joined = []
  // What was recorded up to here is kept.
  if (call.caller.doing.type === 'recording') tellRecorded(run, call.caller.doing.recording)
  const to = { url: answerUrl, method: call.setting.answerMethod }
  ask(run, call.caller, 'answer', to, answerBody(call, call.caller.leg), { timers: 'answer' })
  return run
}

/** The call as it rings, or nothing where it does not any more. */
function ringing(before: Call): Step | undefined {
  if (before.over || before.caller.leg.answeredAt !== null) return undefined
  return { call: structuredClone(before), heard: [], due: [] }
}
