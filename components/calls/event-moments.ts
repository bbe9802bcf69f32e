import type { CallEvent } from '@/lib/carriers/carrier'
import type { Heard } from '@/lib/flow/call'
import type { LoggedEvent, LoggedTurn } from '@/lib/store/call-log'
import { phone } from '../format/phone'
import type { Bare } from './story'
import { LEG_WORDS, OUTCOME_WORDS } from './words'

/** What a webhook says has happened, as a line; nothing where another line tells it. */
export function eventMoment(
  event: LoggedEvent,
  turn: LoggedTurn | undefined,
  ownLegId: string | undefined,
): Bare | undefined {
  switch (event.type) {
    case 'incoming':
      if (event.direction === 'outbound')
        return {
          by: 'system',
          what: 'The flow began',
          detail: `for ${phone(event.called ?? 'whoever answered')}`,
        }
      return { by: 'caller', what: `Called ${phone(turn?.called ?? event.called ?? 'an unknown number')}` }
    case 'heard':
      return heardMoment(event.heard)
    case 'leg':
      return legMoment(event, ownLegId)
    case 'recording':
      return { by: 'system', what: 'A recording is ready', ...detail(size(event.sizeBytes)) }
    case 'transcription':
      return { by: 'system', what: 'A transcription is ready' }
    case 'sent-on':
      return { by: 'system', what: `Moved to ${event.to}`, detail: `by ${event.by}` }
    case 'hung-up-here':
      return { by: 'system', what: `Ended by ${event.by}` }
    case 'found-over':
      return {
        by: 'system',
        what: 'Found to be over',
        detail: 'The carrier said so when it was asked; its webhook never came',
      }
    case 'lost':
      return {
        ...objection(
          'Lost sight of',
          'The carrier does not know this call any more, and how it ended was never told',
        ),
        todo: 'See whether the voice server could be reached then.',
      }
    case 'moved':
      return { by: 'system', what: 'Moved into another conversation' }
    case 'whisper':
      return { by: 'callee', what: 'Heard the whisper' }
    case 'trouble':
      return {
        ...objection('The carrier objected', event.reason),
        todo: 'Open the webhook before it: the carrier could not do what was answered there.',
      }
    case 'fallback':
      return {
        ...objection('Another webhook had failed', event.reason),
        todo: 'See in the log of the voice server whether it was down or slow at that time.',
      }
    case 'nonsense':
      return {
        ...objection('A webhook made no sense', event.why),
        todo: 'Open it: it is not what the carrier is known to send.',
      }
  }
}

/** What a row of the log is that tells of nothing that happened on the call. */
export function unusualMoment(kind: string): Bare | undefined {
  if (kind === 'refused')
    return {
      ...objection('A webhook was refused', 'It was not signed as it must be'),
      todo: 'Check the signature secret of the carrier’s account.',
    }
  if (kind === 'late')
    return { by: 'system', what: 'A webhook came too late', detail: 'Its wait was over already' }
}

const objection = (what: string, why: string): Bare => ({
  by: 'system',
  what,
  ...detail(why),
  isTrouble: true,
})

const detail = (text: string | undefined) => (text ? { detail: text } : {})

const size = (bytes: number | undefined) =>
  bytes === undefined ? undefined : `${Math.max(1, Math.round(bytes / 1_000))} kB`

/** Effects and comebacks are no deeds of the caller: the nodes that follow tell them. */
function heardMoment(heard: Heard): Bare | undefined {
  switch (heard.type) {
    case 'digits':
      return { by: 'caller', what: `Pressed ${heard.digits.split('').join(' ')}` }
    case 'speech':
      return { by: 'caller', what: `Said “${heard.texts[0] ?? ''}”` }
    case 'silence':
      return { by: 'caller', what: 'Pressed and said nothing' }
    case 'recorded':
      return { by: 'caller', what: 'Left a message' }
    case 'dial':
      return { by: 'callee', what: OUTCOME_WORDS[heard.outcome] ?? heard.outcome, ...detail(heard.detail) }
  }
}

/** The states that a caller's own leg passes before the flow answers; they tell nothing that "Called" does not. */
const BEFORE_ANSWER: string[] = ['started', 'ringing', 'answered']

function legMoment(
  event: Extract<CallEvent, { type: 'leg' }>,
  ownLegId: string | undefined,
): Bare | undefined {
  const isOwn = event.legId === undefined ? event.direction !== 'outbound' : event.legId === ownLegId
  const wasRung = event.direction === 'outbound'
  if (isOwn && event.state === 'completed' && event.endedBy === 'user')
    return { by: 'caller', what: 'Hung up', ...detail(event.detail) }
  if (!wasRung && BEFORE_ANSWER.includes(event.state)) return undefined
  const words = isOwn && !BEFORE_ANSWER.includes(event.state) ? LEG_WORDS.caller : LEG_WORDS.callee
  const [what = event.state, isTrouble = false] = words[event.state] ?? []
  const who = wasRung && event.called ? phone(event.called) : undefined
  return {
    by: isOwn ? (wasRung ? 'caller' : 'system') : 'callee',
    what,
    ...detail([who, event.detail].filter(Boolean).join(' · ')),
    ...(isTrouble && { isTrouble, todo: 'Check the number, and whether your account may call there.' }),
  }
}
