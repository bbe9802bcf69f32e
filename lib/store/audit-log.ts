import type { Actor } from '@/lib/access/roles'
import { allow } from './allow'
import type { Argument, Database, Row } from './database'

/** Something that somebody did, as it was written down. */
export type AuditRecord = {
  id: number
  /** ISO 8601, UTC. */
  at: string
  actor: Pick<Actor, 'kind' | 'id' | 'name'>
  /** The network address that it came from, where it is known. */
  address: string | null
  /** One of `AUDIT_ACTIONS`; of a newer or older program perhaps another. */
  action: string
  /** What it was done to: the id or name of a flow, a number, a person … */
  subject: string
  details: Record<string, string | number | boolean | null>
}

/** Which entries are wanted; what is not given does not narrow. */
export type AuditFilters = {
  actor?: string | undefined
  action?: string | undefined
  subject?: string | undefined
  /** Then or later; ISO 8601, UTC. */
  from?: string | undefined
  /** Before then. */
  to?: string | undefined
}

export type AuditPage = {
  entries: AuditRecord[]
  /** The cursor of the next page; nothing on the last. */
  next: string | null
}

const PAGE = 50

/**
 * What was done, newest first, a page at a time.
 *
 * @param cursor `next` of the page before; one that is none (`isAuditCursor`) begins at the top
 * @throws NotAllowed
 */
export async function listAudit(
  db: Database,
  { limit = PAGE, ...filters }: AuditFilters & { limit?: number } = {},
  cursor?: string,
): Promise<AuditPage> {
  allow(db, 'owner')
  const args: Argument[] = []
  const place = (value: Argument) => `$${args.push(value)}`
  const conditions = Object.entries(CONDITIONS).flatMap(([field, condition]) => {
    const value = filters[field as keyof AuditFilters]
    return value === undefined ? [] : [`${condition} ${place(value)}`]
  })
  const after = readCursor(cursor)
  if (after) conditions.push(`(at, id) < (${after.map(place).join(', ')})`)
  const where = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : ''
  const rows = await db.query(
    // One more than asked for tells whether there is a next page.
    `SELECT * FROM audit_entries ${where} ORDER BY at DESC, id DESC LIMIT ${Math.trunc(limit) + 1}`,
    ...args,
  )
  const entries = rows.slice(0, limit).map(record)
  const last = entries.at(-1)
  return { entries, next: rows.length > limit && last ? writeCursor(last) : null }
}

const CONDITIONS: Record<keyof AuditFilters, string> = {
  actor: 'actor_id =',
  action: 'action =',
  subject: 'subject =',
  from: 'at >=',
  to: 'at <',
}

/**
 * Everybody who ever did something, by the name that they went by last. Goes from one to the next in the index: the log may be
 * long, those who write it are few.
 *
 * @throws NotAllowed
 */
export async function listAuditActors(db: Database): Promise<{ id: string; name: string }[]> {
  allow(db, 'owner')
  const rows = await db.query(
    `WITH RECURSIVE actors (id) AS (
        SELECT MIN(actor_id) FROM audit_entries
        UNION ALL
        SELECT (SELECT MIN(actor_id) FROM audit_entries WHERE actor_id > actors.id) FROM actors WHERE actors.id IS NOT NULL
      )
      SELECT id, (SELECT actor_name FROM audit_entries WHERE actor_id = actors.id ORDER BY at DESC, id DESC LIMIT 1) AS name
      FROM actors WHERE id IS NOT NULL LIMIT 500`,
  )
  const actors = rows.map(({ id, name }) => ({ id: String(id), name: String(name) }))
  return actors.sort((a, b) => a.name.localeCompare(b.name))
}

/** Could `listAudit` have given this? */
export const isAuditCursor = (cursor: string): boolean => readCursor(cursor) !== undefined

const writeCursor = ({ at, id }: AuditRecord): string => Buffer.from(`${at} ${id}`).toString('base64url')

function readCursor(cursor: string | undefined): [string, number] | undefined {
  if (cursor === undefined) return undefined
  const match = /^(\d{4}-\d\d-\d\dT[\d:.]+Z) (\d{1,15})$/.exec(Buffer.from(cursor, 'base64url').toString())
  const [, at, id] = match ?? []
  return at !== undefined && id !== undefined ? [at, Number(id)] : undefined
}

const record = (row: Row): AuditRecord => ({
  id: Number(row.id),
  at: String(row.at),
  actor: {
    kind: row.actor_kind as Actor['kind'], // written by `audit` alone
    id: String(row.actor_id),
    name: String(row.actor_name),
  },
  address: row.address === null ? null : String(row.address),
  action: String(row.action),
  subject: String(row.subject),
  details: JSON.parse(String(row.details)) as AuditRecord['details'],
})
