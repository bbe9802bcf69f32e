import { isTestLine } from '@/lib/carriers/test-line'
import type { Argument, Database, Row } from './database'
import { namesInVersions, type VersionNames } from './version-names'

/** Where a recording is found: new voicemail, heard voicemail, recordings of calls, what can come back yet, what cannot. */
export type Shelf = 'unheard' | 'heard' | 'call' | 'deleted' | 'erased' | 'awaited'

/** A sentence of a transcript, with where it is in the sound. */
export type Sentence = { text: string; startMs: number; endMs: number; channel: number }

/** A recording as lists show it. */
export type RecordingRecord = {
  id: string
  callId: string
  kind: 'voicemail' | 'call'
  /** E.164, or what the carrier gave; empty when the call is not known. */
  caller: string
  called: string
  isTest: boolean
  flowId: string | null
  flowName: string | null
  /** Where a voicemail was left. */
  nodeId: string | null
  nodeName: string | null
  /** Of the flow at which it was left. */
  timeZone: string
  recordedAt: string
  durationSeconds: number | null
  shelf: Shelf
  audio: 'waiting' | 'stored' | 'gone' | 'silent'
  /** Why its sound is not there, or not yet, in words. */
  trouble: string | null
  contentType: string | null
  sizeBytes: number | null
  transcriptState: 'none' | 'waiting' | 'there' | 'gone'
  /** The first words of the transcript. */
  excerpt: string | null
  heardAt: string | null
  heardBy: string | null
  deletedAt: string | null
}

/** What it takes to fetch and to play it. */
export type RecordingDetail = RecordingRecord & {
  carrier: string
  carrierId: string
  versionId: string | null
  audioUrl: string | null
  transcriptUrl: string | null
  storedIn: string | null
  transcript: Sentence[]
}

/** Which recordings are wanted; what is not given does not narrow. */
export type RecordingFilters = {
  flowId?: string | undefined
  called?: string | undefined
  /** Left then or later; ISO 8601, UTC. */
  from?: string | undefined
  /** Left before then. */
  to?: string | undefined
}

export type RecordingPage = { recordings: RecordingRecord[]; next: string | null }

const PAGE = 50
/** As many as are counted; nobody reads a larger number. */
export const MOST_COUNTED = 100

/**
 * Recordings, shelf after shelf in the order given, newest first on each; a page at a time.
 *
 * @param cursor `next` of the page before; one that is none (`isRecordingCursor`) begins at the top
 */
export async function listRecordings(
  db: Database,
  shelves: Shelf[],
  { limit = PAGE, ...filters }: RecordingFilters & { limit?: number } = {},
  cursor?: string,
): Promise<RecordingPage> {
  const after = readCursor(cursor)
  const begin = after ? shelves.indexOf(after.shelf) : 0
  const found: Row[] = []
  for (const shelf of shelves.slice(Math.max(begin, 0))) {
    if (found.length > limit) break
    const from = after?.shelf === shelf ? after : undefined
    found.push(...(await onShelf(db, shelf, filters, limit + 1 - found.length, from)))
  }
  const recordings = await named(db, found.slice(0, limit))
  const last = recordings.at(-1)
  return { recordings, next: found.length > limit && last ? writeCursor(last) : null }
}

/** What was recorded on a call and is there, in its order. */
export async function recordingsOfCall(db: Database, callId: string): Promise<RecordingDetail[]> {
  const rows = await db.query(
    `${SELECT} WHERE r.call_id = $1 AND r.shelf IN ('unheard', 'heard', 'call') ORDER BY r.recorded_at, r.id`,
    callId,
  )
  const records = await named(db, rows)
  return records.map((record, at) => detail(record, rows[at] ?? {}))
}

/** One recording, wherever it stands. */
export async function getRecording(db: Database, id: string): Promise<RecordingDetail | undefined> {
  const rows = await db.query(`${SELECT} WHERE r.id = $1`, id)
  const [record] = await named(db, rows)
  return record && detail(record, rows[0] ?? {})
}

/** How many voicemails nobody has heard; `MOST_COUNTED` at the most. Fast: for the navigation. */
export async function unheardCount(db: Database): Promise<number> {
  const [row] = await db.query(
    `SELECT COUNT(*) AS unheard FROM (SELECT 1 FROM recordings WHERE shelf = 'unheard' LIMIT ${MOST_COUNTED}) AS counted`,
  )
  return Number(row?.unheard)
}

