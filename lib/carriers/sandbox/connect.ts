import { complete, end } from './ending'
import type { ActionOf } from './ncco'
import type { CalleeDoes, Dialled, Leg, Step, Track, Webhook } from './state'
import { answerBody, answeredFields, asJson, ask, nextId, statusBody, tell, tellStatus } from './webhooks'

/** How a leg that is not reached is reported. */
const NOT_REACHED: Record<Exclude<CalleeDoes, 'answer' | 'machine'>, [string, Webhook['body']]> = {
  busy: ['busy', { sip_code: 486 }],
  'no-answer': ['timeout', {}],
  unreachable: ['unanswered', { detail: 'unavailable', sip_code: 480 }],
  decline: ['rejected', { detail: 'declined', sip_code: 603 }],
  failed: ['failed', { detail: 'cannot_route', sip_code: 404 }],
}

/** Dials a new leg; the caller hears it ring. */
export function startConnect(run: Step, track: Track, action: ActionOf<'connect'>) {
  const { call } = run
  const leg = legOf(run, action)
  call.dialled = { leg, action, state: 'ringing', until: call.now + action.timeout * 1_000 }
  track.doing = { type: 'connecting' }
  tellStatus(run, leg, 'started')
  tellStatus(run, leg, 'ringing')
  run.heard.push({
    by: 'caller',
    type: 'ringback',
    ...(action.ringbackTone && { url: action.ringbackTone }),
  })
}

/** The dialled party does something with the ringing phone. Nothing happens when none rings. */
export function calleeDoes(run: Step, does: CalleeDoes) {
  const { call } = run
  const { dialled } = call
  if (dialled?.state !== 'ringing') return
  if (does === 'answer' || does === 'machine') return pickUp(run, dialled, does === 'machine')
  if (does === 'no-answer') call.now = Math.max(call.now, dialled.until)
  const [status, more] = NOT_REACHED[does]
  const { leg, action } = dialled
  call.dialled = null
  if (action.eventType === 'synchronous') {
    // Its `completed` comes only after the whole chain of attempts.
    if (status !== 'rejected') call.lingering.push(leg)
    return ask(run, call.caller, 'not-reached', to(leg), statusBody(call, leg, status, more))
  }
  tellStatus(run, leg, status, more)
  if (status !== 'rejected') complete(run, leg, 'platform')
  call.caller.doing = { type: 'idle' }
}

function pickUp(run: Step, dialled: Dialled, isMachine: boolean) {
  const { call } = run
  const { leg, action } = dialled
  leg.answeredAt = call.now
  tellStatus(run, leg, 'answered', answeredFields(call, leg))
  const { endpoint, detection } = action
  if (endpoint.type === 'phone' && endpoint.dtmfAnswer)
    run.heard.push({ by: 'callee', type: 'keys', keys: endpoint.dtmfAnswer })
  if (!detection) return greet(run, dialled)
  if (!isMachine) {
    tellStatus(run, leg, 'human')
    return greet(run, dialled)
  }
  const beep: Webhook['body'] =
    'mode' in detection && detection.mode === 'detect_beep' ? { sub_state: 'beep_start' } : {}
  const body = statusBody(call, leg, 'machine', beep)
  if (action.eventType !== 'synchronous') {
    tell(run, to(leg), body)
    return afterMachine(run, dialled)
  }
  dialled.state = 'detected'
  ask(run, call.caller, 'machine', to(leg), body)
}

/** Nobody gave other instructions for a machine: it is joined, or hung up on as if it had not been reached. */
export function afterMachine(run: Step, dialled: Dialled) {
  if (dialled.action.detection?.behavior !== 'hangup') return greet(run, dialled)
  letGo(run)
  run.call.caller.doing = { type: 'idle' }
}

/** Ends the leg that is being dialled, if there is one. */
export function letGo(run: Step, by: 'platform' | 'user' = 'platform') {
  const { call } = run
  if (call.dialled) complete(run, call.dialled.leg, by)
  call.dialled = null
  call.callee = null
}

