import { check } from '@/lib/flow/check'
import type { Flow } from '@/lib/flow/document'
import { contentHash } from '@/lib/flow/hash'
import type { Instruction } from '@/lib/flow/instruction'
import type { Problem } from '@/lib/flow/problem'
import { beginCall, errorEnd } from '@/lib/flow/walk'
import { allow } from './allow'
import { audit } from './audit'
import type { Database } from './database'
import { clearAuthors } from './draft-authors'
import { readText } from './flows'
import type { Version } from './generated/sqlite/client'
import { newId } from './new-id'
import { nowIso } from './times'
import { isUniqueViolation } from './violation'

/** A flow as it was published. Never changes, so it may be kept in memory for ever. */
export type VersionRecord = {
  id: string
  flowId: string
  /** Counts the versions of the flow from 1. */
  number: number
  document: Flow
  /** What a caller hears when nothing else can be made. */
  fallback: Instruction[]
  /** The same for two versions that do the same (`contentHash`). */
  hash: string
  note: string
  /** Who published it: the name they went by then. */
  author: string | null
  createdAt: string
}

export type Published =
  /** `warnings` did not stand in the way. */
  | { ok: true; version: VersionRecord; warnings: Problem[] }
  | { ok: false; reason: 'not-found' }
  /** The draft is not the one that was meant. */
  | { ok: false; reason: 'stale'; revision: number }
  | { ok: false; reason: 'problems'; problems: Problem[] }

/**
 * Makes a version of a flow's draft and makes it live: the very next call gets it.
 *
 * Who had edited the draft is forgotten with that: what they did is out.
 *
 * @param note what changed, for people
 * @param author the name of whoever publishes
 * @param revision of the draft that is meant; not given, whichever stands
 * @param over the id of the version that it takes the place of, nothing for none; not given, of whichever is live. `stale` when
 *   it is another one
 * @param carrierProblems asked what the carriers of the flow's numbers cannot do
 * @returns the version; or, when errors stand in the way, all problems (warnings among them); nothing is changed then
 */
export async function publish(
  db: Database,
  flowId: string,
  {
    note = '',
    author = null,
    revision,
    over,
    carrierProblems,
  }: {
    note?: string
    author?: string | null
    revision?: number | undefined
    over?: string | null
    carrierProblems?: CarrierProblems
  } = {},
): Promise<Published> {
  allow(db, 'publisher')
  const flow = await db.client.flow.findUnique({
    where: { id: flowId },
    select: { draft: true, revision: true, numbers: { select: { carrier: true } } },
  })
  if (!flow) return { ok: false, reason: 'not-found' }
  if (revision !== undefined && revision !== flow.revision)
    return { ok: false, reason: 'stale', revision: flow.revision }
  const read = readText(flow.draft)
  if (!read.ok) return { ok: false, reason: 'problems', problems: unreadable(read.problems) }

  const carriers = flow.numbers.map(({ carrier }) => carrier)
  const problems = await problemsOf(db, read.flow, carriers, carrierProblems)
  if (problems.some(({ severity }) => severity === 'error'))
    return { ok: false, reason: 'problems', problems }
  const version = await addVersion(
    db,
    { flowId, document: read.flow, note, author },
    { revision: flow.revision, over },
  )
  if (version) return { ok: true, version, warnings: problems }
  // Saved in the very moment in between: whoever did not say which draft is meant means the newest.
  if (revision === undefined && over === undefined)
    return publish(db, flowId, { note, author, carrierProblems })
  const standing = await db.client.flow.findUnique({ where: { id: flowId }, select: { revision: true } })
  return standing
    ? { ok: false, reason: 'stale', revision: standing.revision }
    : { ok: false, reason: 'not-found' }
}

/** What carriers cannot do of a flow. */
export type CarrierProblems = (flow: Flow, carriers: string[]) => Problem[]

/** What is wrong with a flow that is to answer numbers of these carriers, as things stand now. */
export async function problemsOf(
  db: Database,
  flow: Flow,
  carriers: string[],
  carrierProblems?: CarrierProblems,
): Promise<Problem[]> {
  const names = [...new Set(carriers)].sort()
  return [...check(flow, await known(db)), ...(carrierProblems?.(flow, names) ?? [])]
}

/** The version of a flow with that number. */
export async function versionNumbered(
  db: Database,
  flowId: string,
  number: number,
): Promise<VersionRecord | undefined> {
  const version = await db.client.version.findUnique({ where: { flowId_number: { flowId, number } } })
  return version ? recordOf(version) : undefined
}

/** The version of that id. */
export async function getVersion(db: Database, id: string): Promise<VersionRecord | undefined> {
  const version = await db.client.version.findUnique({ where: { id } })
  return version ? recordOf(version) : undefined
}

/** The versions of a flow, newest first. */
export async function listVersions(
  db: Database,
  flowId: string,
): Promise<Omit<VersionRecord, 'document' | 'fallback'>[]> {
  return db.client.version.findMany({
    where: { flowId },
    orderBy: { number: 'desc' },
    omit: { document: true, fallback: true },
  })
}

/** The version that new calls to the flow get. */
export async function liveVersionOf(db: Database, flowId: string): Promise<VersionRecord | undefined> {
  const flow = await db.client.flow.findUnique({ where: { id: flowId }, select: { liveVersion: true } })
  return flow?.liveVersion ? recordOf(flow.liveVersion) : undefined
}

