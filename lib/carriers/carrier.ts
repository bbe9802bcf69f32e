import type { Heard } from '@/lib/flow/call'
import type { Flow } from '@/lib/flow/document'
import type { Instruction, Ringback } from '@/lib/flow/instruction'
import type { Problem } from '@/lib/flow/problem'
import type { Spoken } from '@/lib/flow/prompt'
import type { AccountAccess, RemoteAccount } from './account'
import type { Lines } from './sandbox/lines'

/** A webhook as it came in: nothing parsed, nothing trusted. Header names in lower case. */
export type RawRequest = {
  method: 'GET' | 'POST'
  /** Path and query, as received. */
  url: string
  headers: Record<string, string | undefined>
  body: Uint8Array
}

/**
 * Who may call the webhooks of a carrier. `id` is the carrier's own name of the account (Vonage: the API key); `carrier` is
 * whose numbers its calls can reach: the sandbox is an account that speaks Vonage's dialect but rings only sandbox numbers.
 */
export type Account = {
  carrier: string
  id: string
  /** Signature secrets: one, or two while they are being rotated. */
  secrets: string[]
  /** The applications whose webhooks are taken; empty takes any of the account's. */
  applicationIds: string[]
  /** The owner takes unsigned webhooks from this carrier. */
  acceptsUnsigned: boolean
}

export type Verified = { ok: true; request: RawRequest; account: Account }
export type RefusalReason =
  | 'unsigned'
  | 'malformed'
  | 'wrong-algorithm'
  | 'unknown-account'
  | 'bad-signature'
  | 'wrong-issuer'
  | 'too-old'
  | 'wrong-application'
  | 'body-changed'
export type Refused = { ok: false; reason: RefusalReason }

/**
 * The webhooks there are: the last part of their address. `instructions` wants a document in reply, `status` only tells.
 */
export const HOOKS = {
  /** A call has come in, or one that we placed was picked up. */
  answer: 'instructions',
  /** The outcome of a gather. */
  input: 'instructions',
  /** States of a dialled leg; an outcome among them wants instructions. */
  connect: 'instructions',
  /** The carrier comes back as asked. */
  notify: 'instructions',
  /** What only the callee hears before the bridge. */
  whisper: 'instructions',
  /** Another webhook of ours failed. Served without database and walk. */
  fallback: 'instructions',
  event: 'status',
  recording: 'status',
  transcription: 'status',
} as const
export type Hook = keyof typeof HOOKS

export type LegState =
  | 'started'
  | 'ringing'
  | 'answered'
  | 'busy'
  | 'cancelled'
  | 'no-answer'
  | 'rejected'
  | 'failed'
  | 'human'
  | 'machine'
  | 'disconnected'
  | 'completed'

type Happened =
  | { type: 'incoming'; direction: 'inbound' | 'outbound' }
  /** The outcome of a wait. */
  | { type: 'heard'; heard: Heard }
  /** A leg changed its state. `heard` is there when the state is an outcome that a dialling flow waits for. */
  | {
      type: 'leg'
      state: LegState
      heard?: Heard
      direction?: 'inbound' | 'outbound'
      /** The carrier's own words: why, who hung up. */
      detail?: string
      endedBy?: 'platform' | 'user'
      sipCode?: number
      startedAt?: string
      endedAt?: string
      durationSeconds?: number
      /** As the carrier says it, in its currency. */
      price?: { total: number; perMinute?: number; currency: string }
      network?: string
    }
  | {
      type: 'recording'
      recordingId: string
      recordingUrl: string
      /** What a caller left, rather than what was said on the call. */
      isVoicemail?: true
      sizeBytes?: number
      startedAt?: string
      endedAt?: string
    }
  | { type: 'transcription'; recordingId?: string; transcriptionUrl: string; isVoicemail?: true }
  /** The carrier asks what a call hears that somebody has sent to another place of its flow. */
  | { type: 'sent-on'; by: string; to: string }
  /** The leg went over into another conversation. */
  | { type: 'moved'; toConversationId: string }
  /** The carrier could not do what we asked. */
  | { type: 'trouble'; reason: string }
  | { type: 'whisper' }
  /** Another webhook failed; `original` is what it was. */
  | { type: 'fallback'; reason: string; original: { url: string; type: 'answer' | 'event' } }
  /** A body that makes no sense: kept, and answered. `why` says what is missing. */
  | { type: 'nonsense'; why: string }

