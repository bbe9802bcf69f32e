import { check } from '@/lib/flow/check'
import type { Flow } from '@/lib/flow/document'
import { contentHash } from '@/lib/flow/hash'
import type { Instruction } from '@/lib/flow/instruction'
import type { Problem } from '@/lib/flow/problem'
import { beginCall, errorEnd } from '@/lib/flow/walk'
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
  createdAt: string
}

export type Published =
  | { ok: true; version: VersionRecord }
  | { ok: false; reason: 'not-found' }
  | { ok: false; reason: 'problems'; problems: Problem[] }

/**
 * Makes a version of a flow's draft and makes it live: the very next call gets it.
 *
 * @param note what changed, for people
 * @param carrierProblems asked what the carriers of the flow's numbers cannot do
 * @returns the version; or, when errors stand in the way, all problems (warnings among them); nothing is changed then
 */
export async function publish(
  db: Database,
  flowId: string,
  {
    note = '',
    carrierProblems,
  }: { note?: string; carrierProblems?: (flow: Flow, carriers: string[]) => Problem[] } = {},
): Promise<Published> {
  const readAt = nowIso()
  const flow = await db.client.flow.findUnique({
    where: { id: flowId },
    select: { draft: true, numbers: { select: { carrier: true } } },
  })
  if (!flow) return { ok: false, reason: 'not-found' }
  const read = readText(flow.draft)
  if (!read.ok) return { ok: false, reason: 'problems', problems: unreadable(read.problems) }

  const carriers = [...new Set(flow.numbers.map(({ carrier }) => carrier))].sort()
  const problems = [...check(read.flow, await known(db)), ...(carrierProblems?.(read.flow, carriers) ?? [])]
  if (problems.some(({ severity }) => severity === 'error'))
    return { ok: false, reason: 'problems', problems }
  return { ok: true, version: await addVersion(db, flowId, read.flow, { note, readAt }) }
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

/** Makes a version live: an older one to roll back. Calls in progress stay on the version that they began with. */
export async function setLive(
  db: Database,
  flowId: string,
  number: number,
): Promise<{ ok: true } | { ok: false; reason: 'not-found' }> {
  const changed = await db.query(
    `UPDATE flows SET live_version_id = (SELECT id FROM versions WHERE flow_id = $1 AND number = $2), updated_at = $3
      WHERE id = $1 AND EXISTS (SELECT 1 FROM versions WHERE flow_id = $1 AND number = $2) RETURNING id`,
    flowId,
    number,
    nowIso(),
  )
  return changed.length > 0 ? { ok: true } : { ok: false, reason: 'not-found' }
}

type How = {
  note: string
  /** When the draft was read: later edits are not in the version. */
  readAt: string
}

/** Publishing twice at a time gives two versions with two numbers: whoever finds a number taken takes the next. */
async function addVersion(db: Database, flowId: string, document: Flow, how: How): Promise<VersionRecord> {
  for (;;) {
    try {
      return await tryToAddVersion(db, flowId, document, how)
    } catch (trouble) {
      if (!isUniqueViolation(trouble)) throw trouble
    }
  }
}

async function tryToAddVersion(
  db: Database,
  flowId: string,
  document: Flow,
  { note, readAt }: How,
): Promise<VersionRecord> {
  const version = {
    id: newId(),
    flowId,
    document,
    fallback: fallbackOf(document),
    hash: contentHash(document),
    note,
    createdAt: nowIso(),
  }
  return db.transaction(async (query) => {
    const [added] = await query(
      `INSERT INTO versions (id, flow_id, number, document, fallback, hash, note, created_at)
        SELECT $1, $2, COALESCE(MAX(number), 0) + 1, $3, $4, $5, $6, $7 FROM versions WHERE flow_id = $2
        RETURNING number`,
      version.id,
      flowId,
      JSON.stringify(document),
      JSON.stringify(version.fallback),
      version.hash,
      note,
      version.createdAt,
    )
    await query(
      'UPDATE flows SET live_version_id = $1, updated_at = $2 WHERE id = $3',
      version.id,
      version.createdAt,
      flowId,
    )
    await clearAuthors(query, flowId, readAt)
    return { ...version, number: Number(added?.number) }
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