/** Fetches what only the callee hears, or joins at once. */
function greet(run: Step, dialled: Dialled) {
  const { call } = run
  const { leg, action } = dialled
  const onAnswer = action.endpoint.type === 'phone' ? action.endpoint.onAnswer : undefined
  call.caller.doing = { type: 'connecting' }
  if (!onAnswer) return join(run)
  dialled.state = 'whisper'
  const callee: Track = {
    by: 'callee',
    leg,
    ncco: [],
    at: 0,
    bargeIn: false,
    prompts: [],
    keyEvents: null,
    doing: { type: 'idle' },
  }
  call.callee = callee
  if (onAnswer.ringbackTone) run.heard.push({ by: 'caller', type: 'ringback', url: onAnswer.ringbackTone })
  const address = { url: onAnswer.url, method: call.setting.answerMethod }
  ask(run, callee, 'whisper', address, answerBody(call, leg), { timers: 'answer' })
}

/**
 * Joins the dialled leg to the caller. A synchronous `connect` holds the NCCO up as long as they talk; after another one, the
 * actions that follow run while they do.
 */
export function join({ call }: Step) {
  const { dialled } = call
  if (!dialled) return
  const { action } = dialled
  call.joined.push({ ...dialled, state: 'joined', until: call.now + action.limit * 1_000 })
  call.dialled = null
  call.callee = null
  call.caller.doing = { type: action.eventType === 'synchronous' ? 'joined' : 'idle' }
}

/**
 * The callee hangs up. While it rings, that declines the call; during the whisper the reference is silent, and here the
 * caller's NCCO goes on; once joined, the call is over as soon as the caller is alone.
 */
export function calleeHangsUp(run: Step) {
  const { call } = run
  if (call.dialled?.state === 'ringing') return calleeDoes(run, 'decline')
  if (call.dialled) {
    const { state } = call.dialled
    letGo(run, 'user')
    if (state === 'whisper') call.caller.doing = { type: 'idle' }
    return
  }
  const leaving = call.joined.at(-1)
  if (!leaving) return
  if (leaving.leg.type === 'websocket') return socketCloses(run, leaving)
  if (call.joined.length === 1) return end(run, { by: 'user', why: 'the callee hung up' })
  call.joined.pop()
  complete(run, leaving.leg, 'user')
}

/** A websocket that closes is asked about, so the caller need not fall with it. */
function socketCloses(run: Step, { leg }: Dialled) {
  const { call } = run
  call.joined.pop()
  const body = statusBody(call, leg, 'disconnected')
  delete body.direction
  ask(run, call.caller, 'disconnected', to(leg), body)
  complete(run, leg, 'user')
}

const to = (leg: Leg) => ({ url: leg.eventUrl, method: leg.eventMethod })

function legOf({ call }: Step, action: ActionOf<'connect'>): Leg {
  const { endpoint } = action
  return {
    id: nextId(call, 'uuid'),
    // The number of ours that this call is about.
    from: action.from ?? (call.caller.leg.direction === 'inbound' ? call.setting.to : call.setting.from),
    to: addressee(endpoint),
    direction: 'outbound',
    type: endpoint.type,
    eventUrl: action.eventUrl ?? call.setting.eventUrl,
    eventMethod: action.eventMethod,
    startedAt: call.now,
    answeredAt: null,
    headers: endpoint.type === 'websocket' ? { ...(asJson(endpoint.headers ?? {}) as Leg['headers']) } : {},
  }
}

export function addressee(endpoint: ActionOf<'connect'>['endpoint']): string {
  switch (endpoint.type) {
    case 'phone':
      return endpoint.number
    case 'app':
      return endpoint.user
    case 'vbc':
      return endpoint.extension
    case 'websocket':
      return endpoint.uri
    case 'sip':
      return endpoint.uri ?? `${endpoint.user}@${endpoint.domain}`
  }
}