/** What happened, in our words. */
export type CallEvent = Happened & {
  /** Made of what the event says: the same webhook again gives the same key, and a different one another. */
  key: string
  /** The carrier's id of the whole conversation: calls are known by it. */
  conversationId?: string
  legId?: string
  /** When, by the carrier's clock; ISO 8601. */
  at?: string
  /** E.164 with `+` where the carrier gave a clean number, else its text ("anonymous"). */
  caller?: string
  called?: string
  /** Where the carrier wants to be called about this call. */
  regionUrl?: string
}

/** The addresses that a document names. All absolute; those that come back carry the sealed state of the call. */
export type Links = {
  to: (hook: Exclude<Hook, 'answer' | 'fallback' | 'whisper'>) => string
  whisper: (spoken: Spoken) => string
  ringback: (tone: Extract<Ringback, { tone: string }>['tone']) => string
}

export type CarrierReply = { status: number; contentType: string; body: string }

/** A carrier: one folder, these functions, no base class. Its words stay inside its folder. */
export type Carrier = {
  name: string
  title: string
  /** Is this really from the carrier? Raw bytes in; nothing is parsed before this says yes. */
  verify: (request: RawRequest, accounts: Account[], now: Date) => Promise<Verified | Refused>
  /** What happened, in our words. Never throws. */
  read: (verified: Verified, hook: Hook) => CallEvent
  /** What we want, in the carrier's words. Pure: the same instructions and links give the same bytes. */
  render: (instructions: Instruction[], links: Links) => CarrierReply
  /** Nothing to do: go on with what you have, or thanks for telling. */
  nothing: () => CarrierReply
  /** Which parts of this flow the carrier cannot do. */
  check: (flow: Flow) => Problem[]
  /** Sends a text message through the carrier's API. */
  sendText?: (
    credentials: Credentials,
    message: { to: string; from: string; text: string; idempotencyKey: string },
  ) => Promise<({ ok: true; id: string } | { ok: false; reason: string }) & { sent?: Sent }>
  /** Places calls, and changes those that go on. */
  calls?: Calls
  /** Fetches what the carrier keeps of calls: their sound, what was written down. */
  files?: Files
  /** Tries out whether calls would be answered. */
  trial: Trial
  /** The account at the carrier, over its API: applications and numbers. Loaded when first asked for. */
  account?: (access: AccountAccess) => Promise<RemoteAccount>
}

/** Pure: what goes over the network in between is the business of who tries. */
export type Trial = {
  /** What the carrier posts to the answer address when a call comes in, signed with the first of the account's secrets. */
  incoming: (
    account: Pick<Account, 'id' | 'secrets' | 'applicationIds'>,
    call: { caller: string; called: string },
    now: Date,
  ) => Promise<{ headers: Record<string, string>; body: string }>
  /** Why the carrier would not do what a reply says, in a sentence; nothing where it would. */
  objection: (reply: CarrierReply) => string | undefined
}

