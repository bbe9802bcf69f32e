import type { Heard } from '@/lib/flow/call'
import { type Fields, numberOf, objectOf, textOf } from './fields'

/** What a caller pressed or said. Keys win over words; neither is silence. `timed_out` says nothing about it: it is true after keys too. */
export function heardInput(fields: Fields): Heard {
  const digits = digitsOf(fields.dtmf)
  if (digits) return { type: 'digits', digits }
  const texts = textsOf(fields.speech)
  return texts.length > 0 ? { type: 'speech', texts } : { type: 'silence' }
}

/** Keys, from the object of today or the bare text of before May 2020; by GET either comes as text. */
function digitsOf(dtmf: unknown): string {
  const nested = objectOf(dtmf)
  const pressed = (textOf(nested ? nested.digits : dtmf) ?? '').replace(/[^0-9*#A-D]/gi, '')
  // The key that ends the input may or may not be among its digits. Alone it is the caller's choice.
  return pressed.length > 1 ? pressed.replace(/#$/, '') : pressed
}

/** What was understood, best guess first. Nothing for `{}`, `{ error }`, `{ results: [] }` and what else stands for "no words". */
function textsOf(speech: unknown): string[] {
  const results = objectOf(speech)?.results
  if (!Array.isArray(results)) return []
  return results.flatMap((result) => textOf(objectOf(result)?.text) ?? [])
}

/**
 * The outcome of a dialled leg that a flow waits for, from its state; nothing for states that are none. A refusal counts as
 * busy when it was the callee who refused.
 */
export function heardFromLeg(status: string, fields: Fields): Heard | undefined {
  const outcome = OUTCOMES.get(status)
  if (!outcome) return undefined
  const detail = textOf(fields.detail)
  const declined =
    status === 'rejected' &&
    (detail?.toLowerCase() === 'declined' || (!detail && numberOf(fields.sip_code) === 603))
  return {
    type: 'dial',
    outcome: declined ? 'busy' : outcome,
    detail: detail ? `${status}: ${detail}` : status,
  }
}

/** `cancelled` is not among them: the caller has gone. */
const OUTCOMES = new Map<string, 'busy' | 'no-answer' | 'failed' | 'machine'>([
  ['busy', 'busy'],
  ['timeout', 'no-answer'],
  ['unanswered', 'no-answer'],
  ['rejected', 'failed'],
  ['failed', 'failed'],
  ['machine', 'machine'],
])
