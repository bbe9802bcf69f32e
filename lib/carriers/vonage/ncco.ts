/**
 * The documents that Vonage runs: our words for its words, as https://developer.vonage.com/en/voice/voice-api/ncco-reference
 * lists them, and only what we write. Addresses stand in arrays of one, but not everywhere; numbers are bare digits.
 */
export type Ncco = Action[]

export type Action = Talk | Stream | Input | Record | Conversation | Connect | Notify | Wait

type Url = [string]
/** Where an event goes. POST always: by GET, objects would come as JSON text. */
type Events = { eventUrl: Url; eventMethod: 'POST' }

export type Talk = {
  action: 'talk'
  /** At most `MAX_TALK_CHARACTERS`, tags not counted. */
  text: string
  language: string
  style?: number
  premium?: true
  bargeIn?: true
  loop?: number
  level?: number
}

export type Stream = { action: 'stream'; streamUrl: Url; bargeIn?: true; loop?: number; level?: number }

export type Input = {
  action: 'input'
  type: ('dtmf' | 'speech')[]
  dtmf?: { timeOut: number; maxDigits: number; submitOnHash?: true }
  speech?: {
    language: string
    context?: string[]
    startTimeout: number
    endOnSilence: number
    maxDuration: number
  }
} & Events

type Transcription = { language: string } & Events

export type Record = {
  action: 'record'
  format: 'mp3' | 'wav' | 'ogg'
  split?: 'conversation'
  channels?: number
  endOnSilence?: number
  endOnKey?: string
  timeOut?: number
  beepStart?: true
  transcription?: Transcription
} & Events

export type Conversation = {
  action: 'conversation'
  name: string
  musicOnHoldUrl?: Url
  startOnEnter?: false
  endOnExit?: true
  record?: true
  mute?: true
} & Partial<Events>

export type Connect = {
  action: 'connect'
  endpoint: [Endpoint]
  from?: string
  randomFromNumber?: true
  eventType: 'synchronous'
  timeout: number
  limit: number
  machineDetection?: 'continue' | 'hangup'
  /** A plain text, not an array. */
  ringbackTone?: string
} & Events

export type Endpoint =
  | {
      type: 'phone'
      number: string
      dtmfAnswer?: string
      onAnswer?: { url: string; ringbackTone?: string }
    }
  | { type: 'sip'; uri: string; headers?: { [name: string]: string } }
  | { type: 'app'; user: string }
  | { type: 'vbc'; extension: string }
  | { type: 'websocket'; uri: string; 'content-type': string; headers?: { [name: string]: string } }

export type Notify = { action: 'notify'; payload: { [name: string]: never } } & Events

export type Wait = { action: 'wait'; timeout: number }

/** Characters of a `talk`, tags not counted. */
export const MAX_TALK_CHARACTERS = 1_500

/** What each number may be, and whether it must be whole. */
export const LIMITS = {
  level: { min: -1, max: 1 },
  loop: { min: 0, max: Number.MAX_SAFE_INTEGER, whole: true },
  'dtmf.timeOut': { min: 1, max: 10, whole: true },
  'dtmf.maxDigits': { min: 1, max: 20, whole: true },
  'speech.endOnSilence': { min: 0.4, max: 10 },
  // Newer documents say 60, older ones and some of Vonage's own libraries 10.
  'speech.startTimeout': { min: 1, max: 10, whole: true },
  'speech.maxDuration': { min: 1, max: 60, whole: true },
  'speech.sensitivity': { min: 10, max: 100, whole: true },
  'record.endOnSilence': { min: 3, max: 10, whole: true },
  'record.timeOut': { min: 3, max: 7_200, whole: true },
  'record.channels': { min: 1, max: 32, whole: true },
  'connect.timeout': { min: 1, max: 120, whole: true },
  'connect.limit': { min: 1, max: 7_200, whole: true },
  'connect.beep_timeout': { min: 45, max: 120, whole: true },
  'wait.timeout': { min: 0.1, max: 7_200 },
} as const satisfies { [name: string]: { min: number; max: number; whole?: true } }

export type Limited = keyof typeof LIMITS

/** The nearest number that Vonage takes. */
export function within(name: Limited, number: number): number {
  const limit: { min: number; max: number; whole?: true } = LIMITS[name]
  // A part of a second more harms nobody; less might cut a caller off.
  const asked = limit.whole ? Math.ceil(number) : number
  return Math.min(Math.max(asked, limit.min), limit.max)
}
