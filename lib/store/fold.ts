import type { LegState } from '@/lib/carriers/carrier'
import { isTestLine } from '@/lib/carriers/test-line'
import { kindOnceNamed } from '@/lib/flow/kinds'
import type { LoggedEvent, LoggedTurn, LogRow } from './call-log'
import { type CallLeg, foldLegs, type LegEvent, type LegFold } from './fold-legs'
import { type FoldedRecording, foldRecordings } from './fold-recordings'
import { isoTime } from './times'

/** A call as the log tells it. Times are ISO 8601, UTC. */
export type FoldedCall = {
  id: string
  carrier: string
  direction: 'inbound' | 'outbound'
  conversationId: string | null
  /** The caller's own leg (of a call that we placed: the leg of whom we called). */
  legId: string | null
  /** The flow and version that it began with. */
  flowId: string | null
  versionId: string | null
  caller: string
  called: string
  startedAt: string
  answeredAt: string | null
  endedAt: string | null
  durationSeconds: number | null
  state: 'in-progress' | 'ended'
  /** How it ended (`Outcome`, or what the carrier said of a call that was not answered); nothing while it goes on. */
  outcome: string | null
  /** Who ended it from here, by the name they went by then. */
  endedBy: string | null
  /** The node at which it stands, or stood at its end. */
  lastNode: string | null
  turns: number
  /** How long after the flow began with the caller they were understood first, and somebody rung picked up first. */
  firstChoiceMs: number | null
  personMs: number | null
  /** What the carrier says the call's own leg cost, in its currency. */
  priceTotal: number | null
  currency: string | null
  /** A call of the sandbox. */
  isTest: boolean
}

/** A node that a call passed: entered at `at`, left by `exit`, or not left. */
export type Visit = {
  callId: string
  /** Counts the visits of the call from 1. */
  seq: number
  versionId: string
  nodeId: string
  kind: string
  exit: string | null
  at: string
}

export type Folded = { call: FoldedCall; legs: CallLeg[]; visits: Visit[]; recordings: FoldedRecording[] }

export type Outcome =
  | 'caller-hung-up'
  | 'flow-hung-up'
  /** Somebody was reached, and they spoke until one of them left. */
  | 'connected'
  | 'conference'
  /** A carrier's own document took the call over. */
  | 'document'
  | 'failed'
  /** The carrier ended it while the flow went on. */
  | 'carrier-hung-up'
  /** Somebody ended it from here. */
  | 'ended-here'
  /** How it ended is not known: nothing more was heard of it, and its carrier does not know it any more. */
  | 'lost'
  /** No flow answered: the number has none, or none that is published. */
  | 'not-answered'

/** What folding needs of a row. */
export type FoldedRow = Pick<
  LogRow,
  'key' | 'waitKey' | 'callId' | 'carrier' | 'kind' | 'receivedAt' | 'event' | 'turn'
>

type Read = { row: FoldedRow; event: LoggedEvent | undefined; turn: LoggedTurn | undefined; at: string }
type TurnRow = Read & { turn: LoggedTurn }

/**
 * Gathers the rows of one call into the call, its legs, and the nodes that it passed. Pure; the rows may come in any order
 * and more than once: webhooks do. More rows never take back what fewer have told: an end stays an end.
 *
 * @returns nothing when no row belongs to a call
 */
