import { kindOnceNamed } from '@/lib/flow/kinds'
import type { FoldedCall, Visit } from '../fold'

/**
 * What became of a caller, as insights count it. Every call has one of them:
 *
 * - `in-progress`: the call goes on.
 * - `person`: somebody who was rung picked up, or the caller went into a conference. A machine that picks up is nobody.
 * - `contained`: the flow or the caller ended the call without a person, and the last thing that the flow wanted was had: an
 *   answer it understood, a message left. Where a flow only tells something, having heard it is enough.
 * - `abandoned`: the caller hung up before the flow understood any answer, or while it rang for somebody.
 * - `unserved`: the call ended after the flow had understood nothing, or had reached nobody.
 * - `failed`: something went wrong, the carrier ended the call, or no flow answered. Of calls that were placed: nobody took it.
 * - `other`: somebody ended the call from here, a document in the carrier's own words took over, or the carrier does not know the
 *   call any more: what would have become of the caller is not known.
 */
export const RESULTS = [
  'person',
  'contained',
  'abandoned',
  'unserved',
  'failed',
  'other',
  'in-progress',
] as const
export type CallResult = (typeof RESULTS)[number]

/** @param visits the nodes that the call passed, in their order */
export function resultOf(
  { state, outcome, personMs }: Pick<FoldedCall, 'state' | 'outcome' | 'personMs'>,
  visits: readonly Pick<Visit, 'kind' | 'exit'>[],
): CallResult {
  if (state === 'in-progress') return 'in-progress'
  if (personMs !== null || outcome === 'conference') return 'person'
  if (outcome !== null && UNKNOWN.has(outcome)) return 'other'
  // To a machine.
  if (outcome === 'connected') return 'unserved'
  if (outcome === 'flow-hung-up') return servedIn(visits).at(-1) === false ? 'unserved' : 'contained'
  if (outcome !== 'caller-hung-up') return 'failed'

  const standing = visits.at(-1)
  const isLeft = standing?.exit !== null
  const served = servedIn(visits)
  const rang = standing && !isLeft && kindOnceNamed(standing.kind)?.group === 'reach'
  if (!served.includes(true) || (rang && served.at(-1) === false)) return 'abandoned'
  // Somebody who hangs up at a further question has had an answer before.
  const before = servedIn(isLeft ? visits : visits.slice(0, -1))
  return served.at(-1) === true || before.at(-1) === true ? 'contained' : 'unserved'
}

const UNKNOWN: ReadonlySet<string> = new Set(['ended-here', 'document', 'lost'])

/** For each node that says so: whether the caller got what it is for. */
const servedIn = (visits: readonly Pick<Visit, 'kind' | 'exit'>[]): boolean[] =>
  visits.flatMap(({ kind, exit }) => kindOnceNamed(kind)?.serves?.(exit ?? undefined) ?? [])
