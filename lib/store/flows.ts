import type { Flow } from '@/lib/flow/document'
import { isSame } from '@/lib/flow/edit/same'
import { contentOf } from '@/lib/flow/hash'
import { readFlow } from '@/lib/flow/migrations'
import type { Person } from '../person'
import { allow } from './allow'
import { audit } from './audit'
import type { Database } from './database'
import { recordAuthor } from './draft-authors'
import { newId } from './new-id'
import { nowIso } from './times'

export type FlowSummary = {
  id: string
  name: string
  /** Counts the saves of the draft. */
  revision: number
  /** What new calls get. */
  liveVersion: { id: string; number: number } | null
  createdAt: string
  updatedAt: string
  /** When it was put away, if it was. */
  archivedAt: string | null
}

/** A flow with its draft; a draft that cannot be read comes as the text that is stored, with what is wrong with it. */
export type FlowRecord = FlowSummary &
  ({ draft: Flow } | { draft: null; raw: string; problems: { path: string; message: string }[] })

/**
 * Keeps a new flow; its draft is the document.
 *
 * @param as what the audit log calls it
 */
export async function createFlow(
  db: Database,
  { document, as = 'flow.made' }: { document: Flow; as?: 'flow.made' | 'flow.imported' },
): Promise<FlowRecord> {
  allow(db, 'editor')
  const now = nowIso()
  const flow = {
    id: newId(),
    name: document.name,
    revision: 1,
    createdAt: now,
    updatedAt: now,
    archivedAt: null,
  }
  await db.transaction(async (query) => {
    await query(
      'INSERT INTO flows (id, name, draft, revision, created_at, updated_at) VALUES ($1, $2, $3, 1, $4, $4)',
      flow.id,
      flow.name,
      JSON.stringify(document),
      now,
    )
    await audit(db, { action: as, subject: flow.id, details: { name: flow.name } }, query)
  })
  return { ...flow, liveVersion: null, draft: document }
}

/** All flows by name, without their drafts. */
export async function listFlows(db: Database): Promise<FlowSummary[]> {
  return db.client.flow.findMany({
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    omit: { draft: true, liveVersionId: true },
    include: LIVE,
  })
}

export async function getFlow(db: Database, id: string): Promise<FlowRecord | undefined> {
  const found = await db.client.flow.findUnique({
    where: { id },
    omit: { liveVersionId: true },
    include: LIVE,
  })
  if (!found) return undefined
  const { draft, ...flow } = found
  const read = readText(draft)
  return read.ok
    ? { ...flow, draft: read.flow }
    : { ...flow, draft: null, raw: draft, problems: read.problems }
}

/**
 * Saves a draft over the revision that it was made from. A save that comes from an older revision changes nothing, so nobody
 * overwrites what they have not seen.
 *
 * @param author who has edited it; they are kept as one of its authors when what the flow does has changed, not for moving
 *   cards or writing notes
 * @returns the new revision; or `stale` with the revision that stands
 */
export async function saveDraft(
  db: Database,
  id: string,
  document: Flow,
  baseRevision: number,
  author?: Person,
): Promise<
  | { ok: true; revision: number }
  | { ok: false; reason: 'not-found' }
  | { ok: false; reason: 'stale'; revision: number }
> {
  allow(db, 'editor')
  const before = await db.client.flow.findUnique({ where: { id }, select: { draft: true, revision: true } })
  if (!before) return { ok: false, reason: 'not-found' }
  const now = nowIso()
  const revision = baseRevision + 1
  // What was read is what this replaces: the save stands only where the revision has not moved since.
  const isEdit = author && before.revision === baseRevision && doesSomethingElse(before.draft, document)
  const isSaved = await db.transaction(async (query) => {
    const saved = await query(
      'UPDATE flows SET name = $1, draft = $2, revision = $3, updated_at = $4 WHERE id = $5 AND revision = $6 RETURNING id',
      document.name,
      JSON.stringify(document),
      revision,
      now,
      id,
      baseRevision,
    )
    if (saved.length > 0 && isEdit) await recordAuthor(query, id, author, now)
    return saved.length > 0
  })
  if (isSaved) return { ok: true, revision }
  const standing = await db.client.flow.findUnique({ where: { id }, select: { revision: true } })
  return standing
    ? { ok: false, reason: 'stale', revision: standing.revision }
    : { ok: false, reason: 'not-found' }
}

/** The same as two different `contentHash`es, found sooner. What cannot be read did something else. */
function doesSomethingElse(stored: string, document: Flow): boolean {
  const before = readText(stored)
  return !before.ok || !isSame(contentOf(before.flow), contentOf(document))
}

/**
 * Puts a flow away, or gets it out again. It keeps its draft and versions. One that numbers lead to is not put away: callers
 * would go on reaching it while nobody sees it.
 */
export async function archiveFlow(
  db: Database,
  id: string,
  isArchived: boolean,
): Promise<{ ok: true } | { ok: false; reason: 'not-found' | 'has-numbers' }> {
  allow(db, 'editor')
  const isDone = await db.transaction(async (query) => {
    const [changed] = await query(
      `UPDATE flows SET archived_at = $2 WHERE id = $1
        ${isArchived ? 'AND NOT EXISTS (SELECT 1 FROM numbers WHERE flow_id = $1)' : ''} RETURNING name`,
      id,
      isArchived ? nowIso() : null,
    )
    const action = isArchived ? 'flow.archived' : 'flow.brought-back'
    if (changed) await audit(db, { action, subject: id, details: { name: String(changed.name) } }, query)
    return changed !== undefined
  })
  if (isDone) return { ok: true }
  const standing = await db.client.flow.findUnique({ where: { id }, select: { id: true } })
  return { ok: false, reason: standing ? 'has-numbers' : 'not-found' }
}

const LIVE = { liveVersion: { select: { id: true, number: true } } } as const

/** A document as it is stored, in today's form. */
export function readText(text: string): ReturnType<typeof readFlow> {
  try {
    return readFlow(JSON.parse(text))
  } catch (trouble) {
    if (!(trouble instanceof SyntaxError)) throw trouble
    return { ok: false, problems: [{ path: '', message: 'is not JSON' }] }
  }
}