export function foldCall(rows: FoldedRow[]): Folded | undefined {
  const read = inOrder(rows)
  const [first] = read
  const id = first?.row.callId
  if (!first || !id) return undefined

  const turns = read.filter((one): one is TurnRow => one.turn !== undefined)
  const incoming = read.find(({ event }) => event?.type === 'incoming')
  const { own, ownLegId, others, direction } = foldLegs(
    id,
    incoming?.event,
    read.flatMap(({ event, at }): LegEvent[] => {
      if (event?.type === 'found-over') return [{ event: event.leg, at }]
      return event?.type === 'leg' ? [{ event, at }] : []
    }),
  )
  const hasEnded = own !== undefined && own.endedAt !== null
  const lostAt = hasEnded ? undefined : lostSince(read)
  const outcome = hasEnded ? outcomeOf(own, others, turns.at(-1)?.turn, read) : lostAt ? 'lost' : null
  const beginning = turns[0]?.turn
  const last = turns.at(-1)?.turn

  return {
    call: {
      id,
      carrier: first.row.carrier,
      direction,
      conversationId: firstOf(read, ({ event }) => event?.conversationId) ?? null,
      legId: ownLegId ?? null,
      flowId: beginning?.flowId ?? null,
      versionId: beginning?.versionId ?? null,
      caller: incoming?.event?.caller ?? beginning?.caller ?? own?.from ?? '',
      called: incoming?.event?.called ?? beginning?.called ?? own?.to ?? '',
      startedAt: incoming?.at ?? earliest([own?.startedAt, ...read.map(({ at }) => at)]),
      answeredAt: own?.answeredAt ?? null,
      endedAt: own?.endedAt ?? lostAt ?? null,
      durationSeconds: own?.durationSeconds ?? null,
      state: outcome === null ? 'in-progress' : 'ended',
      outcome,
      endedBy: outcome === 'ended-here' ? (enderIn(read) ?? null) : null,
      lastNode: last?.waitingAt ?? last?.trail.at(-1)?.node ?? null,
      turns: turns.length,
      firstChoiceMs: since(turns[0]?.at, turns.find(wasUnderstood)?.at),
      personMs: since(turns[0]?.at, personReachedAt(others, read)),
      priceTotal: own?.priceTotal ?? null,
      currency: own?.currency ?? null,
      isTest: isTestLine(first.row.carrier),
    },
    legs: others,
    visits: visitsOf(id, turns),
    recordings: foldRecordings(id, read),
  }
}

/** Each row once, read, in an order that depends on what they say alone: the beginning, then by wait, then by time. */
function inOrder(rows: FoldedRow[]): Read[] {
  const byKey = new Map(rows.filter(belongs).map((row) => [row.key, row]))
  return [...byKey.values()].map(readRow).sort(compare)
}

const belongs = ({ callId, kind }: FoldedRow): boolean => callId !== null && kind !== 'refused'

function readRow(row: FoldedRow): Read {
  const event = parsed<LoggedEvent>(row.event)
  return { row, event, turn: parsed<LoggedTurn>(row.turn), at: isoTime(event?.at) ?? row.receivedAt }
}

