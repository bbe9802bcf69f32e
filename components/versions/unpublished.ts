import { diffFlows } from '@/lib/flow/diff'
import type { Flow } from '@/lib/flow/document'
import { contentHash } from '@/lib/flow/hash'
import type { Database } from '@/lib/store/database'
import { liveVersionOf } from '@/lib/store/versions'

/** How many changes of a draft callers have not got yet, and how many of them are in no version at all. */
export async function unpublishedOf(
  db: Database,
  flowId: string,
  draft: Flow | null,
  hashes: readonly string[],
): Promise<{ unpublished: number; lost: number }> {
  const live = draft && (await liveVersionOf(db, flowId))
  if (!draft || !live) return { unpublished: 0, lost: 0 }
  const unpublished = diffFlows(live.document, draft).length
  return { unpublished, lost: hashes.includes(contentHash(draft)) ? 0 : unpublished }
}
