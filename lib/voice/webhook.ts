import type { Logger } from 'pino'
import type { Account, CallEvent, Carrier, Hook } from '@/lib/carriers/carrier'
import type { Database } from '@/lib/store/database'
import type { Book } from './book'
import type { Dialled } from './dialled-secrets'
import type { CallToken } from './links'
import type { LogWriter } from './log-writer'
import type { PlacedState } from './placed'
import type { Presence } from './presence'
import type { SentState } from './sent-on'
import type { Sealer } from './token'
import type { TurnWorld } from './turn'

/** What the webhooks need, made once per process. */
export type VoiceDeps = {
  db: Database
  book: Book
  sealer: Sealer
  log: LogWriter
  world: TurnWorld
  /** The address under which carriers reach the voice server, without a slash at its end. */
  publicUrl: string
  /** The built-in carrier's account. */
  sandbox: Account
  /** What this process tells of itself to others of this installation. */
  presence: Omit<Presence, 'isDatabaseAway'>
  logger: Logger
  /** Calls whose caller has hung up, as far as this process has heard. */
  ended: Ended
  /** Secrets that calls have dialled, as far as this process has seen. */
  dialled: Dialled
}

/** A webhook on its way: what came in, who sent it, what it says. */
export type Webhook = {
  carrier: Carrier
  /** Whose numbers this call can reach. */
  accountCarrier: string
  hook: Hook
  event: CallEvent
  /** Under which the log knows it: the same webhook again has the same. */
  key: string
  /** What the address carries, as it came. */
  sealed: string | null
  /** The state of the call that it carries; absent where it carries none of ours. */
  token: CallToken | undefined
  /** Which of the calls that were asked for here it is about, where its address says so. */
  placed: PlacedState | undefined
  /** Where somebody has sent the call, where the address says so. */
  sent: SentState | undefined
  /** What it says belongs in no log: the call waits for something sensitive. */
  isSensitive: boolean
  /** What may stand in it, in whatever field, that belongs in no log: the call has gathered it before. */
  secrets: string[]
}

export type Ended = { add: (callId: string) => void; has: (callId: string) => boolean }

/** The calls that ended last, as far as this process has heard. Elsewhere an outcome after the hang-up is walked; nobody hears it. */
export function makeEnded(atMost = 10_000): Ended {
  const ids = new Set<string>()
  return {
    add(callId) {
      ids.add(callId)
      const [oldest] = ids
      if (ids.size > atMost && oldest !== undefined) ids.delete(oldest)
    },
    has: (callId) => ids.has(callId),
  }
}
