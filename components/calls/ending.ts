import type { CallDetail } from '@/lib/store/calls'
import { lasted } from '../format/lasted'
import { phone } from '../format/phone'
import type { Moment } from './story'

type Ended = Pick<CallDetail, 'state' | 'outcome' | 'endedBy' | 'legs' | 'turns' | 'direction'>

/**
 * How a call ended and why, or where it stands, in a sentence.
 *
 * @param place the name of the node at which it stands, or stood at its end
 */
export function endingOf(call: Ended, place: string | undefined, moments: readonly Moment[]): string {
  const at = place === undefined ? '' : ` at “${place}”`
  if (call.state === 'in-progress')
    return call.turns === 0 ? 'It has just begun.' : `It goes on${place ? ` and stands${at}` : ''}.`
  return ENDINGS[call.outcome ?? '']?.(call, at, moments) ?? 'It is over.'
}

const ENDINGS: Record<string, (call: Ended, at: string, moments: readonly Moment[]) => string> = {
  'caller-hung-up': (_, at, moments) => {
    const end = moments.findLast(({ by, what }) => by === 'caller' && what === 'Hung up')
    const after = end?.afterMs === undefined ? '' : `, ${lasted(end.afterMs / 1_000)} after coming there`
    return `The caller hung up${at}${at && after}.`
  },
  'flow-hung-up': (_, at, moments) =>
    moments.some(({ what }) => what === UNWIRED)
      ? `The flow ended${at}: the exit taken there leads nowhere.`
      : `The flow hung up${at}.`,
  connected: ({ legs }, at) => {
    const reached = legs.findLast(({ answeredAt, state }) => answeredAt !== null && state !== 'machine')
    const who = reached?.address ? phone(reached.address) : 'somebody'
    const long = reached?.durationSeconds ? ` for ${lasted(reached.durationSeconds)}` : ''
    return `The caller spoke with ${who}${long}, reached${at || ' by the flow'}.`
  },
  conference: (_, at) => `The caller went into a conference${at}.`,
  document: (_, at) => `The carrier’s own document took the call over${at}.`,
  failed: (_, at, moments) => {
    const why = moments.findLast(({ isTrouble, detail }) => isTrouble && detail)?.detail
    return `The call could not go on${at}${why ? `: ${why}` : '.'}`
  },
  'carrier-hung-up': (_, at) => `The carrier ended the call${at}, while the flow went on.`,
  'ended-here': ({ endedBy }, at) => `${endedBy ?? 'Somebody'} ended the call from here${at}.`,
  lost: (_, at) => `How it ended is not known. The caller was last heard of${at || ' before any node'}.`,
  'not-answered': (_, __, moments) => {
    const why = moments.find(({ isTrouble, detail }) => isTrouble && detail)?.detail
    return `No flow answered${why ? `. ${why}` : '.'}`
  },
  busy: () => 'The line was busy.',
  cancelled: () => 'It was given up before anybody answered.',
  'no-answer': () => 'Nobody answered.',
  rejected: () => 'The call was rejected.',
}

/** As `END_WORDS` says it. */
const UNWIRED = 'Ended at an exit that leads nowhere'
