import { DateTime } from 'luxon'
import { dayAfter } from '@/lib/flow/days'
import { CALL_FILTERS, type CallFilters, FILTER_NAMES, readCallFilters } from '@/lib/store/call-filters'

/** Times that one asks for by a word. */
export const PRESETS = {
  today: 'Today',
  yesterday: 'Yesterday',
  '7-days': 'Last 7 days',
  '30-days': 'Last 30 days',
} as const
type Preset = keyof typeof PRESETS

/** The parameters of the page's address. */
export type Asked = Record<string, string>

/** What of an address is about which calls are wanted: without where in the list one stands. */
export const PARAMETERS = [...FILTER_NAMES.map((name) => CALL_FILTERS[name].parameter), 'when']

/** The parameters as Next or a URL gives them; of one that is given twice the first counts. */
export function askedOf(parameters: Record<string, string | string[] | undefined>): Asked {
  const known = [...PARAMETERS, 'before', 'after']
  const pairs = known.flatMap((name) => {
    const value = [parameters[name]].flat()[0]
    return value ? [[name, value] as const] : []
  })
  return Object.fromEntries(pairs)
}

/** Filters without the times: what decides in which zone the times are meant. */
export const filtersApart = (asked: Asked): CallFilters =>
  readCallFilters({ ...asked, from: undefined, to: undefined }).filters

/** Filters with the times, where days are those of that zone. */
export function filtersIn(asked: Asked, timeZone: string, now: Date) {
  const { from, to } = timesOf(asked, timeZone, now)
  return readCallFilters({ ...asked, from, to })
}

function timesOf({ when, from, to }: Asked, timeZone: string, now: Date) {
  const today = DateTime.fromJSDate(now, { zone: timeZone }).startOf('day')
  const iso = (at: DateTime) => at.toUTC().toISO() ?? undefined
  if (when && Object.hasOwn(PRESETS, when)) {
    const [days, until] = SPANS[when as Preset]
    return { from: iso(dayAfter(today, -days)), to: iso(dayAfter(today, until)) }
  }
  return { from: from && (dayIn(from, timeZone, 0) ?? from), to: to && (dayIn(to, timeZone, 1) ?? to) }
}

/** Days back to where it begins, and on to where it ends. */
const SPANS: Record<Preset, [number, number]> = {
  today: [0, 1],
  yesterday: [1, 0],
  '7-days': [6, 1],
  '30-days': [29, 1],
}

/** The beginning of a day (`2026-03-14`), or of the day so many after it. */
function dayIn(text: string, timeZone: string, plus: number): string | undefined {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return undefined
  const day = dayAfter(DateTime.fromISO(text, { zone: timeZone }), plus)
  return day.isValid ? (day.toUTC().toISO() ?? undefined) : undefined
}

/** The address of the page with these parameters. */
export function addressOf(asked: Asked, path = '/calls'): string {
  const query = new URLSearchParams(Object.entries(asked).filter(([, value]) => value !== '')).toString()
  return query === '' ? path : `${path}?${query}`
}

/** The same choice, from its beginning. */
export const atTheTop = ({ before: _, after: __, ...asked }: Asked): Asked => asked
