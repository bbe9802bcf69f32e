import { addressee, calleeDoes, calleeHangsUp, join, startConnect } from './connect'
import { end } from './ending'
import { inputTimedOut, keyPressed, openTimers, startInput, tellKey, wordsSaid } from './input'
import type { Action } from './ncco'
import { startPlaying, startPrompt } from './prompts'
import { endRecord, spokenOnto, startRecord } from './record'
import { replied } from './replies'
import { startConversation, startTransfer } from './rooms'
import type { Call, Ending, Happening, Leg, Setting, Step, Track } from './state'
import { addressOf, answerBody, asJson, ask, conversationBody, tellStatus } from './webhooks'

/**
 * Plays calls as the platform does: what is served is run, and what is heard and which webhooks are due is told. It has no clock
 * and no network; a driver sends what is due, and tells what happens and how much time passes.
 *
 * A number is rung: its application is asked for the first NCCO at once, and told that the call has started and rings.
 */
export function ring(setting: Setting): Step {
  const run: Step = { call: callOf(setting, 'inbound'), heard: [], due: [] }
  askForAnswer(run)
  const { leg } = run.call.caller
  tellStatus(run, leg, 'started')
  tellStatus(run, leg, 'ringing')
  return run
}

/** The first NCCO is asked for. */
export function askForAnswer(run: Step) {
  const { caller, setting } = run.call
  const to = { url: setting.answerUrl, method: setting.answerMethod }
  ask(run, caller, 'answer', to, answerBody(run.call, caller.leg), { timers: 'answer' })
}

/** A call before anything has happened on it. `caller` is whoever is on the phone, be they the one who rang or was rung. */
export function callOf(setting: Setting, direction: Leg['direction']): Call {
  const leg: Leg = {
    id: setting.leg,
    ...(setting.from !== undefined && { from: setting.from }),
    to: setting.to,
    direction,
    type: 'phone',
    eventUrl: setting.eventUrl,
    eventMethod: 'POST',
    startedAt: 0,
    answeredAt: null,
    headers: {},
  }
  const caller: Track = {
    by: 'caller',
    leg,
    ncco: [],
    at: 0,
    bargeIn: false,
    prompts: [],
    keyEvents: null,
    doing: { type: 'idle' },
  }
  return {
    setting,
    now: 0,
    ids: 0,
    conversation: setting.conversation,
    caller,
    callee: null,
    dialled: null,
    joined: [],
    recordings: [],
    lingering: [],
    trouble: [],
    over: null,
  }
}

/** Goes on with what happens. The call handed in is left as it is. What makes no sense at this point changes nothing. */
export function step(before: Call, happening: Happening): Step {
  const run: Step = { call: structuredClone(before), heard: [], due: [] }
  if (run.call.over) return run
  happen(run, happening)
  runOn(run)
  return run
}

/** Seconds until something happens by itself if nobody does anything, or nothing when it never will. */
export function secondsToNext(call: Call): number | undefined {
  if (call.over || isFetching(call)) return undefined
  const next = deadlines(call)[0]
  return next && Math.max(0, next.at - call.now) / 1_000
}

/** What the call waits for now. */
export type Waiting =
  | { for: 'reply' }
  /** A prompt plays, and nobody listens. */
  | { for: 'prompt'; by: 'caller' | 'callee' }
  | {
      for: 'input'
      by: 'caller' | 'callee'
      keys: boolean
      words: boolean
      pressed: string
      isPrompting: boolean
    }
  | { for: 'recording'; by: 'caller' | 'callee'; endOnKey: string | null }
  | { for: 'pause' }
  /** A phone rings: what does the callee do? */
  | { for: 'callee'; to: string }
  | { for: 'joined'; to: string }
  | { for: 'room'; name: string }
  | { for: 'nothing'; over: Ending }

export function waitingFor(call: Call): Waiting {
  if (call.over) return { for: 'nothing', over: call.over }
  if (isFetching(call)) return { for: 'reply' }
  const { by, doing } = call.callee ?? call.caller
  switch (doing.type) {
    case 'playing':
      return { for: 'prompt', by }
    case 'input': {
      const { input, pressed, playing } = doing
      return {
        for: 'input',
        by,
        keys: input.keys !== null,
        words: input.words !== null,
        pressed,
        isPrompting: playing !== null,
      }
    }
    case 'recording':
      return { for: 'recording', by, endOnKey: doing.endOnKey }
    case 'room':
      return { for: 'room', name: doing.name }
    case 'connecting':
      return { for: 'callee', to: call.dialled ? addressee(call.dialled.action.endpoint) : '' }
    case 'joined':
      return { for: 'joined', to: call.joined.at(-1)?.leg.to ?? '' }
    default:
      return { for: 'pause' }
  }
}

function happen(run: Step, happening: Happening) {
  const { call } = run
  switch (happening.type) {
    case 'key':
      return pressed(run, trackOf(call, happening.by), happening.key)
    case 'speech':
      return said(run, trackOf(call, happening.by), happening.texts)
    case 'elapse':
      return elapse(run, happening.seconds)
    case 'hangup':
      if (happening.by === 'callee') return calleeHangsUp(run)
      return end(run, { by: 'user', why: 'the caller hung up' })
    case 'callee':
      return calleeDoes(run, happening.does)
    case 'reply': {
      const track = tracks(call).find(
        ({ doing }) => doing.type === 'fetching' && doing.webhook.id === happening.id,
      )
      // A moment goes by with every reply, so that no two events bear the same time.
      call.now += 20
      if (track) replied(run, track, happening.reply)
    }
  }
}

