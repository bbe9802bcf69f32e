import type { LogRow } from '@/lib/store/call-log'
import { makeCallers } from './callers'
import type { Chance } from './chance'
import { hoursOf } from './hours'
import type { Line } from './installation'
import type { Stories } from './stories'

const HOUR_MS = 3_600_000
/** Calls since then have their requests and replies in full. */
const WHOLE_MS = 3 * 24 * HOUR_MS
/** Euros for a minute. */
const PER_MINUTE = 0.0072
/** Of so many calls one has lost the webhook that told of its end. */
const ONE_WITHOUT_END_IN = 9_000
/** So many callers at least are on the line when it is over. */
const ON_THE_LINE = 24
const ON_THE_LINE_MS = 100_000

export type ToldCall = { id: string; rows: LogRow[] }

/** All calls in the order in which they began, each with its rows in the log. */
export function* callsOf(
  { count, days, until }: { count: number; days: number; until: Date },
  lines: Line[],
  stories: Map<string, Stories>,
  chance: Chance,
): Generator<ToldCall> {
  const caller = makeCallers(chance)
  const weighed = lines.map((line) => [line, line.share] as const)

  function call(startsAt: number, isNight: boolean): ToldCall {
    const line = chance.weigh(weighed)
    const number = chance.pick(line.numbers)
    const version = line.versions.findLast(({ from }) => from <= startsAt) ?? line.versions[0]
    const known = stories.get(version?.versionId ?? '')
    const story = chance.pick((isNight ? known?.night : known?.morning) ?? [])
    const conversation = uuid(chance)
    const { carrier } = number
    const rows = story.tell(
      {
        ...{ carrier, conversation, startsAt, caller: caller(), called: number.e164.slice(1) },
        leg: chance.hex(32),
        isShort: startsAt < until.getTime() - WHOLE_MS,
        perMinute: carrier === 'vonage' ? PER_MINUTE : 0,
      },
      chance,
    )
    const hasLostEnd = chance.below(ONE_WITHOUT_END_IN) === 0
    const seen = rows.filter(({ receivedAt }) => receivedAt <= until.toISOString())
    return { id: `${carrier}:CON-${conversation}`, rows: hasLostEnd ? seen.slice(0, -1) : seen }
  }

  const last = Math.min(ON_THE_LINE, Math.floor(count / 20))
  for (const { from, calls, isNight } of hoursOf(count - last, days, until))
    for (const startsAt of moments(from, HOUR_MS, calls, chance)) yield call(startsAt, isNight)
  for (const startsAt of moments(until.getTime() - ON_THE_LINE_MS, ON_THE_LINE_MS, last, chance))
    yield call(startsAt, false)
}

const moments = (from: number, span: number, count: number, chance: Chance): number[] =>
  Array.from({ length: count }, () => from + chance.below(span)).sort((a, b) => a - b)

function uuid(chance: Chance): string {
  const hex = chance.hex(32)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`
}
