import type { LegState } from '@/lib/carriers/carrier'
import type { LoggedEvent, LoggedTurn, StoredLogRow } from '@/lib/store/call-log'
import { isoTime } from '@/lib/store/times'

/** A row of the log, read. `at` is when it happened: by the carrier's clock where it told, else when it came. ISO 8601. */
export type ReadRow = {
  row: StoredLogRow
  event: LoggedEvent | undefined
  turn: LoggedTurn | undefined
  at: string
}

/**
 * The rows of a call in the order in which they happened, each once. Webhooks come late, twice and in any order; the order here
 * is made of what they say alone: the waits of the call one after the other, and everything else by its time.
 */
export function inOrder(rows: StoredLogRow[]): ReadRow[] {
  const told = [...new Map(rows.map((row) => [row.key, row])).values()].map(readRow)
  const earliest = told.map(({ at }) => at).sort()[0] ?? ''
  // The carrier does not say when a call came in, and our own clock may have been read late.
  const read = told.map((one) => (isBeginning(one) && !one.event?.at ? { ...one, at: earliest } : one))
  const waits = read.filter(endsWait).sort((a, b) => waitOf(a) - waitOf(b))
  const placed = [...waits.map(notBefore()), ...read.filter((one) => !endsWait(one))]
  return placed.sort(compare)
}

function readRow(row: StoredLogRow): ReadRow {
  const event = parsed<LoggedEvent>(row.event)
  // What came too late has led nowhere, whatever it would have done.
  const turn = row.kind === 'late' ? undefined : parsed<LoggedTurn>(row.turn)
  return { row, event, turn, at: isoTime(event?.at) ?? row.receivedAt }
}

const isTurn = ({ turn }: ReadRow): boolean => turn !== undefined

const endsWait = (one: ReadRow): boolean => isTurn(one) && one.row.waitKey !== null

/** Carriers' clocks are not ours: no wait is over before the one before it. */
function notBefore(): (one: ReadRow) => ReadRow {
  let last = ''
  return (one) => {
    last = one.at > last ? one.at : last
    return { ...one, at: last }
  }
}

function compare(a: ReadRow, b: ReadRow): number {
  const byTime = (a.at > b.at ? 1 : 0) - (a.at < b.at ? 1 : 0)
  return (
    Number(isBeginning(b)) - Number(isBeginning(a)) ||
    byTime ||
    rank(a) - rank(b) ||
    waitOf(a) - waitOf(b) ||
    (a.row.key < b.row.key ? -1 : 1)
  )
}

/** A call that comes in begins with that, by whichever clock; one that was placed from here is rung before. */
const isBeginning = ({ event }: ReadRow): boolean =>
  event?.type === 'incoming' && event.direction === 'inbound'

/** Waits count from 0, the beginning. */
const waitOf = ({ row }: ReadRow): number =>
  Number(row.waitKey?.match(/#(\d+)$/)?.[1] ?? Number.MAX_SAFE_INTEGER)

/** What happens at the same millisecond: the flow asks, then phones ring, are answered, and are put down. */
function rank(one: ReadRow): number {
  if (isTurn(one)) return 0
  if (one.event?.type === 'leg') return 1 + LEG_ORDER[one.event.state]
  return 10
}

const LEG_ORDER: Record<LegState, number> = {
  started: 0,
  ringing: 1,
  answered: 2,
  human: 3,
  machine: 3,
  busy: 4,
  cancelled: 4,
  'no-answer': 4,
  rejected: 4,
  failed: 4,
  disconnected: 5,
  completed: 6,
}

/** What the voice server wrote. A row that is broken all the same tells nothing, and hides no other. */
function parsed<T>(text: string | null): T | undefined {
  if (text === null) return undefined
  try {
    return JSON.parse(text) as T
  } catch {
    return undefined
  }
}