function pressed(run: Step, track: Track | null, key: string) {
  if (!track || !/^[0-9*#]$/.test(key)) return
  run.call.now += 100
  const { doing, keyEvents, leg } = track
  if (doing.type === 'input') return keyPressed(run, track, doing, key)
  if (doing.type === 'recording' && doing.endOnKey === key) return endRecord(run, track, doing)
  if (!keyEvents) return
  if (doing.type === 'playing' && doing.bargeIn) track.doing = { type: 'idle' }
  tellKey(run, leg, keyEvents, key)
}

function said(run: Step, track: Track | null, texts: string[]) {
  if (!track || texts.every((text) => text.trim() === '')) return
  const { doing } = track
  if (doing.type === 'input') return wordsSaid(run, track, doing, texts)
  if (doing.type === 'recording') return spokenOnto(run, track, doing, texts[0] ?? '')
}

/** More than a day at once is no silence but a mistake. */
const MAX_ELAPSE_SECONDS = 86_400

/** Lets time pass, from one thing that happens by itself to the next. */
function elapse(run: Step, seconds: number) {
  const { call } = run
  const until = call.now + Math.round(Math.min(MAX_ELAPSE_SECONDS, Math.max(0, seconds || 0)) * 1_000)
  while (!call.over && !isFetching(call)) {
    const next = deadlines(call)[0]
    if (!next || next.at > until) {
      call.now = until
      return
    }
    call.now = Math.max(call.now, next.at)
    next.happens(run)
    runOn(run)
  }
}

type Deadline = { at: number; happens: (run: Step) => void }

/** What will happen by itself, the first first. */
function deadlines(call: Call): Deadline[] {
  const list = tracks(call).flatMap(deadlineOf)
  const { dialled } = call
  if (dialled?.state === 'ringing')
    list.push({ at: dialled.until, happens: (run) => calleeDoes(run, 'no-answer') })
  for (const { until } of call.joined)
    list.push({ at: until, happens: (run) => end(run, { by: 'platform', why: 'longest length reached' }) })
  return list.sort((one, other) => one.at - other.at)
}

function deadlineOf(track: Track): Deadline[] {
  const { doing } = track
  switch (doing.type) {
    case 'playing': {
      const { until, next } = doing.playing
      return due([until], (run) => {
        const playing = startPlaying(run, track, next)
        track.doing = playing ? { ...doing, playing } : { type: 'idle' }
      })
    }
    case 'input':
      if (!doing.playing)
        return due([doing.keysUntil, doing.wordsUntil], (run) => inputTimedOut(run, track, doing))
      return due([doing.playing.until], (run) => {
        doing.playing = startPlaying(run, track, doing.playing?.next ?? [])
        if (!doing.playing) openTimers(run, doing)
      })
    case 'recording':
      return due([doing.quietUntil, doing.until], (run) => endRecord(run, track, doing))
    case 'waiting':
      return due([doing.until], () => {
        track.doing = { type: 'idle' }
      })
    default:
      return []
  }
}

function due(times: (number | null)[], happens: Deadline['happens']): Deadline[] {
  const known = times.filter((time) => time !== null)
  return known.length > 0 ? [{ at: Math.min(...known), happens }] : []
}

/** Starts actions until everybody is held up by one, or the call is over. */
function runOn(run: Step) {
  const { call } = run
  while (!call.over) {
    const track = tracks(call).find(({ doing }) => doing.type === 'idle')
    if (!track) return
    const action = track.ncco[track.at]
    track.at += 1
    if (action) start(run, track, action)
    else if (track.by === 'callee') join(run)
    else if (call.joined.length > 0) track.doing = { type: 'joined' }
    else end(run, { by: 'platform', why: 'end of the NCCO' })
  }
}

function start(run: Step, track: Track, action: Action) {
  const { call } = run
  switch (action.action) {
    case 'talk':
    case 'stream':
      return startPrompt(run, track, action)
    case 'input':
      return startInput(run, track, action)
    case 'record':
      return startRecord(run, track, action)
    case 'wait':
      track.doing = { type: 'waiting', until: call.now + action.timeout * 1_000 }
      return
    case 'notify':
      return ask(
        run,
        track,
        'notify',
        addressOf(call.setting, action),
        conversationBody(call, { payload: asJson(action.payload) }),
      )
  }
  if (track.by === 'callee') {
    call.trouble.push(`"${action.action}" in a whisper is not played by the sandbox`)
    return
  }
  switch (action.action) {
    case 'connect':
      return startConnect(run, track, action)
    case 'conversation':
      return startConversation(run, track, action)
    case 'transfer':
      return startTransfer(run, track, action)
  }
}

/** The callee's track comes first: while a whisper plays, the caller only waits for it. */
const tracks = (call: Call): Track[] => (call.callee ? [call.callee, call.caller] : [call.caller])

const trackOf = (call: Call, by: 'caller' | 'callee' = 'caller') =>
  by === 'callee' ? call.callee : call.caller

const isFetching = (call: Call) => tracks(call).some(({ doing }) => doing.type === 'fetching')
