import { isTestLine } from '../carriers/test-line'
import { allow } from './allow'
import type { Database, Query, Row } from './database'
import { forBoth, textsFromJson } from './json-rows'
import { nowIso } from './times'

/** A recording of which only its id, and when it was, is left. Its sound may still lie in a store. */
export type Erased = {
  id: string
  storedIn: string | null
  /** Under which name it was said to the test phone; nothing where a carrier recorded it. */
  saidAs: string | null
}

/**
 * Empties the rows of what was recorded on some calls, for good, and notes that their sound is to be removed.
 *
 * @throws NotAllowed
 */
export async function eraseRecordingsOfCalls(db: Database, callIds: string[]): Promise<Erased[]> {
  allow(db, 'owner')
  return db.transaction((query) => emptyRecordings(query, callIds, db.actor.name))
}

/** The same as a part of a transaction. */
export async function emptyRecordings(query: Query, callIds: string[], by: string): Promise<Erased[]> {
  const rows = await query(ERASED_BY_CALL, JSON.stringify(callIds), nowIso(), by)
  await noteErasing(query, rows)
  return rows.map(erased)
}

/** Empties a row that was deleted and did not come back; nothing when it did. */
export async function eraseRecording(db: Database, id: string): Promise<Erased | undefined> {
  const [row] = await db.query(
    `UPDATE recordings SET ${EMPTY} WHERE id = $1 AND shelf IN ('deleted', 'erased') RETURNING id, stored_in, carrier, carrier_id`,
    id,
  )
  return row && erased(row)
}

/** The sound of these is removed: nothing is left to do, and no store has anything. */
export async function noteErased(db: Database, ids: string[]): Promise<void> {
  if (ids.length === 0) return
  await db.transaction(async (query) => {
    await query(STORED_NOWHERE, JSON.stringify(ids))
    await query(DROP_WORK, JSON.stringify(ids))
  })
}

async function noteErasing(query: Query, rows: Row[]): Promise<void> {
  if (rows.length === 0) return
  const ids = JSON.stringify(rows.map(({ id }) => id))
  await query(DROP_WORK, ids)
  await query(NOTE_ERASING, ids, nowIso())
}

const erased = (row: Row): Erased => ({
  id: String(row.id),
  storedIn: row.stored_in === null ? null : String(row.stored_in),
  saidAs: isTestLine(row.carrier) ? String(row.carrier_id) : null,
})

/** What was said and to whom, and where it can be had. Which store has its sound is forgotten when it has it no more. */
const EMPTY = `shelf = 'erased', called = '', transcript = NULL, excerpt = NULL, audio_url = NULL, transcript_url = NULL, trouble = NULL,
  audio = 'gone', transcript_state = 'gone'`

const texts = textsFromJson('$1')

const ERASED_BY_CALL = forBoth(
  (
    provider,
  ) => `UPDATE recordings SET ${EMPTY}, deleted_at = COALESCE(deleted_at, $2), deleted_by = COALESCE(deleted_by, $3)
    WHERE call_id IN ${texts[provider]} AND shelf <> 'erased' RETURNING id, stored_in, carrier, carrier_id`,
)
const STORED_NOWHERE = forBoth(
  (provider) =>
    `UPDATE recordings SET stored_in = NULL, size_bytes = NULL, content_type = NULL WHERE id IN ${texts[provider]} AND shelf = 'erased'`,
)
const DROP_WORK = forBoth((provider) => `DELETE FROM recording_work WHERE recording_id IN ${texts[provider]}`)
const NOTE_ERASING = forBoth(
  (provider) => `INSERT INTO recording_work (recording_id, work, due_at)
    SELECT id, 'erase', $2 FROM recordings WHERE id IN ${texts[provider]} ON CONFLICT DO NOTHING`,
)
