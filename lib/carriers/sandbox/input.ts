import type { ActionOf } from './ncco'
import { play, startPlaying, takePrompts } from './prompts'
import { speakingTime } from './ssml'
import type { Doing, Leg, Step, Track, Webhook } from './state'
import { addressOf, ask, inputBody, tell } from './webhooks'

type Listening = Extract<Doing, { type: 'input' }>
type Result = Webhook['body']

/** Listens for keys or words; prompts with barge-in before it are played while it already does. */
export function startInput(run: Step, track: Track, input: ActionOf<'input'>) {
  const prompts = takePrompts(track)
  track.bargeIn = false
  if (input.isAsynchronous) {
    track.keyEvents = input
    return play(run, track, prompts, true)
  }
  const playing = startPlaying(run, track, prompts)
  const listening: Listening = {
    type: 'input',
    input,
    pressed: '',
    playing,
    keysUntil: null,
    wordsUntil: null,
  }
  track.doing = listening
  if (!playing) openTimers(run, listening)
}

/** The timers run from the end of the prompts: nobody could hear out a long menu otherwise. */
export function openTimers({ call }: Step, listening: Listening) {
  const { keys, words } = listening.input
  listening.playing = null
  listening.keysUntil = keys ? call.now + keys.timeOut * 1_000 : null
  listening.wordsUntil = words ? call.now + words.startTimeout * 1_000 : null
}

export function keyPressed(run: Step, track: Track, listening: Listening, key: string) {
  const { keys } = listening.input
  if (!keys) return
  listening.playing = null
  listening.wordsUntil = null // a key overrides speech
  if (key === '#' && keys.submitOnHash) return finish(run, track, listening, keysResult(listening, false))
  listening.pressed += key
  listening.keysUntil = run.call.now + keys.timeOut * 1_000
  if (listening.pressed.length >= keys.maxDigits) finish(run, track, listening, keysResult(listening, false))
}

export function wordsSaid(run: Step, track: Track, listening: Listening, texts: string[]) {
  const { words } = listening.input
  if (!words || listening.pressed !== '') return
  const spoken = speakingTime(texts[0] ?? '')
  const isTooLong = spoken > words.maxDuration * 1_000
  run.call.now += isTooLong ? words.maxDuration * 1_000 : spoken + words.endOnSilence * 1_000
  finish(run, track, listening, {
    dtmf: { digits: null, timed_out: false },
    speech: {
      timeout_reason: isTooLong ? 'max_duration' : 'end_on_silence_timeout',
      results: texts.map((text, at) => ({ confidence: (0.94 / (at + 1)).toFixed(7), text })),
    },
  })
}

/** A timer of the input has run out: no key any more, or nobody began to speak. */
export function inputTimedOut(run: Step, track: Track, listening: Listening) {
  const { now } = run.call
  if (listening.keysUntil !== null && listening.keysUntil <= now)
    return finish(run, track, listening, keysResult(listening, true))
  finish(run, track, listening, {
    dtmf: { digits: null, timed_out: false },
    speech: { timeout_reason: 'start_timeout', results: [] },
  })
}

/** An asynchronous input tells each key as it is pressed. What such an event is answered has no known effect. */
export function tellKey(run: Step, leg: Leg, input: ActionOf<'input'>, key: string) {
  const result = { dtmf: { digits: key, timed_out: false }, speech: { error: 'Speech was not enabled' } }
  tell(run, addressOf(run.call.setting, input), inputBody(run.call, leg, result))
}

function keysResult({ input, pressed }: Listening, timedOut: boolean): Result {
  if (input.isLegacy) return { dtmf: pressed, timed_out: timedOut }
  const overridden: Result = pressed === '' ? { results: [] } : { error: 'Speech overridden by DTMF' }
  return {
    dtmf: { digits: pressed, timed_out: timedOut },
    speech: input.words ? overridden : { error: 'Speech was not enabled' },
  }
}

function finish(run: Step, track: Track, { input }: Listening, result: Result) {
  ask(run, track, 'input', addressOf(run.call.setting, input), inputBody(run.call, track.leg, result))
}