/** True for what `listRecordings` gives as `next`. */
export const isRecordingCursor = (text: string): boolean => readCursor(text) !== undefined

const SELECT = `SELECT r.*, c.caller, f.name AS flow_name, w.trouble AS work_trouble FROM recordings r
  LEFT JOIN calls c ON c.id = r.call_id LEFT JOIN flows f ON f.id = r.flow_id
  LEFT JOIN recording_work w ON w.recording_id = r.id AND w.work = 'audio'`

type Cursor = { shelf: Shelf; recordedAt: string; id: string }

function onShelf(
  db: Database,
  shelf: Shelf,
  { flowId, called, from, to }: RecordingFilters,
  limit: number,
  after: Cursor | undefined,
): Promise<Row[]> {
  const conditions = ['r.shelf = $1']
  const args: Argument[] = [shelf]
  const narrow = (condition: string, value: string | undefined) => {
    if (value === undefined) return
    args.push(value)
    conditions.push(`${condition} $${args.length}`)
  }
  narrow('r.flow_id =', flowId)
  narrow('r.called =', called)
  narrow('r.recorded_at >=', from)
  narrow('r.recorded_at <', to)
  if (after) {
    args.push(after.recordedAt, after.id)
    conditions.push(`(r.recorded_at, r.id) < ($${args.length - 1}, $${args.length})`)
  }
  return db.query(
    `${SELECT} WHERE ${conditions.join(' AND ')} ORDER BY r.recorded_at DESC, r.id DESC LIMIT ${Math.trunc(limit)}`,
    ...args,
  )
}

/** Rows as records, with the names of the nodes at which they were left. */
async function named(db: Database, rows: Row[]): Promise<RecordingRecord[]> {
  const names = await namesInVersions(
    db,
    rows.flatMap(({ version_id }) => (version_id === null ? [] : [String(version_id)])),
  )
  return rows.map((row) => record(row, names.get(String(row.version_id))))
}

const record = (row: Row, names: VersionNames | undefined): RecordingRecord => ({
  id: String(row.id),
  callId: String(row.call_id),
  kind: row.kind as RecordingRecord['kind'],
  caller: text(row.caller) ?? '',
  called: String(row.called),
  isTest: isTestLine(row.carrier),
  flowId: text(row.flow_id),
  flowName: text(row.flow_name),
  nodeId: text(row.node_id),
  nodeName: names?.nodes.get(String(row.node_id)) ?? null,
  timeZone: names?.timeZone ?? 'UTC',
  recordedAt: String(row.recorded_at),
  durationSeconds: number(row.duration_seconds),
  shelf: row.shelf as Shelf,
  audio: row.audio as RecordingRecord['audio'],
  trouble: text(row.trouble) ?? text(row.work_trouble),
  contentType: text(row.content_type),
  sizeBytes: number(row.size_bytes),
  transcriptState: row.transcript_state as RecordingRecord['transcriptState'],
  excerpt: text(row.excerpt),
  heardAt: text(row.heard_at),
  heardBy: text(row.heard_by),
  deletedAt: text(row.deleted_at),
})

const detail = (known: RecordingRecord, row: Row): RecordingDetail => ({
  ...known,
  carrier: String(row.carrier),
  carrierId: String(row.carrier_id),
  versionId: text(row.version_id),
  audioUrl: text(row.audio_url),
  transcriptUrl: text(row.transcript_url),
  storedIn: text(row.stored_in),
  transcript: row.transcript === null ? [] : (JSON.parse(String(row.transcript)) as Sentence[]), // we wrote it
})

const writeCursor = ({ shelf, recordedAt, id }: Cursor): string =>
  Buffer.from(`${shelf} ${recordedAt} ${id}`).toString('base64url')

function readCursor(cursor: string | undefined): Cursor | undefined {
  if (cursor === undefined) return undefined
  const text = Buffer.from(cursor, 'base64url').toString()
  const [, shelf, recordedAt, id] = /^([a-z]+) (\d{4}-\d\d-\d\dT[\d:.]+Z) ([\w-]+)$/.exec(text) ?? []
  return shelf && recordedAt && id ? { shelf: shelf as Shelf, recordedAt, id } : undefined
}

const text = (value: unknown): string | null => (value === null || value === undefined ? null : String(value))
const number = (value: unknown): number | null =>
  value === null || value === undefined ? null : Number(value)