function compare(a: Read, b: Read): number {
  return (
    Number(b.event?.type === 'incoming') - Number(a.event?.type === 'incoming') ||
    waitNumber(a) - waitNumber(b) ||
    compareText(a.row.receivedAt, b.row.receivedAt) ||
    compareText(a.row.key, b.row.key)
  )
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Waits count from 0, the beginning; what ended none comes after those that did. */
const waitNumber = ({ row }: Read): number => {
  const digits = row.waitKey?.match(/#(\d+)$/)?.[1]
  return digits === undefined ? Number.MAX_SAFE_INTEGER : Number(digits)
}

/**
 * The nodes passed. A node that waits stands in the log twice, where it was entered and where what was heard led on; that
 * is one visit.
 */
function visitsOf(callId: string, turns: TurnRow[]): Visit[] {
  const visits: Visit[] = []
  for (const { turn, row } of turns) {
    for (const step of turn.trail) {
      const standing = visits.at(-1)
      const isReturn = standing?.nodeId === step.node && standing.exit === null && step.heard !== undefined
      if (isReturn) standing.exit = step.exit ?? null
      else
        visits.push({
          callId,
          seq: visits.length + 1,
          versionId: step.version ?? turn.versionId,
          nodeId: step.node,
          kind: step.kind,
          exit: step.exit ?? null,
          at: row.receivedAt,
        })
    }
  }
  return visits
}

/** When a call was last heard of that its carrier does not know any more. Whatever is heard of it later takes that back. */
function lostSince(read: Read[]): string | undefined {
  const [lost, heard] = [true, false].map((isLoss) =>
    read
      .filter(({ event, row }) => (event?.type === 'lost') === isLoss && row.kind !== 'late')
      .map(({ row }) => row.receivedAt)
      .sort()
      .at(-1),
  )
  return lost && (!heard || heard <= lost) ? (heard ?? lost) : undefined
}

const enderIn = (read: Read[]): string | undefined =>
  firstOf(read, ({ event }) => (event?.type === 'hung-up-here' ? event.by : undefined))

/** The caller pressed or said something that led on. */
const wasUnderstood = ({ turn }: TurnRow): boolean =>
  turn.trail.some(
    ({ kind, heard, exit }) =>
      (heard?.type === 'digits' || heard?.type === 'speech') &&
      exit !== undefined &&
      kindOnceNamed(kind)?.serves?.(exit) === true,
  )

/** When the first of those who were rung picked up. A machine is nobody, whatever its leg is reported to be afterwards. */
function personReachedAt(others: CallLeg[], read: Read[]): string | undefined {
  const machines = new Set(
    read.flatMap(({ event }) => (event?.type === 'leg' && event.state === 'machine' ? [event.legId] : [])),
  )
  return others
    .flatMap(({ legId, answeredAt }) => (answeredAt === null || machines.has(legId) ? [] : [answeredAt]))
    .sort()[0]
}

/** Carriers' clocks are not ours: what seems to have been before the beginning was at it, and nothing takes longer than a call. */
function since(beginning: string | undefined, moment: string | undefined): number | null {
  if (beginning === undefined || moment === undefined) return null
  const ms = Date.parse(moment) - Date.parse(beginning)
  return Number.isFinite(ms) ? Math.min(Math.max(0, ms), LONGEST_MS) : null
}

const LONGEST_MS = 24 * 60 * 60 * 1_000

function outcomeOf(
  own: LegFold,
  others: CallLeg[],
  last: LoggedTurn | undefined,
  read: Read[],
): Outcome | LegState {
  if (UNREACHED.has(own.state)) return own.state
  if (!last) return 'not-answered'
  if (last.next.type === 'end') return ENDS[last.next.reason ?? ''] ?? 'flow-hung-up'
  const wasReached = others.some(({ answeredAt, state }) => answeredAt !== null && state !== 'machine')
  if (wasReached && last.trail.at(-1)?.kind === 'dial') return 'connected'
  if (own.endedBy !== 'platform') return 'caller-hung-up'
  if (enderIn(read) !== undefined) return 'ended-here'
  return read.some(({ event }) => event?.type === 'trouble') ? 'failed' : 'carrier-hung-up'
}

/** A call that we placed and nobody took. */
const UNREACHED = new Set<LegState>(['busy', 'cancelled', 'no-answer', 'rejected', 'failed'])

const ENDS: Record<string, Outcome> = {
  'hung-up': 'flow-hung-up',
  'exit-not-wired': 'flow-hung-up',
  conference: 'conference',
  document: 'document',
  failed: 'failed',
}

function firstOf<T, R>(list: T[], pick: (one: T) => R | undefined): R | undefined {
  for (const one of list) {
    const found = pick(one)
    if (found !== undefined) return found
  }
  return undefined
}

const earliest = (times: (string | null | undefined)[]): string =>
  times.filter((time) => typeof time === 'string').sort()[0] ?? ''

/** What we wrote into the log ourselves. A row that is broken all the same tells nothing, and hides no other. */
function parsed<T>(text: string | null): T | undefined {
  if (text === null) return undefined
  try {
    return JSON.parse(text) as T
  } catch {
    return undefined
  }
}
