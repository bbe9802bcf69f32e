import { carrierProblems } from '@/lib/api/carrier-problems'
import { diffFlows } from '@/lib/flow/diff'
import { callersInside } from '@/lib/store/callers-inside'
import type { Database } from '@/lib/store/database'
import { numbersOfFlow } from '@/lib/store/publishing'
import { liveVersionOf, problemsOf, versionNumbered } from '@/lib/store/versions'
import { numbersShown, problemsShown } from '../publish/publish-view'
import { sentencesOf } from '../publish/sentences'
import type { LiveChange } from './make-live'

/** What making a version live would do. Nothing where there is no such version. */
export async function liveChangeOf(
  db: Database,
  flowId: string,
  number: number,
): Promise<LiveChange | undefined> {
  const [version, live, numbers, inside] = await Promise.all([
    versionNumbered(db, flowId, number),
    liveVersionOf(db, flowId),
    numbersOfFlow(db, flowId),
    callersInside(db, flowId),
  ])
  if (!version) return undefined
  const carriers = numbers.map(({ carrier }) => carrier)
  const [problems, before] = await Promise.all(
    [version, live].map((one) => one && problemsOf(db, one.document, carriers, carrierProblems)),
  )
  const known = new Set(before?.map((problem) => JSON.stringify(problem)))
  return {
    live: live?.number ?? null,
    changes: live ? sentencesOf(diffFlows(live.document, version.document)) : [],
    numbers: numbersShown(numbers),
    inside,
    problems: problemsShown(
      (problems ?? []).filter((problem) => !known.has(JSON.stringify(problem))),
      version.document,
    ),
  }
}
