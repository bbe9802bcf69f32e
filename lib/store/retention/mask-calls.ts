import { isMasked, maskedAddress, maskerOf } from '@/lib/flow/masked-number'
import type { Database, Query, Row } from '../database'
import { forBoth, textsFromJson } from '../json-rows'
import { lockCalls } from '../lock-calls'
import { columnsOf, maskRows, PLACES } from './places'

/**
 * Masks the numbers of callers of the oldest calls that began before a time and are not masked yet: in their rows, in those of
 * the parties that they dialled, and in their log. Of a call that we placed, the person called is who is masked.
 *
 * A call whose log has grown since is done again, so that what came in late is masked too.
 *
 * @returns how many calls were done; fewer than `limit`: there are no more
 */
export async function maskOldCalls(
  db: Database,
  { before, now, limit }: { before: string; now: string; limit: number },
): Promise<number> {
  const calls = await db.query(OLD, before, limit)
  if (calls.length === 0) return 0
  const ids = JSON.stringify(calls.map(({ id }) => id))
  await db.transaction(
    async (query) => {
      // Whoever writes them now is through before they are looked at, or notes that they are to be masked again.
      await lockCalls(
        query,
        calls.map(({ id }) => String(id)),
      )
      const [legs, recordings, log, placed] = [
        await query(LEGS, ids),
        await query(RECORDINGS, ids),
        await query(LOG, ids),
        await query(PLACED, JSON.stringify(calls.flatMap(({ leg_id }) => (leg_id === null ? [] : [leg_id])))),
      ]
      for (const call of calls) {
        const own = (rows: Row[]) => rows.filter(({ call_id }) => call_id === call.id)
        await maskCall(query, call, {
          legs: own(legs),
          recordings: own(recordings),
          log: own(log),
          placed: placed.filter(({ leg_id }) => leg_id === call.leg_id),
        })
      }
      // What services have answered is of no use once a call is over, and may name anybody.
      await query(DELETE_EFFECTS, ids)
      await query(MARK, ids, now)
    },
    { relaxed: true },
  )
  return calls.length
}

type Parts = { legs: Row[]; recordings: Row[]; log: Row[]; placed: Row[] }

async function maskCall(query: Query, call: Row, { legs, recordings, log, placed }: Parts): Promise<void> {
  const person = String(call.direction === 'outbound' ? call.called : call.caller)
  const maskers = [...new Set([person, ...addressesIn(log)])]
    // Who was masked here before is still known in what came in since.
    .filter((address) => !isMasked(address) && maskedAddress(address) === maskedAddress(person))
    .map(maskerOf)
  const mask = (text: string) => maskers.reduce((shown, masker) => masker(shown), text)
  await maskRows(query, PLACES.calls, [call], mask)
  await maskRows(query, PLACES.legs, legs, mask)
  await maskRows(query, PLACES.recordings, recordings, mask)
  await maskRows(query, PLACES.placedCalls, placed, mask)
  // The state of the call that its addresses carried is sealed, and of no use to anybody any more.
  await maskRows(query, PLACES.log, log, (text) => mask(text).replace(SEALED, '$1…'))
}

const SEALED = /([?&]t=)[\w-]+/g

/** Whoever the events of a call name. */
const addressesIn = (log: Row[]): string[] =>
  log.flatMap(({ event, turn }) => [...named(event), ...named(turn)])

function named(text: unknown): string[] {
  if (typeof text !== 'string') return []
  try {
    const { caller, called } = JSON.parse(text) as { caller?: unknown; called?: unknown }
    return [caller, called].flatMap((address) => (typeof address === 'string' ? [address] : []))
  } catch {
    return []
  }
}

const texts = textsFromJson('$1')

const OLD = `SELECT ${columnsOf(PLACES.calls)}, direction, leg_id FROM calls
  WHERE masked_at IS NULL AND started_at < $1 ORDER BY started_at LIMIT $2`

const LEGS = forBoth(
  (provider) => `SELECT ${columnsOf(PLACES.legs)} FROM legs WHERE call_id IN ${texts[provider]}`,
)
const RECORDINGS = forBoth(
  (provider) => `SELECT ${columnsOf(PLACES.recordings)} FROM recordings WHERE call_id IN ${texts[provider]}`,
)
const LOG = forBoth(
  (provider) => `SELECT ${columnsOf(PLACES.log)} FROM log WHERE call_id IN ${texts[provider]}`,
)
const PLACED = forBoth(
  (provider) =>
    `SELECT leg_id, ${columnsOf(PLACES.placedCalls)} FROM placed_calls WHERE leg_id IN ${texts[provider]}`,
)
const DELETE_EFFECTS = forBoth((provider) => `DELETE FROM effects WHERE call_id IN ${texts[provider]}`)
const MARK = forBoth((provider) => `UPDATE calls SET masked_at = $2 WHERE id IN ${texts[provider]}`)
