import type { Spoken } from './prompt'

/** Whom a `dial` reaches. Phone numbers are E.164 with `+`; a carrier writes them its own way. */
export type Destination =
  | { type: 'phone'; number: string; dtmfOnAnswer?: string }
  | { type: 'sip'; uri: string; headers?: Record<string, string> }
  | { type: 'app'; user: string }
  | { type: 'vbc'; extension: string }
  | { type: 'websocket'; uri: string; contentType: string; headers?: Record<string, string> }

/** What the caller hears while a callee's phone rings: a tone the program serves itself, or a recording. */
export type Ringback = { tone: 'uk' | 'us' | 'eu' } | { audioUrl: string }

/** What a node does when a machine answers: tells nobody (`off`), joins anyway (`continue`), or leaves by the exit `machine` (`leave`). */
export type MachineRule = 'off' | 'continue' | 'leave'

/**
 * What should happen on the call, in our words. A turn holds them in order. At most the last of them is a wait (`gather`,
 * `dial`, `voicemail`, `resume`) or an end (`conference`, `hangup`).
 */
export type Instruction =
  | { type: 'play'; spoken: Spoken; bargeIn: boolean }
  | {
      type: 'gather'
      /** Keys. `timeoutSeconds` counts from the last key, or from the start when none is pressed. */
      digits?: { maxDigits: number; timeoutSeconds: number; finishOnKey?: string }
      speech?: {
        language: string
        hints: string[]
        startTimeoutSeconds: number
        endOnSilenceSeconds: number
        maxSeconds: number
      }
    }
  | {
      type: 'dial'
      destination: Destination
      /** The number shown to the callee, E.164. Absent: the carrier picks one of the account's. */
      callerId?: string
      ringSeconds: number
      maxSeconds: number
      ringback?: Ringback
      /** What only the callee hears before the bridge. */
      whisper?: Spoken
      machine: MachineRule
    }
  | {
      type: 'voicemail'
      beep: boolean
      endOnKey?: string
      endOnSilenceSeconds: number
      maxSeconds: number
      transcribe?: { language: string }
    }
  | {
      type: 'record'
      format: 'mp3' | 'wav' | 'ogg'
      split: boolean
      channels: number
      transcribe?: { language: string }
    }
  | {
      type: 'conference'
      room: string
      startOnEnter: boolean
      endOnExit: boolean
      muted: boolean
      record: boolean
      holdMusicUrl?: string
    }
  | { type: 'pause'; seconds: number }
  /** Ask to come back with nothing heard: after a filler, or after a carrier's own document has run. */
  | { type: 'resume' }
  /** A carrier's own document, for what no kind covers. `document` is JSON text with its variables filled in. */
  | { type: 'raw'; carrier: string; document: string }
  | { type: 'hangup' }

export type InstructionOf<T extends Instruction['type']> = Extract<Instruction, { type: T }>
