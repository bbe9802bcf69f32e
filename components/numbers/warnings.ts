import { versionAnswering } from '@/lib/api/assignment-problems'
import { carrierProblems } from '@/lib/api/carrier-problems'
import { nodeOf } from '@/lib/flow/document'
import { problemText } from '@/lib/flow/problem-text'
import type { Database } from '@/lib/store/database'
import type { NumberRecord } from '@/lib/store/numbers'

/** What the carrier of a number cannot do of the version that answers it, each in a sentence that names its node. */
export async function warningsOf(db: Database, number: NumberRecord): Promise<string[]> {
  const version = await versionAnswering(db, number)
  if (!version) return []
  const sentences = carrierProblems(version.document, [number.carrier]).map((problem) => {
    const name = nodeOf(version.document, problem.nodeId)?.name
    return name ? `“${name}”: ${problemText(problem)}` : problemText(problem)
  })
  return [...new Set(sentences)]
}
