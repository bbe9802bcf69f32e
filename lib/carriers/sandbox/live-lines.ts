import type { Waiting } from './player'
import type { CalleeDoes, Ending, Party, Sound } from './state'
import { party } from './transcript'

/** One line of what is heard and done on a call, in its order. */
export type Line = { id: number } & (
  | { type: 'talk'; to: Party | 'both'; text: string; language: string; times: string }
  | { type: 'stream'; to: Party | 'both'; url: string; times: string }
  /** `isLost`: nobody listened for it just then. */
  | { type: 'keys'; by: Party; keys: string; isLost: boolean }
  | { type: 'speech'; by: Party; text: string; isLost: boolean }
  | { type: 'silence' }
  /** What was recorded can be fetched there. */
  | { type: 'recording'; url: string }
  | { type: 'event'; text: string; isTrouble: boolean }
)

/** A line before it stands in its place. */
export type NewLine = Line extends infer One ? (One extends Line ? Omit<One, 'id'> : never) : never

/** What is heard, as a line; nothing for what `placeText` tells already. */
export function soundLine(sound: Sound): NewLine | undefined {
  switch (sound.type) {
    case 'talk':
      return {
        type: 'talk',
        to: sound.by,
        text: sound.text,
        language: sound.language,
        times: often(sound.loop),
      }
    case 'stream':
      return { type: 'stream', to: sound.by, url: sound.url, times: often(sound.loop) }
    case 'beep':
      return event('A beep')
    case 'hold-music':
      return event('Hold music plays')
    case 'keys':
      return event(`Keys ${sound.keys} are sent to the callee`)
    case 'ringback':
      return undefined
  }
}

const often = (loop: number): string => (loop === 1 ? '' : loop === 0 ? 'over and over' : `${loop} times`)

export const event = (text: string, isTrouble = false): NewLine => ({ type: 'event', text, isTrouble })

/** Where the call stands, where that is worth a line. */
export function placeText(waiting: Waiting): string | undefined {
  switch (waiting.for) {
    case 'callee':
      return `Ringing ${party(waiting.to)}`
    case 'joined':
      return `Connected to ${party(waiting.to)}`
    case 'room':
      return `In the conference “${waiting.name}”`
    case 'recording':
      return waiting.endOnKey ? `Recording. ${waiting.endOnKey} ends it` : 'Recording'
    case 'nothing':
      return `The call is over: ${END_TEXTS[waiting.over.why]}`
    default:
      return undefined
  }
}

const END_TEXTS: Record<Ending['why'], string> = {
  'end of the NCCO': 'the flow hung up',
  'no instructions came': 'Patchbay gave no instructions',
  'the caller hung up': 'you hung up',
  'the callee hung up': 'the callee hung up',
  'longest length reached': 'it reached its longest length',
  'ended from Patchbay': 'it was ended from Patchbay',
}

/** What a dialled party has done. */
export const calleeText = (does: CalleeDoes, to: string): string => `${party(to)} ${CALLEE_TEXTS[does]}`

const CALLEE_TEXTS: Record<CalleeDoes, string> = {
  answer: 'answers',
  machine: 'is answered by a machine',
  busy: 'is busy',
  'no-answer': 'does not answer',
  unreachable: 'is switched off',
  decline: 'declines',
  failed: 'cannot be reached',
}
