import type { Query } from '../database'
import { forBoth, textsFromJson } from '../json-rows'

/** In which time zone each version has its days: the one of its document, which never changes. Unknown versions are not there. */
export async function timeZonesOf(query: Query, versionIds: Iterable<string>): Promise<Map<string, string>> {
  const ids = [...new Set(versionIds)]
  if (ids.length === 0) return new Map()
  const rows = await query(TIME_ZONES, JSON.stringify(ids))
  return new Map(rows.flatMap(({ id, zone }) => (zone ? [[String(id), String(zone)]] : [])))
}

const texts = textsFromJson('$1')
const ZONE = {
  sqlite: "document->>'$.settings.timeZone'",
  postgresql: "document::json->'settings'->>'timeZone'",
}
const TIME_ZONES = forBoth(
  (provider) => `SELECT id, ${ZONE[provider]} AS zone FROM versions WHERE id IN ${texts[provider]}`,
)
