import type { Json } from '@/lib/flow/call'
import type { Action, ActionOf } from './ncco'

/** What is set when a number is rung. Numbers are digits without `+`, as the platform writes them. */
export type Setting = {
  to: string
  /** Absent when the caller withholds the number. */
  from?: string
  /** Ids that the driver makes: of the caller's leg and, `CON-` and a UUID, of the conversation. */
  leg: string
  conversation: string
  /** ISO 8601. The player has no clock of its own: it counts from here as time is said to pass. */
  startedAt: string
  answerUrl: string
  /** How the answer and whisper addresses are asked. */
  answerMethod: 'GET' | 'POST'
  eventUrl: string
  fallbackUrl?: string
}

/** One party's side. Times are milliseconds since the call began. */
export type Leg = {
  id: string
  from?: string
  to: string
  direction: 'inbound' | 'outbound'
  /** What is dialled: `phone`, `sip` … */
  type: string
  eventUrl: string
  eventMethod: 'GET' | 'POST'
  startedAt: number
  answeredAt: number | null
  headers: Record<string, Json>
}

/** A leg that a `connect` dials. It rings, then may hear a whisper, and is then joined to the caller. */
export type Dialled = {
  leg: Leg
  action: ActionOf<'connect'>
  state: 'ringing' | 'detected' | 'whisper' | 'joined'
  /** When the ringing gives up, or when the joined call is cut. */
  until: number
}

export type Prompt = ActionOf<'talk'> | ActionOf<'stream'>
/** A prompt being played and those that come after it. `until` is null when it plays for ever. */
export type Playing = { until: number | null; next: Prompt[] }
export type Recording = { id: string; startedAt: number; action: RecordAction }
export type RecordAction = Pick<ActionOf<'record'>, 'transcription' | 'eventUrl' | 'eventMethod'>

/** Why a reply is wanted, which decides what an empty or failed one means. */
export type Purpose = 'answer' | 'whisper' | 'input' | 'notify' | 'not-reached' | 'machine' | 'disconnected'

export type Doing =
  | { type: 'idle' }
  | { type: 'fetching'; webhook: Webhook; purpose: Purpose; isFallback: boolean }
  | { type: 'playing'; playing: Playing; bargeIn: boolean }
  | {
      type: 'input'
      input: ActionOf<'input'>
      pressed: string
      playing: Playing | null
      keysUntil: number | null
      wordsUntil: number | null
    }
  | {
      type: 'recording'
      recording: Recording
      endOnKey: string | null
      endOnSilence: number | null
      quietUntil: number | null
      until: number | null
    }
  | { type: 'waiting'; until: number }
  | { type: 'connecting' }
  | { type: 'joined' }
  | { type: 'room'; name: string }

/** An NCCO being run on somebody's leg: the caller's, or for a whisper the callee's. */
export type Track = {
  by: Party
  leg: Leg
  ncco: Action[]
  /** Place of the next action in the NCCO. */
  at: number
  /** Barge-in was asked for, and holds until an input is met. */
  bargeIn: boolean
  /** Prompts with barge-in that wait for their input to be set up. */
  prompts: Prompt[]
  /** An asynchronous input is listening. */
  keyEvents: ActionOf<'input'> | null
  doing: Doing
}

export type Party = 'caller' | 'callee'

export type Ending = {
  by: 'platform' | 'user'
  why:
    | 'end of the NCCO'
    | 'no instructions came'
    | 'the caller hung up'
    | 'the callee hung up'
    | 'longest length reached'
    | 'ended from Patchbay'
}

/** A call being played. Plain JSON: it may be written down and read back between any two steps. */
export type Call = {
  setting: Setting
  /** Milliseconds since the call began. */
  now: number
  /** How many ids have been derived. */
  ids: number
  conversation: string
  caller: Track
  /** The whisper's. */
  callee: Track | null
  dialled: Dialled | null
  joined: Dialled[]
  /** Recordings in the background. */
  recordings: Recording[]
  /** Legs that were not reached and are reported `completed` only when the call is over. */
  lingering: Leg[]
  /** What the platform refused and why, in words for the person who tests. */
  trouble: string[]
  over: Ending | null
}

/** Something to be heard, and by whom. */
export type Sound = { by: Party | 'both' } & (
  | {
      type: 'talk'
      text: string
      ssml?: string
      language: string
      style: number
      loop: number
      level: number
    }
  | { type: 'stream'; url: string; loop: number; level: number }
  /** Ringing, or what is played in its place. */
  | { type: 'ringback'; url?: string }
  | { type: 'hold-music'; url: string }
  | { type: 'beep' }
  /** Keys sent to the callee. */
  | { type: 'keys'; keys: string }
)

/** A request that the platform makes now. One that wants a reply holds its party up until `reply` happens. */
export type Webhook = {
  id: string
  method: 'GET' | 'POST'
  url: string
  body: { [field: string]: Json }
  /** Which of the platform's timers hold. */
  timers: 'answer' | 'event'
  wantsReply: boolean
}

/** What came back: a response, or why there is none after all tries. */
export type Reply =
  | { status: number; contentType: string; body: string }
  | { failed: 'Connection closed.' | 'Connection reset.' | 'Socket timeout.' }

export type Happening =
  | { type: 'key'; key: string; by?: Party }
  /** Somebody says something; several texts are what a recogniser might take it for, best first. */
  | { type: 'speech'; texts: string[]; by?: Party }
  /** Time passes in silence. Stops short at a webhook that wants a reply. */
  | { type: 'elapse'; seconds: number }
  | { type: 'hangup'; by?: Party }
  | { type: 'callee'; does: CalleeDoes }
  | { type: 'reply'; id: string; reply: Reply }

/** How a dialled party takes a call. A machine answers, too. */
export const CALLEE_DOES = [
  'answer',
  'machine',
  'busy',
  'no-answer',
  'unreachable',
  'decline',
  'failed',
] as const
export type CalleeDoes = (typeof CALLEE_DOES)[number]

/** What happens in one step: the call as it goes on, what begins to be heard, which requests are due. */
export type Step = { call: Call; heard: Sound[]; due: Webhook[] }
