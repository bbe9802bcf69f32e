import type { Destination } from '@/lib/flow/instruction'
import type { WhoAnswers } from '@/lib/flow/who-answers'
import { phone } from '../format/phone'

/** Who answers, as it is read: `Closed: voicemail “The office is closed…”`. */
export type AnswerWords = {
  /** The node that speaks or acts. */
  who: string
  /** What it does, where that is more than speaking and listening. */
  does: string
  /** The first words that callers hear. */
  says: string
  /** What decided on the way: calendars, and whether other callers hear something else. */
  because: string
  /** Callers do not get what they came for. */
  isTrouble: boolean
}

/** Who answers, in words. */
export function answerWords(met: WhoAnswers): AnswerWords {
  const isRecording = /^https?:\/\//.test(met.says ?? '')
  return {
    who: met.node,
    does: doing(met),
    says: !met.says ? '' : isRecording ? 'a recording' : `“${met.says}”`,
    because: [
      ...met.hours.map(({ calendar, state }) => `${calendar}: ${state}`),
      ...(met.varies ? ['other callers may be led elsewhere'] : []),
    ].join(' · '),
    isTrouble: met.does === 'fails',
  }
}

/** The same where there is nothing to walk through. */
export const nothingAnswers = (why: string): AnswerWords => ({
  who: '',
  does: why,
  says: '',
  because: '',
  isTrouble: true,
})

/** All of it in one sentence: for who hears the page, and for the pointer that rests on it. */
export const answerSentence = ({ who, does, says, because }: AnswerWords): string =>
  [[who, [does, says].filter(Boolean).join(' ')].filter(Boolean).join(': '), because]
    .filter(Boolean)
    .join(' · ')

function doing(met: WhoAnswers): string {
  switch (met.does) {
    case 'listens':
      return ''
    case 'rings':
      return `rings ${destinationWords(met.destination)}`
    case 'voicemail':
      return 'voicemail'
    case 'conference':
      return 'a conference'
    case 'asks-service':
      return met.says ? 'asks a web service after' : 'asks a web service first'
    case 'document':
      return 'a document of the carrier'
    case 'hangs-up':
      return met.says ? 'hangs up after' : 'hangs up'
    case 'fails':
      return met.problem === 'walk.flow-missing'
        ? 'the flow it goes on in is not published'
        : 'callers hear that something went wrong'
  }
}

function destinationWords(destination: Destination): string {
  switch (destination.type) {
    case 'phone':
      return phone(destination.number)
    case 'sip':
      return destination.uri.replace(/^sips?:/, '')
    case 'app':
      return `${destination.user} in an app`
    case 'vbc':
      return `extension ${destination.extension}`
    case 'websocket':
      return new URL(destination.uri).host
  }
}
