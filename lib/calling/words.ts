import { carrierTitles } from '@/lib/carriers'
import type { CallChanged, CallTrouble } from '@/lib/carriers/carrier'
import type { HungUp } from './hang-up'
import type { Moved } from './move'

/**
 * Why a carrier did not do what was asked, in a sentence or two that say what to do.
 *
 * @param unsure what to say where nobody knows whether it was done
 */
export function troubleText(
  carrier: string,
  { reason, isUnknown = false, detail }: { reason: CallTrouble; isUnknown?: boolean; detail?: string },
  unsure: string,
): string {
  const sentence = TEXTS[reason](carrierTitles[carrier] ?? carrier)
  const said = detail ? ` It says: ${detail.replace(/[.\s]*$/, '')}.` : ''
  return `${sentence}${said}${isUnknown ? ` ${unsure}` : ''}`
}

const TEXTS: Record<CallTrouble, (carrier: string) => string> = {
  'not-set-up': (carrier) => `The ${carrier} account has no application with a private key yet. Give it one.`,
  'bad-private-key': (carrier) =>
    `The private key of the ${carrier} application cannot be read. Set it again.`,
  unauthorized: (carrier) =>
    `${carrier} does not take the account’s credentials. Check the application’s id and its private key.`,
  refused: (carrier) => `${carrier} would not do that.`,
  'not-found': (carrier) => `${carrier} does not know this call. It may be over.`,
  'too-many': (carrier) => `${carrier} takes no more calls just now. Try again in a moment.`,
  'carrier-failed': (carrier) => `Something went wrong at ${carrier}.`,
  timeout: (carrier) => `${carrier} did not answer in time.`,
  unreachable: (carrier) => `${carrier} could not be reached.`,
  'bad-answer': (carrier) => `${carrier} answered something that cannot be understood.`,
}

/** What the audit log says of a change of which nobody knows whether it was made; nothing where it surely was not. */
export const uncertainty = ({ isUnknown, sent }: Extract<CallChanged, { ok: false }>): string | undefined =>
  isUnknown
    ? sent?.status === undefined
      ? 'asked, not answered'
      : 'asked, not known whether done'
    : undefined

type NotDone = Extract<Moved | HungUp, { ok: false }>

/** Why a call was neither ended nor moved, in a sentence or two that say what to do. */
export const whyNotDone = (not: NotDone): string =>
  not.reason === 'carrier' ? not.text : NOT_DONE[not.reason]

const NOT_DONE: Record<Exclude<NotDone['reason'], 'carrier'>, string> = {
  'not-found': 'This call is not known any more.',
  'not-known-yet': 'The carrier has not said yet which call it is. Try again in a moment.',
  'not-set-up': 'The account of the carrier of this call is not set up.',
  over: 'The call is over.',
  talking:
    'The caller talks with somebody who was dialled, and would be torn away from them. Hang up instead, or wait until they have finished.',
  'out-of-hand':
    'The flow’s part in this call is over: the caller is in a conference, or in a document of the carrier’s own. It can only be hung up.',
  'node-not-found': 'The version that this call runs has no such node.',
  'flow-not-published': 'This flow has no live version. Publish it first.',
}
