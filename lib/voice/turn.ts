import type { CallState, Heard } from '@/lib/flow/call'
import { openingsOf } from '@/lib/flow/hours'
import type { Instruction } from '@/lib/flow/instruction'
import { sentence, sentenceLanguage } from '@/lib/flow/sentences'
import { beginCall, enterFlow, errorEnd, type Incoming, type Turn, walk } from '@/lib/flow/walk'
import type { LoggedTurn } from '@/lib/store/call-log'
import type { Book, KnownVersion } from './book'
import type { Effects } from './effects'
import { hiding } from './without-secrets'

/** What a caller may be kept waiting for effects in one webhook; then a filler is spoken and the carrier comes back. */
const EFFECT_BUDGET_MS = 700
/** How long the caller waits between two looks at an effect that goes on. */
const PAUSE_SECONDS = 1
/** How often the filler is said again. */
const FILLER_EVERY_MS = 6_000

/** A turn as it goes to the carrier and to the log. */
export type Outcome = {
  call: CallState
  instructions: Instruction[]
  /** Absent where nothing was walked: what arrived was for no wait of this call. */
  logged?: LoggedTurn
  /** The wait that this was the outcome of; absent where the wait goes on. */
  wait?: string
}

export type TurnWorld = { book: Book; effects: Effects; now: () => Date }

/** Under which name a wait stands in the log: one outcome each. Number 0 is the beginning of the call. */
export const waitKey = (callId: string, n: number): string => `${callId}#${n}`

/** A call's first turn on a version. */
export function begin(
  version: KnownVersion,
  incoming: Omit<Incoming, 'version'>,
  webhookKey: string,
  world: TurnWorld,
): Promise<Outcome> {
  const call = beginCall(version.document, { ...incoming, version: version.id })
  return carryOn(version, call, undefined, waitKey(call.id, 0), webhookKey, world)
}

/**
 * A call's next turn: what was heard at the wait where it stands.
 *
 * @param version the one that the call runs (`call.version`)
 * @returns what to do and what to log. Where the call waits for an effect that is not over yet, the wait goes on
 */
export async function resume(
  version: KnownVersion,
  call: CallState,
  heard: Heard,
  webhookKey: string,
  world: TurnWorld,
): Promise<Outcome> {
  const key = waitKey(call.id, call.wait?.n ?? 0)
  const isPolling = heard.type === 'resumed' && (call.wait?.type === 'http' || call.wait?.type === 'sms')
  if (!isPolling) return carryOn(version, call, heard, key, webhookKey, world)

  const outcome = await world.effects.outcome(key, call, undefined, EFFECT_BUDGET_MS)
  if ('type' in outcome) return carryOn(version, call, outcome, key, webhookKey, world)
  // Counted, so that the next look has an address of its own and is not taken for this one sent twice.
  const polls = (call.wait?.polls ?? 0) + 1
  const waiting = call.wait ? { ...call, wait: { ...call.wait, polls } } : call
  return { call: waiting, instructions: stillWaiting(version, outcome.elapsedMs) }
}

/**
 * The turn of a call that was sent to another place.
 *
 * @param call as it stands there (`sendTo`)
 * @param wait the one that is over with it; absent where another outcome has taken it
 */
export async function sendOn(
  version: KnownVersion,
  call: CallState,
  wait: string | undefined,
  webhookKey: string,
  world: TurnWorld,
): Promise<Outcome> {
  return carryOn(version, call, undefined, wait ?? `${call.id}|${webhookKey}`, webhookKey, world)
}

/** Walks, runs what the walk asks of the outside world, and walks on, until the call waits for the caller or ends. */
async function carryOn(
  begun: KnownVersion,
  begunCall: CallState,
  firstHeard: Heard | undefined,
  wait: string,
  webhookKey: string,
  { book, effects, now }: TurnWorld,
): Promise<Outcome> {
  const startedAt = performance.now()
  const at = now()
  const world = { now: at, opening: openingsOf(await book.calendarsOf(begun.document), at) }
  let version = begun
  let turn = walk(version.document, begunCall, firstHeard, world)
  if (turn.next.type === 'ignored') return { call: begunCall, instructions: [] }

  const instructions = [...turn.instructions]
  const trail: LoggedTurn['trail'] = [...turn.trail]
  const add = (next: Turn) => {
    instructions.push(...next.instructions)
    // Steps in another flow than the one this turn began in say so.
    trail.push(
      ...next.trail.map((step) => (version.id === begun.id ? step : { ...step, version: version.id })),
    )
    turn = next
  }

  for (;;) {
    if (turn.next.type === 'effect') {
      if (!(await effects.leadsOn(wait, begunCall.id, webhookKey)))
        return { call: begunCall, instructions: [] }
      const budget = EFFECT_BUDGET_MS - (performance.now() - startedAt)
      const key = waitKey(turn.call.id, turn.call.wait?.n ?? 0)
      const outcome = await effects.outcome(key, turn.call, turn.next.effect, budget)
      if (!('type' in outcome)) {
        instructions.push(...stillWaiting(version, 0))
        break
      }
      add(walk(version.document, turn.call, outcome, world))
    } else if (turn.next.type === 'flow') {
      const next = await book.liveVersion(turn.next.flow)
      if (!next) {
        add({
          ...turn,
          instructions: errorEnd(version.document, turn.call, world),
          trail: [],
          next: { type: 'end', reason: 'failed', problem: 'flow.not-published' },
        })
        break
      }
      version = next
      world.opening = openingsOf(await book.calendarsOf(version.document), world.now)
      add(walk(version.document, enterFlow(turn.call, version.id, version.document), undefined, world))
    } else break
  }

  const { call, next } = turn
  return {
    call,
    instructions,
    wait,
    logged: {
      flowId: version.flowId,
      versionId: begun.id,
      caller: call.caller,
      called: call.called,
      trail: withoutSpokenSecrets(trail, call),
      next: {
        type: next.type,
        ...('reason' in next && { reason: next.reason }),
        ...('problem' in next && { problem: next.problem }),
      },
      ...(call.wait && { waitingAt: call.node }),
    },
  }
}

/** A secret may stand in a prompt by another way than by its variable: in the address of a recording. */
function withoutSpokenSecrets(trail: LoggedTurn['trail'], call: CallState): LoggedTurn['trail'] {
  const hide = hiding(call)
  if (!hide) return trail
  return trail.map((step) => (step.said ? { ...step, said: hide(step.said) } : step))
}

/** A caller who waits for a service hears that it goes on, and the carrier is asked to come back. */
function stillWaiting({ document: { settings } }: KnownVersion, elapsedMs: number): Instruction[] {
  const { language, voice } = settings
  const text = sentence('oneMoment', language)
  const filler: Instruction = {
    type: 'play',
    spoken: { text, ssml: false, language: sentenceLanguage(language), voice },
    bargeIn: false,
  }
  const isDue = elapsedMs % FILLER_EVERY_MS < (PAUSE_SECONDS + 1) * 1_000
  return [isDue ? filler : { type: 'pause', seconds: PAUSE_SECONDS }, { type: 'resume' }]
}

/** The end of a call that cannot even begin: a sentence that a caller can understand. */
export const apology = (which: 'error' | 'notInService', language = 'en-US'): Instruction[] => [
  {
    type: 'play',
    spoken: {
      text: sentence(which, language),
      ssml: false,
      language: sentenceLanguage(language),
      voice: { style: 0, premium: false },
    },
    bargeIn: false,
  },
  { type: 'hangup' },
]
