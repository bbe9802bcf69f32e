import type { Query } from '../database'
import { forBoth, textsFromJson } from '../json-rows'

// Webhooks of a call come in long after it, from a carrier that tries again or from a spool. Those of a call that was deleted
// must not make a call of it again, so for a while it is known which were.

/** Which of these calls were deleted. */
export async function deletedAmong(query: Query, callIds: string[]): Promise<Set<string>> {
  const rows = await query(AMONG, JSON.stringify(callIds))
  return new Set(rows.map(({ id }) => String(id)))
}

/** Deletes what has come in about calls that were deleted. */
export async function forgetLogOf(query: Query, callIds: string[]): Promise<void> {
  await query(FORGET, JSON.stringify(callIds))
}

/** From now on these calls are deleted. */
export async function bury(query: Query, callIds: string[], now: string): Promise<void> {
  await query(BURY, JSON.stringify(callIds), now)
}

const texts = textsFromJson('$1')
const AMONG = forBoth((provider) => `SELECT id FROM deleted_calls WHERE id IN ${texts[provider]}`)
const FORGET = forBoth((provider) => `DELETE FROM log WHERE call_id IN ${texts[provider]}`)
const BURY = {
  sqlite:
    'INSERT INTO deleted_calls (id, deleted_at) SELECT value, $2 FROM json_each($1) WHERE true ON CONFLICT DO NOTHING',
  postgresql:
    'INSERT INTO deleted_calls (id, deleted_at) SELECT id, $2 FROM json_array_elements_text($1::json) AS id ON CONFLICT DO NOTHING',
}
