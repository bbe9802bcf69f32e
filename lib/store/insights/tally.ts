import { localIso } from '@/lib/flow/local-time'
import type { FoldedCall, Visit } from '../fold'
import { bucketOf } from './buckets'
import { resultOf } from './call-result'

/**
 * What is counted. Of a call as a whole, in the version that it began with: `result` (see `CallResult`) and `hour` (in which it
 * began), each 1 a call; `choice-after` and `person-after`, 1 in the bucket of the time; `timed`, 1 a call whose length is known,
 * and `seconds`, that length. Of each version that it passed: `exit`, 1 a visit of a node by the exit it was left by (empty:
 * never left); `hung-up`, 1 where the caller hung up without having reached anybody; `came`, 1 each time it came in from another
 * flow.
 */
export type Measure =
  | 'result'
  | 'hour'
  | 'choice-after'
  | 'person-after'
  | 'timed'
  | 'seconds'
  | 'exit'
  | 'hung-up'
  | 'came'

/** How much a call adds to one count. */
export type Count = [measure: Measure, nodeId: string, item: string, total: number]

/** What one call adds to the counts of one version, all on the day on which the call began. */
export type Tally = { callId: string; versionId: string; day: string; isTest: boolean; counts: Count[] }

export type TalliedCall = Pick<
  FoldedCall,
  | 'id'
  | 'versionId'
  | 'startedAt'
  | 'endedAt'
  | 'answeredAt'
  | 'durationSeconds'
  | 'state'
  | 'outcome'
  | 'firstChoiceMs'
  | 'personMs'
  | 'isTest'
>
export type TalliedVisit = Pick<Visit, 'versionId' | 'nodeId' | 'kind' | 'exit'>

/**
 * What a call adds to the counts, a tally for each version that it passed. The same call gives the same tallies; a call that no
 * flow answered gives none.
 *
 * @param visits the nodes that the call passed, in their order
 * @param timeZones of its versions; one that is not known has its days in UTC
 */
export function talliesOf(
  call: TalliedCall,
  visits: readonly TalliedVisit[],
  timeZones: ReadonlyMap<string, string>,
): Tally[] {
  if (call.versionId === null || !Number.isFinite(Date.parse(call.startedAt))) return []
  const tallies = new Map<string, Counter>()
  const counter = (versionId: string) => {
    const known = tallies.get(versionId) ?? makeCounter()
    tallies.set(versionId, known)
    return known
  }
  const local = (versionId: string) => localIso(new Date(call.startedAt), timeZones.get(versionId) ?? 'UTC')

  const whole = counter(call.versionId)
  const result = resultOf(call, visits)
  whole.add('result', '', result)
  whole.add('hour', '', local(call.versionId).slice(11, 13))
  if (call.firstChoiceMs !== null) whole.add('choice-after', '', String(bucketOf(call.firstChoiceMs)))
  if (call.personMs !== null) whole.add('person-after', '', String(bucketOf(call.personMs)))
  const seconds = secondsOf(call)
  if (seconds !== null) {
    whole.add('timed', '', '')
    whole.add('seconds', '', '', seconds)
  }

  let before = call.versionId
  for (const { versionId, nodeId, exit } of visits) {
    if (versionId !== before) counter(versionId).add('came', '', '')
    before = versionId
    counter(versionId).add('exit', nodeId, exit ?? '')
  }
  const last = visits.at(-1)
  if (last && call.outcome === 'caller-hung-up' && result !== 'person')
    counter(last.versionId).add('hung-up', last.nodeId, '')

  return [...tallies].map(([versionId, { counts }]) => ({
    callId: call.id,
    versionId,
    day: local(versionId).slice(0, 10),
    isTest: call.isTest,
    counts: counts(),
  }))
}

/** How long the call took, as the carrier says, or else from its answer to its end; nothing while it goes on or was not answered. */
function secondsOf({ state, durationSeconds, answeredAt, endedAt }: TalliedCall): number | null {
  if (state !== 'ended') return null
  if (durationSeconds !== null) return Math.round(durationSeconds)
  if (answeredAt === null || endedAt === null) return null
  return Math.max(0, Math.round((Date.parse(endedAt) - Date.parse(answeredAt)) / 1_000))
}

type Counter = {
  add: (measure: Measure, nodeId: string, item: string, total?: number) => void
  counts: () => Count[]
}

function makeCounter(): Counter {
  const byKey = new Map<string, Count>()
  return {
    add(measure, nodeId, item, total = 1) {
      const key = `${measure}\n${nodeId}\n${item}`
      byKey.set(key, [measure, nodeId, item, (byKey.get(key)?.[3] ?? 0) + total])
    },
    counts: () => [...byKey.values()].filter(([, , , total]) => total !== 0),
  }
}
