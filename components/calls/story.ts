import type { LegState } from '@/lib/carriers/carrier'
import type { Flow } from '@/lib/flow/document'
import type { Group } from '@/lib/flow/kind'
import type { StoredLogRow } from '@/lib/store/call-log'
import { eventMoment, unusualMoment } from './event-moments'
import { inOrder, type ReadRow } from './log-order'
import { apologyMoment } from './trouble-words'
import { makeTurnTeller } from './turn-moments'

/** One line of what happened on a call. */
export type Moment = {
  key: string
  /** ISO 8601. */
  at: string
  /** Who did it: the caller, the flow at one of its nodes, a callee, or the program itself. */
  by: 'caller' | 'flow' | 'callee' | 'system'
  what: string
  detail?: string
  /** The first words of what was heard there. */
  said?: string[]
  /** How long the call had stood at its node by then. */
  afterMs?: number
  /** Of the node, where the flow did it. */
  group?: Group
  isTrouble?: boolean
  /** What to do about the trouble, where the line itself does not say. */
  todo?: string
  /** How many steps of its way the call had gone by then. */
  walked: number
}

/** A step of a call's way: into a node, or out of it. */
export type Step = {
  version: string
  node: string
  exit?: string
  /** The variables that it set; what is sensitive is masked. */
  set?: Record<string, string>
}

export type Story = { moments: Moment[]; steps: Step[] }

/** A line without what its place in the story says. */
export type Bare = Omit<Moment, 'key' | 'at' | 'walked'>

/**
 * What happened on a call, in the words of people, and the way that it went, read off its log. The rows may come in any order
 * and more than once.
 *
 * @param documents the flows of the versions that it ran, by the id of the version
 * @param ownLegId of the caller, as the row of the call has it: before the call's beginning is in the log
 */
export function storyOf(
  rows: StoredLogRow[],
  documents: Record<string, Flow>,
  ownLegId?: string | null,
): Story {
  const read = inOrder(rows)
  const own = read.find(({ event }) => event?.type === 'incoming')?.event?.legId ?? ownLegId ?? undefined
  const story: Story = { moments: [], steps: [] }
  const tell = makeTurnTeller(documents, story.steps)
  const over = new Set<string>()
  let stoodSince: string | undefined
  for (const one of read) {
    const add = (bare: Bare) =>
      story.moments.push({
        ...bare,
        key: `${one.row.id}.${story.moments.length}`,
        at: one.at,
        walked: story.steps.length,
      })
    const happened = isToldAlready(one, over) ? undefined : happenedIn(one, own)
    if (happened) add(isEndOfWait(one, own) ? { ...happened, ...standing(stoodSince, one.at) } : happened)
    if (one.turn) {
      tell(one.turn, add)
      stoodSince = one.turn.next.type === 'end' ? undefined : one.at
    }
    if (one.event?.problem) add(apologyMoment(one.event.problem))
  }
  return story
}

const happenedIn = ({ row, event, turn }: ReadRow, own: string | undefined): Bare | undefined =>
  event && row.kind !== 'late' ? eventMoment(event, turn, own) : unusualMoment(row.kind)

/** A leg that failed is reported completed afterwards; that it failed says more. */
function isToldAlready({ event }: ReadRow, over: Set<string>): boolean {
  if (event?.type !== 'leg' || event.legId === undefined) return false
  if (FAILED.has(event.state)) over.add(event.legId)
  return event.state === 'completed' && over.has(event.legId)
}

const FAILED = new Set<LegState>(['busy', 'cancelled', 'no-answer', 'rejected', 'failed'])

/** What was heard at a node, and the caller's hanging up there. */
const isEndOfWait = ({ event, turn }: ReadRow, own: string | undefined): boolean =>
  (turn !== undefined && event?.type !== 'incoming') ||
  (event?.type === 'leg' && event.state === 'completed' && event.legId === own)

function standing(since: string | undefined, until: string): { afterMs?: number } {
  const afterMs = since === undefined ? 0 : Date.parse(until) - Date.parse(since)
  return afterMs >= 50 ? { afterMs } : {}
}