/**
 * Makes a version live: an older one to roll back. Calls in progress stay on the version that they began with.
 *
 * @param over the id of the version that it takes the place of, nothing for none; not given, of whichever is live
 */
export async function setLive(
  db: Database,
  flowId: string,
  number: number,
  over?: string | null,
): Promise<{ ok: true } | { ok: false; reason: 'not-found' | 'live-moved' }> {
  allow(db, 'publisher')
  const isDone = await db.transaction(async (query) => {
    const [before] = await query(
      'SELECT f.name, v.number FROM flows f LEFT JOIN versions v ON v.id = f.live_version_id WHERE f.id = $1',
      flowId,
    )
    const changed = await query(
      `UPDATE flows SET live_version_id = (SELECT id FROM versions WHERE flow_id = $1 AND number = $2), updated_at = $3
      WHERE id = $1 AND EXISTS (SELECT 1 FROM versions WHERE flow_id = $1 AND number = $2)
        AND COALESCE(live_version_id, '') = COALESCE($4, live_version_id, '') RETURNING id`,
      flowId,
      number,
      nowIso(),
      expected(over),
    )
    if (changed.length === 0) return false
    const live = before?.number == null ? null : Number(before.number)
    const action = live !== null && number < live ? 'flow.rolled-back' : 'flow.made-live'
    const details = { name: String(before?.name), version: number, before: live }
    await audit(db, { action, subject: flowId, details }, query)
    return true
  })
  if (isDone) return { ok: true }
  const isThere = over !== undefined && (await versionNumbered(db, flowId, number)) !== undefined
  return { ok: false, reason: isThere ? 'live-moved' : 'not-found' }
}

/** As statements take it: the empty text where no version is to be live, nothing where any may be. */
const expected = (over: string | null | undefined): string | null =>
  over === undefined ? null : (over ?? '')

type New = Pick<VersionRecord, 'flowId' | 'document' | 'note' | 'author'>
/** What must still stand when the version is made live. */
type Basis = { revision: number; over: string | null | undefined }

/** Publishing twice at a time gives two versions with two numbers: whoever finds a number taken takes the next. */
async function addVersion(db: Database, made: New, basis: Basis): Promise<VersionRecord | undefined> {
  for (;;) {
    try {
      return await tryToAddVersion(db, made, basis)
    } catch (trouble) {
      if (trouble === HAS_MOVED) return undefined
      if (!isUniqueViolation(trouble)) throw trouble
    }
  }
}

/** Takes the transaction back. */
const HAS_MOVED = new Error('The draft was saved, or another version made live, while it was published')

async function tryToAddVersion(db: Database, made: New, { revision, over }: Basis): Promise<VersionRecord> {
  const version = {
    id: newId(),
    ...made,
    fallback: fallbackOf(made.document),
    hash: contentHash(made.document),
    createdAt: nowIso(),
  }
  const { id, flowId, document, fallback, hash, note, author, createdAt } = version
  return db.transaction(async (query) => {
    const [added] = await query(
      `INSERT INTO versions (id, flow_id, number, document, fallback, hash, note, author, created_at)
        SELECT $1, $2, COALESCE(MAX(number), 0) + 1, $3, $4, $5, $6, $7, $8 FROM versions WHERE flow_id = $2
        RETURNING number`,
      id,
      flowId,
      JSON.stringify(document),
      JSON.stringify(fallback),
      hash,
      note,
      author,
      createdAt,
    )
    const live = await query(
      `UPDATE flows SET live_version_id = $1, updated_at = $2
        WHERE id = $3 AND revision = $4 AND COALESCE(live_version_id, '') = COALESCE($5, live_version_id, '') RETURNING id`,
      id,
      createdAt,
      flowId,
      revision,
      expected(over),
    )
    if (live.length === 0) throw HAS_MOVED
    // At this revision, so all that they did is in the version.
    await clearAuthors(query, flowId)
    const number = Number(added?.number)
    const details = { name: document.name, version: number }
    await audit(db, { action: 'flow.published', subject: flowId, details }, query)
    return { ...version, number }
  })
}

/** The flow's error prompt and the end; no call is known yet, so variables in it stay empty. */
function fallbackOf(document: Flow): Instruction[] {
  const startedAt = nowIso()
  const nobody = beginCall(document, { id: '', version: '', caller: '', called: '', startedAt })
  return errorEnd(document, nobody, { now: new Date(startedAt), opening: () => undefined })
}

async function known(db: Database): Promise<{ calendars: string[]; flows: string[] }> {
  const [calendars, flows] = await Promise.all([
    db.client.calendar.findMany({ select: { name: true } }),
    db.client.flow.findMany({ select: { id: true } }),
  ])
  return { calendars: calendars.map(({ name }) => name), flows: flows.map(({ id }) => id) }
}

/** A draft of another time or hand that is no flow: each thing wrong with it, told where it is. */
const unreadable = (problems: { path: string; message: string }[]): Problem[] =>
  problems.map(({ path, message }) => ({
    code: 'document.unreadable',
    severity: 'error',
    field: path,
    values: { message },
  }))

function recordOf({ document, fallback, ...version }: Version): VersionRecord {
  const read = readText(document)
  if (!read.ok) {
    const [first] = read.problems
    throw new Error(`version ${version.id} cannot be read: ${first?.path} ${first?.message}`)
  }
  return { ...version, document: read.flow, fallback: JSON.parse(fallback) as Instruction[] }
}
