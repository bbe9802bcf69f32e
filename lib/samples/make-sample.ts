import { isTestLine, SANDBOX } from '@/lib/carriers/test-line'
import { flowDocument } from '@/lib/flow/document'
import type { Database } from '@/lib/store/database'
import { createFlow, listFlows } from '@/lib/store/flows'
import { assignNumber, createNumber, listNumbers } from '@/lib/store/numbers'
import { publish } from '@/lib/store/versions'
import { acmeReception } from './acme-reception'

/** A number that rings only inside Patchbay. */
const SAMPLE_NUMBER = '+442079460000'

/**
 * Gives an empty database something to ring: "Acme reception", published, with a sandbox number. A database that holds flows
 * or numbers of somebody's own is left as it is; a sample that was broken off half-way is completed.
 *
 * @returns whether it was made now, and a sandbox number that answers, if there is one
 */
export async function makeSample(
  db: Database,
): Promise<{ sampleMade: boolean; numberToRing: string | null }> {
  const numbers = await listNumbers(db)
  const ringing = numbers.find(({ carrier, flowId }) => isTestLine(carrier) && flowId)
  const flows = await listFlows(db)
  const isUntouched = flows.every(({ name }) => name === acmeReception.name) && flows.length <= 1
  if (ringing || !isUntouched || numbers.some(({ e164 }) => e164 !== SAMPLE_NUMBER))
    return { sampleMade: false, numberToRing: ringing?.e164 ?? null }

  const flow = flows[0] ?? (await createFlow(db, { document: flowDocument.parse(acmeReception) }))
  if (!flow.liveVersion) {
    const published = await publish(db, flow.id, { note: 'The sample as it came' })
    if (!published.ok) throw new Error(`The sample cannot be published: ${JSON.stringify(published)}`)
  }
  if (numbers.length === 0)
    await createNumber(db, { e164: SAMPLE_NUMBER, carrier: SANDBOX, label: 'Acme’s main number' })
  await assignNumber(db, SAMPLE_NUMBER, { flow: flow.id })
  return { sampleMade: true, numberToRing: SAMPLE_NUMBER }
}
