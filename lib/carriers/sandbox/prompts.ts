import { isSsml } from '@/lib/flow/prompt'
import { spokenText } from '@/lib/flow/spoken-text'
import { speakingTime } from './ssml'
import type { Party, Playing, Prompt, Sound, Step, Track } from './state'

/** How long a recording of unknown length plays, in milliseconds: the player does not fetch it. */
const STREAM_TIME = 5_000

/** Reaches a prompt: it is played at once, or with barge-in kept until the input that follows listens while it plays. */
export function startPrompt(run: Step, track: Track, prompt: Prompt) {
  track.bargeIn ||= prompt.bargeIn
  const next = track.ncco[track.at]?.action
  const waitsForInput = next === 'input' || next === 'talk' || next === 'stream'
  if (track.bargeIn && waitsForInput) track.prompts.push(prompt)
  else play(run, track, [...takePrompts(track), prompt], track.bargeIn)
}

/** Plays prompts one after the other and holds the NCCO up meanwhile. */
export function play(run: Step, track: Track, prompts: Prompt[], bargeIn: boolean) {
  const playing = startPlaying(run, track, prompts)
  track.doing = playing ? { type: 'playing', playing, bargeIn } : { type: 'idle' }
}

/** The first of these prompts begins to be heard; nothing when there is none. */
export function startPlaying(run: Step, track: Track, [prompt, ...next]: Prompt[]): Playing | null {
  if (!prompt) return null
  run.heard.push(soundOf(prompt, track.by === 'caller' && run.call.joined.length > 0 ? 'both' : track.by))
  const once = prompt.action === 'talk' ? speakingTime(prompt.text) : STREAM_TIME
  return { until: prompt.loop === 0 ? null : run.call.now + once * prompt.loop, next }
}

export const takePrompts = (track: Track): Prompt[] => track.prompts.splice(0)

function soundOf(prompt: Prompt, by: Party | 'both'): Sound {
  const { loop, level } = prompt
  if (prompt.action === 'stream') return { by, type: 'stream', url: prompt.streamUrl, loop, level }
  const { text, language, style } = prompt
  const ssml = isSsml(text) ? { ssml: text } : {}
  return { by, type: 'talk', text: spokenText(text), ...ssml, language, style, loop, level }
}
