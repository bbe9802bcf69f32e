import { allow } from './allow'
import { audit } from './audit'
import { tellOfRecordings } from './changed-calls'
import type { Database } from './database'
import { forBoth, textsFromJson } from './json-rows'
import { nowIso } from './times'
import { noteWork } from './write-recordings'

/** How long what was deleted can come back. */
export const UNDO_MS = 60_000

/** What one may do with many at once. */
export const MOST_AT_ONCE = 200

/**
 * Marks voicemails as heard, in the name of whoever asks, or as not heard. Who heard first stays.
 *
 * @returns how many are different now
 * @throws NotAllowed
 */
export async function markHeard(db: Database, ids: string[], isHeard: boolean): Promise<number> {
  allow(db, 'viewer')
  const list = JSON.stringify(ids)
  const changed = isHeard
    ? await db.query(HEARD, list, nowIso(), db.actor.name)
    : await db.query(UNHEARD, list)
  const different = changed.map(({ id }) => String(id))
  await tellOfRecordings(db, different)
  return different.length
}

/**
 * Deletes recordings: out of every list at once, and out of the store once it cannot be undone any more.
 *
 * @returns the ids of those that were there
 * @throws NotAllowed
 */
export async function deleteRecordings(db: Database, ids: string[]): Promise<string[]> {
  allow(db, 'publisher')
  const deleted = await db.transaction(async (query) => {
    const now = new Date()
    const rows = await query(DELETED, JSON.stringify(ids), now.toISOString(), db.actor.name)
    const gone = rows.map(({ id }) => String(id))
    if (gone.length === 0) return gone
    await query(DROP_WORK, JSON.stringify(gone))
    await query(NOTE_ERASING, JSON.stringify(gone), new Date(now.getTime() + UNDO_MS).toISOString())
    for (const { id, call_id, kind } of rows)
      await audit(
        db,
        {
          action: 'recording.deleted',
          subject: String(id),
          details: { call: String(call_id), kind: String(kind) },
        },
        query,
      )
    return gone
  })
  await tellOfRecordings(db, deleted)
  return deleted
}

/**
 * Brings back what was deleted, while its sound is still there.
 *
 * @returns the ids of those that came back
 * @throws NotAllowed
 */
export async function restoreRecordings(db: Database, ids: string[]): Promise<string[]> {
  allow(db, 'publisher')
  const restored = await db.transaction(async (query) => {
    const rows = await query(RESTORED, JSON.stringify(ids))
    const back = rows.map(({ id }) => String(id))
    if (back.length === 0) return back
    await query(DROP_WORK, JSON.stringify(back))
    await noteWork(query, back)
    for (const id of back) await audit(db, { action: 'recording.restored', subject: id }, query)
    return back
  })
  await tellOfRecordings(db, restored)
  return restored
}

/**
 * Has the sound of a recording fetched once more that the carrier did not give.
 *
 * @throws NotAllowed
 */
export async function fetchAgain(db: Database, id: string): Promise<boolean> {
  allow(db, 'publisher')
  const isAgain = await db.transaction(async (query) => {
    const rows = await query(
      `UPDATE recordings SET audio = 'waiting', trouble = NULL,
          transcript_state = CASE WHEN transcript_state = 'gone' THEN 'waiting' ELSE transcript_state END
        WHERE id = $1 AND audio = 'gone' AND audio_url IS NOT NULL AND shelf IN ('unheard', 'heard', 'call') RETURNING id`,
      id,
    )
    if (rows.length === 0) return false
    await noteWork(query, [id])
    return true
  })
  if (isAgain) await tellOfRecordings(db, [id])
  return isAgain
}

const texts = textsFromJson('$1')

const HEARD = forBoth(
  (provider) => `UPDATE recordings SET shelf = 'heard', heard_at = $2, heard_by = $3
    WHERE id IN ${texts[provider]} AND shelf = 'unheard' RETURNING id`,
)
const UNHEARD = forBoth(
  (provider) => `UPDATE recordings SET shelf = 'unheard', heard_at = NULL, heard_by = NULL
    WHERE id IN ${texts[provider]} AND shelf = 'heard' RETURNING id`,
)
const DELETED = forBoth(
  (provider) => `UPDATE recordings SET shelf = 'deleted', deleted_at = $2, deleted_by = $3
    WHERE id IN ${texts[provider]} AND shelf IN ('unheard', 'heard', 'call') RETURNING id, call_id, kind`,
)
const RESTORED = forBoth(
  (provider) => `UPDATE recordings SET deleted_at = NULL, deleted_by = NULL,
      shelf = CASE WHEN kind = 'call' THEN 'call' WHEN heard_at IS NOT NULL THEN 'heard' ELSE 'unheard' END
    WHERE id IN ${texts[provider]} AND shelf = 'deleted' RETURNING id`,
)
const DROP_WORK = forBoth((provider) => `DELETE FROM recording_work WHERE recording_id IN ${texts[provider]}`)
const NOTE_ERASING = forBoth(
  (provider) => `INSERT INTO recording_work (recording_id, work, due_at)
    SELECT id, 'erase', $2 FROM recordings WHERE id IN ${texts[provider]} ON CONFLICT DO NOTHING`,
)
