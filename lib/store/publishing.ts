import type { Change } from '@/lib/flow/diff'
import { diffFlows } from '@/lib/flow/diff'
import type { Flow } from '@/lib/flow/document'
import type { Problem } from '@/lib/flow/problem'
import { allow } from './allow'
import { callersInside } from './callers-inside'
import type { Database } from './database'
import { authorsOf, type DraftAuthorRecord } from './draft-authors'
import { getFlow } from './flows'
import {
  type CarrierProblems,
  liveVersionOf,
  type Published,
  problemsOf,
  publish,
  type VersionRecord,
} from './versions'

/** Everything that somebody should know before they publish a draft. */
export type Publishing = {
  flowId: string
  name: string
  revision: number
  draft: Flow
  /** What new calls get now; nothing before the first version. */
  live: VersionRecord | null
  /** The number that the version will have. */
  next: number
  changes: Change[]
  /** `isNew`: the live version does not have it. */
  problems: (Problem & { isNew: boolean })[]
  /** The numbers whose calls the flow answers; a pinned one stays as it is. */
  numbers: { e164: string; carrier: string; label: string; pinnedVersion: number | null }[]
  /** Calls that go on now, and the version that they stay on. */
  inside: { version: number; calls: number }[]
  /** Others who edited the draft since it was published last, who was there last first. */
  others: DraftAuthorRecord[]
}

/** What must be said yes to before a draft is published; `publishKnowingly` asks for each. */
export type Consent = 'unchanged' | 'warnings' | `author:${string}`

/** The facts, for one person: what they did themselves is nothing to warn them of. Nothing when the draft cannot be read. */
export async function publishingOf(
  db: Database,
  flowId: string,
  { personId, carrierProblems }: { personId: string; carrierProblems?: CarrierProblems },
): Promise<Publishing | undefined> {
  const [flow, live, numbers, inside, authors, top] = await Promise.all([
    getFlow(db, flowId),
    liveVersionOf(db, flowId),
    numbersOfFlow(db, flowId),
    callersInside(db, flowId),
    authorsOf(db, flowId),
    db.client.version.aggregate({ where: { flowId }, _max: { number: true } }),
  ])
  if (!flow?.draft) return undefined
  const { draft, name, revision } = flow
  const problemsNow = (of: Flow) =>
    problemsOf(
      db,
      of,
      numbers.map(({ carrier }) => carrier),
      carrierProblems,
    )
  const [problems, before] = await Promise.all([problemsNow(draft), live ? problemsNow(live.document) : []])
  const known = new Set(before.map(keyOf))
  return {
    flowId,
    name,
    revision,
    draft,
    live: live ?? null,
    next: (top._max.number ?? 0) + 1,
    changes: live ? diffFlows(live.document, draft) : [],
    problems: problems.map((problem) => ({ ...problem, isNew: !known.has(keyOf(problem)) })),
    numbers,
    inside,
    others: authors.filter((one) => one.personId !== personId),
  }
}

/** The numbers whose calls a flow answers. */
export async function numbersOfFlow(db: Database, flowId: string): Promise<Publishing['numbers']> {
  const numbers = await db.client.number.findMany({
    where: { flowId },
    orderBy: { e164: 'asc' },
    select: { e164: true, carrier: true, label: true, pinnedVersion: { select: { number: true } } },
  })
  return numbers.map(({ pinnedVersion, ...number }) => ({
    ...number,
    pinnedVersion: pinnedVersion?.number ?? null,
  }))
}

/** What is wrong in the same way at the same place is the same problem. */
const keyOf = ({ code, nodeId, field, values }: Problem): string =>
  JSON.stringify([code, nodeId, field, values])

/** What one has to say yes to. Empty in the simple case: what callers live with already is not asked again. */
export const consentsFor = ({ live, changes, problems, others }: Publishing): Consent[] => [
  ...(live && changes.length === 0 ? ['unchanged' as const] : []),
  ...(problems.some(({ severity, isNew }) => severity === 'warning' && isNew) ? ['warnings' as const] : []),
  ...others.map(({ personId }) => `author:${personId}` as const),
]

/** What somebody had before their eyes when they decided. */
export type Seen = { revision: number; live: number | null; consents: readonly string[] }

export type KnowinglyPublished =
  | Published
  /** Somebody published, or rolled back, meanwhile. */
  | { ok: false; reason: 'live-moved'; live: number | null }
  | { ok: false; reason: 'consent-missing'; missing: Consent[] }

/** Publishes what somebody has seen, and nothing else: a draft, a live version or a doubt that is new to them stops it. */
export async function publishKnowingly(
  db: Database,
  flowId: string,
  seen: Seen,
  how: { personId: string; author: string; note: string; carrierProblems?: CarrierProblems },
): Promise<KnowinglyPublished> {
  allow(db, 'publisher')
  const facts = await publishingOf(db, flowId, how)
  if (!facts) return publish(db, flowId, how)
  if (facts.revision !== seen.revision) return { ok: false, reason: 'stale', revision: facts.revision }
  const live = facts.live?.number ?? null
  if (live !== seen.live) return { ok: false, reason: 'live-moved', live }
  const missing = consentsFor(facts).filter((consent) => !seen.consents.includes(consent))
  const hasErrors = facts.problems.some(({ severity }) => severity === 'error')
  if (missing.length > 0 && !hasErrors) return { ok: false, reason: 'consent-missing', missing }
  const published = await publish(db, flowId, {
    ...how,
    revision: seen.revision,
    over: facts.live?.id ?? null,
  })
  if (published.ok || published.reason !== 'stale' || published.revision !== seen.revision) return published
  // Somebody was faster by a moment, with the same draft or with another version.
  return { ok: false, reason: 'live-moved', live: (await liveVersionOf(db, flowId))?.number ?? null }
}

/** As little as tells whether a page is still up to date. */
export async function publishingState(db: Database, flowId: string) {
  const flow = await db.client.flow.findUnique({
    where: { id: flowId },
    select: {
      revision: true,
      updatedAt: true,
      liveVersion: { select: { number: true, author: true } },
      authors: { orderBy: { lastAt: 'desc' }, take: 1, select: { name: true } },
    },
  })
  return (
    flow && {
      revision: flow.revision,
      updatedAt: flow.updatedAt,
      live: flow.liveVersion?.number ?? null,
      liveAuthor: flow.liveVersion?.author ?? null,
      lastEditor: flow.authors[0]?.name ?? null,
      inside: await callersInside(db, flowId),
    }
  )
}
