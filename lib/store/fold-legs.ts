import type { CallEvent, LegState } from '@/lib/carriers/carrier'
import type { LoggedEvent } from './call-log'
import { isoTime } from './times'

/** One party's side of a call, other than the caller's own. */
export type CallLeg = {
  callId: string
  legId: string
  direction: 'inbound' | 'outbound'
  /** Who it is: a number or an address. */
  address: string | null
  state: LegState
  startedAt: string | null
  answeredAt: string | null
  endedAt: string | null
  durationSeconds: number | null
  /** The carrier's own words for how it ended. */
  detail: string | null
  priceTotal: number | null
  currency: string | null
}

type LegFacts = Extract<CallEvent, { type: 'leg' }>
export type LegEvent = { event: LegFacts; at: string }

/** What a leg's events say together. */
export type LegFold = Omit<CallLeg, 'callId' | 'legId' | 'address' | 'direction'> & {
  direction: 'inbound' | 'outbound' | undefined
  from: string | undefined
  to: string | undefined
  endedBy: 'platform' | 'user' | undefined
}

type Direction = 'inbound' | 'outbound'

/**
 * Sorts the events of legs into the call's own leg and the others, and gathers each.
 *
 * @param incoming the event that the call began with, if it is there already
 * @param events in the order of the log's rows as `foldCall` sorts them
 */
export function foldLegs(
  callId: string,
  incoming: LoggedEvent | undefined,
  events: LegEvent[],
): {
  own: LegFold | undefined
  ownLegId: string | undefined
  others: CallLeg[]
  direction: Direction
} {
  const direction = directionOf(incoming, events)
  const ownLegId = incoming?.legId ?? ownLegAmong(events, direction)
  const isOwn = ({ event }: LegEvent) =>
    event.legId === undefined ? (event.direction ?? direction) === direction : event.legId === ownLegId

  const mine = events.filter(isOwn)
  const byLeg = new Map<string, LegEvent[]>()
  for (const one of events) {
    const { legId } = one.event
    if (legId === undefined || legId === ownLegId) continue
    byLeg.set(legId, [...(byLeg.get(legId) ?? []), one])
  }
  const others = [...byLeg].map(([legId, its]) => asLeg(callId, legId, gather(its)))
  return {
    own: mine.length > 0 ? gather(mine) : undefined,
    ownLegId,
    others: others.sort((a, b) => (a.legId < b.legId ? -1 : 1)),
    direction,
  }
}

function directionOf(incoming: LoggedEvent | undefined, events: LegEvent[]): Direction {
  if (incoming?.type === 'incoming') return incoming.direction
  const directions = events.map(({ event }) => event.direction)
  return !directions.includes('inbound') && directions.includes('outbound') ? 'outbound' : 'inbound'
}

/** Before the beginning of a call is in the log: the first leg that goes the call's own way. */
const ownLegAmong = (events: LegEvent[], direction: Direction): string | undefined =>
  sorted(events.filter(({ event }) => event.legId !== undefined && event.direction === direction))[0]?.event
    .legId

/** A leg that failed is reported `completed` afterwards; how it failed says more. */
const WEIGHT: Record<LegState, number> = {
  started: 0,
  ringing: 1,
  answered: 2,
  human: 3,
  machine: 3,
  completed: 4,
  disconnected: 5,
  busy: 6,
  cancelled: 6,
  'no-answer': 6,
  rejected: 6,
  failed: 6,
}
const ENDED = 4
const FAILED = 6
const ANSWERED: LegState[] = ['answered', 'human', 'machine']

/** The order of events does not count, for they come in any; what each of them says does. */
function gather(events: LegEvent[]): LegFold {
  const ordered = sorted(events)
  const heaviest = ordered.reduce((a, b) => (WEIGHT[b.event.state] > WEIGHT[a.event.state] ? b : a))
  const failed = ordered.find(({ event }) => WEIGHT[event.state] === FAILED)
  const completed = ordered.find(({ event }) => event.state === 'completed')
  const end = failed ?? completed ?? ordered.find(({ event }) => WEIGHT[event.state] >= ENDED)
  const answered = ordered.find(({ event }) => ANSWERED.includes(event.state))
  const said = <Field extends keyof LegFacts>(field: Field): LegFacts[Field] | undefined =>
    ordered.find(({ event }) => event[field] !== undefined)?.event[field]

  const durationSeconds =
    ordered.map(({ event }) => event.durationSeconds).find((seconds) => isWithin(seconds, LONGEST_SECONDS)) ??
    null
  const spoken = durationSeconds ? isoTime(said('startedAt')) : undefined
  const price = ordered.map(({ event }) => event.price).find((one) => isWithin(one?.total, HIGHEST_PRICE))
  return {
    direction: said('direction'),
    from: said('caller'),
    to: said('called'),
    state: heaviest.event.state,
    startedAt: ordered[0]?.at ?? null,
    // When `answered` itself was lost, the end of a leg that was spoken on still says since when.
    answeredAt: answered?.at ?? spoken ?? null,
    endedAt: end ? (isoTime(end.event.endedAt) ?? end.at) : null,
    durationSeconds,
    detail: heaviest.event.detail ?? said('detail') ?? null,
    priceTotal: price?.total ?? null,
    currency: price?.currency ?? null,
    endedBy: said('endedBy'),
  }
}

/** Carriers end calls long before. Logs hold what no column takes, from when it was not refused at the door. */
const LONGEST_SECONDS = 30 * 86_400
const HIGHEST_PRICE = 2 ** 31 - 1

const isWithin = (value: unknown, most: number): boolean =>
  typeof value === 'number' && value >= 0 && value <= most

const sorted = (events: LegEvent[]): LegEvent[] =>
  [...events].sort(
    (a, b) =>
      (a.at < b.at ? -1 : a.at > b.at ? 1 : 0) ||
      WEIGHT[a.event.state] - WEIGHT[b.event.state] ||
      (a.event.key < b.event.key ? -1 : 1),
  )

function asLeg(callId: string, legId: string, fold: LegFold): CallLeg {
  const { from, to, endedBy: _, direction = 'outbound', ...rest } = fold
  return { callId, legId, direction, address: (direction === 'outbound' ? to : from) ?? null, ...rest }
}
