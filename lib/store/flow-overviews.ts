import type { Flow } from '@/lib/flow/document'
import { contentHash } from '@/lib/flow/hash'
import type { Database } from './database'
import { type FlowSummary, readText } from './flows'

/** A flow as its list shows it. */
export type FlowOverview = FlowSummary & {
  /** Nothing when what is stored cannot be read. */
  draft: Flow | null
  /** The draft does something else than the live version. */
  hasUnpublishedChanges: boolean
  numbers: { e164: string; carrier: string; pinnedVersion: number | null }[]
}

/** All flows by name, with their drafts read and the numbers that lead to them; those put away among them. */
export async function listFlowOverviews(db: Database): Promise<FlowOverview[]> {
  const flows = await db.client.flow.findMany({
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    omit: { liveVersionId: true },
    include: {
      liveVersion: { select: { id: true, number: true, hash: true } },
      numbers: {
        orderBy: { e164: 'asc' },
        select: { e164: true, carrier: true, pinnedVersion: { select: { number: true } } },
      },
    },
  })
  return flows.map(({ draft, liveVersion, numbers, ...flow }) => {
    const read = readOnce(flow, draft)
    return {
      ...flow,
      draft: read?.flow ?? null,
      liveVersion: liveVersion && { id: liveVersion.id, number: liveVersion.number },
      hasUnpublishedChanges: liveVersion !== null && read?.hash !== liveVersion.hash,
      numbers: numbers.map(({ pinnedVersion, ...number }) => ({
        ...number,
        pinnedVersion: pinnedVersion?.number ?? null,
      })),
    }
  })
}

/** What was read already: a list is looked at far more often than a draft changes, and a large one takes a while to read. */
const known = new Map<string, { flow: Flow; hash: string } | undefined>()
const MAX_KNOWN = 500

function readOnce({ id, revision, updatedAt }: Omit<FlowSummary, 'liveVersion'>, draft: string) {
  const key = `${id} ${revision} ${updatedAt} ${draft.length}`
  if (known.has(key)) return known.get(key)
  const read = readText(draft)
  const fresh = read.ok ? { flow: read.flow, hash: contentHash(read.flow) } : undefined
  if (known.size >= MAX_KNOWN) known.clear()
  known.set(key, fresh)
  return fresh
}