/** What a carrier can do with calls by itself, without one having come in. Never throws. */
export type Calls = {
  /** How many it places a second for one account. */
  perSecond: number
  /**
   * Rings somebody. Their answer, and every state of the call, come to the addresses given, whichever comes first: they or this
   * reply.
   */
  place: (access: CallAccess, call: CallToPlace) => Promise<CallPlaced>
  hangUp: (access: CallAccess, leg: LegInCall) => Promise<CallChanged>
  /** Sends a leg on: what it does next is asked from that address. */
  move: (access: CallAccess, leg: LegInCall, answerUrl: string) => Promise<CallChanged>
  /** Does a call still go on, by the carrier's own books? Only reads. */
  look?: (access: CallAccess, leg: LegInCall) => Promise<CallLooked>
  /** Would the carrier take what is asked in the name of the application? Only reads. */
  check?: (access: CallAccess) => Promise<CallChanged>
}

export type CallAccess = {
  credentials: Credentials
  /** Where the carrier's APIs are, by its own name of each. */
  hosts: Record<string, string>
  /** How the phones of the sandbox are told what to do. */
  lines?: Lines
}

export type CallToPlace = {
  /** E.164 with `+`. */
  from: string
  to: string
  answerUrl: string
  eventUrl: string
  fallbackUrl: string
}

/** What a carrier keeps for us for a while, under addresses that it told in webhooks. */
export type Files = {
  /** For how long. */
  keptDays: number
  /**
   * Asks for a file. Resolves with its first byte at the latest; the rest is read from `body`, which throws when it breaks off.
   * Only hosts of the carrier's own are shown who we are, whatever address a webhook has told.
   */
  fetch: (access: CallAccess, url: string, signal: AbortSignal) => Promise<FileFetched>
}

export type FileFetched =
  | { ok: true; sizeBytes?: number; body: AsyncIterable<Uint8Array> }
  /** `isLasting`: asking again comes to the same. */
  | { ok: false; reason: FileTrouble; isLasting: boolean }

export type FileTrouble =
  | 'not-set-up'
  | 'bad-private-key'
  | 'foreign-address'
  | 'unauthorized'
  | 'not-found'
  | 'sent-elsewhere'
  | 'too-many'
  | 'carrier-failed'
  | 'unreachable'

export type LegInCall = {
  legId: string
  /** Where the carrier wants to be called about this call, as it told with the call. */
  regionUrl?: string
}

export type CallPlaced =
  | { ok: true; legId: string; conversationId: string; sent?: Sent }
  /** `isUnknown`: it may have been placed all the same. `detail` is the carrier's own sentence. */
  | { ok: false; reason: CallTrouble; isUnknown: boolean; detail?: string }

export type CallChanged = (
  | { ok: true }
  /** `isUnknown`: it may have been done all the same. */
  | { ok: false; reason: CallTrouble; isUnknown?: true; detail?: string }
) & { sent?: Sent }

export type CallLooked =
  | { ok: true; isOver: false }
  /** What the carrier says of its end, as far as it does. */
  | { ok: true; isOver: true; told: Pick<LegTold, 'startedAt' | 'endedAt' | 'durationSeconds' | 'price'> }
  | { ok: false; reason: CallTrouble; detail?: string }

type LegTold = Extract<CallEvent, { type: 'leg' }>

export type CallTrouble =
  /** The account lacks what placing calls needs. */
  | 'not-set-up'
  | 'bad-private-key'
  /** The carrier does not take the credentials. */
  | 'unauthorized'
  /** The carrier cannot do what is asked: a number it cannot ring, or may not show. */
  | 'refused'
  /** The carrier does not know the call, or no longer. */
  | 'not-found'
  /** More than the carrier takes; nothing was done. */
  | 'too-many'
  | 'carrier-failed'
  | 'timeout'
  | 'unreachable'
  | 'bad-answer'

/** A request of ours and what came back, without what proves who we are: for the log of the call that it was made for. */
export type Sent = {
  method: string
  url: string
  headers?: Record<string, string>
  body: string
  /** Absent where nothing came back. */
  status?: number
  answer?: string
}

/** What calls outward to the carrier's API need. Kept encrypted; never logged. */
export type Credentials = { apiKey: string; apiSecret: string; applicationId?: string; privateKey?: string }
