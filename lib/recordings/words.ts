import { carrierTitles } from '../carriers'
import type { FileTrouble } from '../carriers/carrier'

export type FetchTrouble = FileTrouble | 'no-sound' | 'too-large' | 'broke-off' | 'store-away' | 'too-old'

const WORDS: Record<FetchTrouble, (carrier: string) => string> = {
  'not-set-up': (carrier) =>
    `${carrier} gives it only to its application: set the application and its private key under Settings, Carriers.`,
  'bad-private-key': (carrier) =>
    `The private key of the ${carrier} application cannot be read. Set it again under Settings, Carriers.`,
  'foreign-address': (carrier) =>
    `It is said to lie at an address that is not ${carrier}’s, so nothing was fetched from there.`,
  unauthorized: (carrier) =>
    `${carrier} gives it only to the application that recorded it, which is another one.`,
  'not-found': (carrier) => `${carrier} does not have it any more. It keeps recordings for 30 days.`,
  'sent-elsewhere': (carrier) => `${carrier} sent us to another address for it, which we do not follow.`,
  'too-many': (carrier) => `${carrier} was asked too often.`,
  'carrier-failed': (carrier) => `${carrier} has trouble of its own.`,
  unreachable: (carrier) => `${carrier} cannot be reached from this server.`,
  'no-sound': (carrier) => `What ${carrier} gave is no recording that can be played.`,
  'too-large': () => 'It is larger than 512 MB, which is more than is kept.',
  'broke-off': (carrier) => `The connection to ${carrier} broke half way.`,
  'store-away': () => 'The store for recordings cannot be reached, or takes nothing.',
  'too-old': (carrier) => `It could not be fetched while ${carrier} had it.`,
}

/** Why the sound or the transcript of a recording is not there, as a person reads it. */
export const fetchWords = (reason: FetchTrouble, carrier: string): string =>
  WORDS[reason](carrierTitles[carrier] ?? carrier)
