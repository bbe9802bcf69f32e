import type { Ears } from '@/lib/carriers/sandbox/live'
import { speakingTime } from '@/lib/carriers/sandbox/ssml'
import { keepRecording } from '../server'
import { openMicrophone, type Tape } from './microphone'
import { type Level, playAudio } from './recording'
import { silence } from './silence'
import { speak } from './speech'
import { openTones } from './tones'

export type BrowserEars = Ears & {
  setMuted: (isMuted: boolean) => void
  key: (key: string) => void
  close: () => void
}

/**
 * The ears and the mouth of the test phone in a browser: prompts are spoken, addresses played, and the microphone is recorded.
 * What cannot be spoken, or may not be heard, takes as long as it takes to read.
 *
 * @param told what the tester should know, such as that there is no microphone
 */
export function openEars(isMuted: boolean, told: (text: string) => void): BrowserEars {
  const level = levelOf(isMuted)
  const tones = openTones(level)
  const microphone = openMicrophone()
  const tapes = new Map<string, { tape?: Tape; ready: Promise<void> }>()
  let stopAmbience = () => {}
  let hasToldOfVoices = false

  /** Once through; what is left of its time passes in silence where it is not heard. */
  async function say(talk: Parameters<typeof speak>[0], seconds: number, cut: AbortSignal) {
    const began = performance.now()
    const quiet = new AbortController()
    const unfollow = level.follow((muted) => muted && quiet.abort())
    const isHeard = !quiet.signal.aborted && (await speak(talk, AbortSignal.any([cut, quiet.signal])))
    unfollow()
    if (isHeard || cut.aborted) return
    if (!quiet.signal.aborted && !hasToldOfVoices) {
      hasToldOfVoices = true
      told('This browser has no voice for it: prompts are shown for as long as it takes to read them')
    }
    await pause(began + seconds * 1_000 - performance.now(), cut)
  }

  return {
    async play(prompt, seconds, cut) {
      const times = prompt.loop === 0 ? Infinity : prompt.loop
      if (prompt.type === 'stream') return playAudio(prompt.url, times, { cut, level })
      const once = seconds === undefined ? speakingTime(prompt.text) / 1_000 : seconds / times
      for (let time = 0; time < times && !cut.aborted; time += 1) await say(prompt, once, cut)
    },

    ambience(sound) {
      stopAmbience()
      stopAmbience = () => {}
      if (!sound) return
      const { type, url } = sound
      if (!url) {
        if (type === 'ringback') stopAmbience = tones.ring()
        return
      }
      const cut = new AbortController()
      stopAmbience = () => cut.abort()
      void playAudio(url, Infinity, { cut: cut.signal, level }).then((trouble) => {
        if (!trouble || cut.signal.aborted) return
        told(trouble)
        if (type === 'ringback') stopAmbience = tones.ring()
      })
    },

    beep: tones.beep,

    record(id, isLoud) {
      const entry: { tape?: Tape; ready: Promise<void> } = { ready: Promise.resolve() }
      tapes.set(id, entry)
      entry.ready = microphone.record(isLoud).then((tape) => {
        if (!tape) told('There is no microphone, or it is not allowed: silence is recorded')
        else if (tapes.get(id) === entry) entry.tape = tape
        else void tape.stop()
      })
    },

    async recorded(id, seconds) {
      const entry = tapes.get(id)
      tapes.delete(id)
      const audio = (await entry?.tape?.stop()) ?? silence(seconds)
      // The lamp of the microphone shall be on only while somebody is recorded.
      if (tapes.size === 0) void microphone.close()
      return (await keepRecording(id, audio)) ?? keepRecording(id, silence(seconds))
    },

    setMuted: level.set,
    key: tones.key,
    close() {
      stopAmbience()
      tones.close()
      void microphone.close()
    },
  }
}

function levelOf(initially: boolean): Level & { set: (isMuted: boolean) => void } {
  let muted = initially
  const followers = new Set<(isMuted: boolean) => void>()
  return {
    isMuted: () => muted,
    follow(told) {
      followers.add(told)
      told(muted)
      return () => followers.delete(told)
    },
    set(isMuted) {
      muted = isMuted
      for (const told of followers) told(isMuted)
    },
  }
}

const pause = (milliseconds: number, cut: AbortSignal) =>
  new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, Math.max(0, milliseconds))
    cut.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
