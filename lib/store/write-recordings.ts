import type { Query } from './database'
import type { FoldedCall } from './fold'
import type { FoldedRecording } from './fold-recordings'
import { type Columns, forBoth, insertFromJson, textsFromJson } from './json-rows'
import { nowIso } from './times'

/** A call with what was recorded on it. */
type Recorded = { call: FoldedCall; recordings: FoldedRecording[] }

/**
 * Writes what the log tells of recordings, and notes what is to be done for them. What was fetched, heard or deleted of those that
 * stand already is left as it is. Belongs into the transaction that writes their calls.
 */
export async function writeRecordings(query: Query, calls: Recorded[]): Promise<void> {
  const rows = calls.flatMap(({ call, recordings }) => recordings.map((one) => valuesOf(call, one)))
  if (rows.length === 0) return
  const changed = await query(UPSERT, JSON.stringify(rows))
  if (changed.length > 0)
    await noteWork(
      query,
      changed.map(({ id }) => String(id)),
    )
}

/** Notes what is to be done for recordings as they stand, where it is not noted yet. */
export async function noteWork(query: Query, ids: string[]): Promise<void> {
  for (const statement of NOTE_WORK) await query(statement, JSON.stringify(ids), nowIso())
}

const valuesOf = (call: FoldedCall, one: FoldedRecording) => [
  one.id,
  call.id,
  call.carrier,
  one.carrierId,
  one.kind,
  call.flowId,
  call.called,
  one.versionId,
  one.nodeId,
  one.recordedAt,
  one.durationSeconds,
  one.audioUrl,
  one.transcriptUrl,
  one.audioUrl === null ? 'awaited' : one.kind === 'voicemail' ? 'unheard' : 'call',
  'waiting',
  one.transcriptUrl === null ? 'none' : 'waiting',
]

/** What the log tells; it may be written anew. */
const TOLD: Columns = {
  call_id: 'text',
  carrier: 'text',
  carrier_id: 'text',
  kind: 'text',
  flow_id: 'text',
  called: 'text',
  version_id: 'text',
  node_id: 'text',
  recorded_at: 'text',
  duration_seconds: 'integer',
  audio_url: 'text',
  transcript_url: 'text',
}

/** Where one stands; it goes on from there by itself. */
const STANDING: Columns = { shelf: 'text', audio: 'text', transcript_state: 'text' }

const insert = insertFromJson('recordings', { id: 'text', ...TOLD, ...STANDING })

/** What was erased is not told anew: its addresses went with it. */
const UPSERT = forBoth(
  (provider) => `${insert[provider]}
    ON CONFLICT (id) DO UPDATE SET
      ${Object.keys(TOLD)
        .map((name) => `${name} = excluded.${name}`)
        .join(', ')},
      shelf = CASE WHEN recordings.shelf = 'awaited' THEN excluded.shelf ELSE recordings.shelf END,
      transcript_state = CASE WHEN recordings.transcript_state = 'none' THEN excluded.transcript_state
        ELSE recordings.transcript_state END
    WHERE recordings.shelf <> 'erased'
      AND (${Object.keys(TOLD)
        .map((name) => `recordings.${name} IS DISTINCT FROM excluded.${name}`)
        .join(' OR ')})
    RETURNING id`,
)

const texts = textsFromJson('$1')

const noted = (work: string, where: string) =>
  forBoth(
    (provider) => `INSERT INTO recording_work (recording_id, work, due_at)
      SELECT id, '${work}', $2 FROM recordings WHERE id IN ${texts[provider]} AND ${where} ON CONFLICT DO NOTHING`,
  )

const NOTE_WORK = [
  noted('audio', `audio = 'waiting' AND shelf IN ('unheard', 'heard', 'call')`),
  noted('notice', `shelf = 'unheard' AND told_at IS NULL`),
  noted('transcript', `transcript_state = 'waiting' AND shelf NOT IN ('deleted', 'erased')`),
]
