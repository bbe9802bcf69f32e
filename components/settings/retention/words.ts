import type { Due } from '@/lib/store/retention/plan'
import type { Done } from '@/lib/store/retention/runs'
import type { Formats } from '../../format/formats'

/** What each setting keeps, and what becomes of it: as words. */
export const KEPT = {
  callsDays: {
    label: 'Calls',
    help: 'Who rang, when, the path through the flow, who was dialled; with them their webhooks and recordings.',
    kept: 'Kept',
    forEver: 'For ever',
    otherwise: 'Nothing is deleted.',
    what: ['call', 'calls'],
    done: 'deleted',
  },
  logDays: {
    label: 'Webhooks',
    help: 'What carriers sent and were answered, word for word. Calls keep their line and their path without them.',
    kept: 'Kept',
    forEver: 'As long as their calls',
    otherwise: 'They go with their calls.',
    what: ['webhook', 'webhooks'],
    done: 'deleted',
  },
  recordingsDays: {
    label: 'Recordings and voicemail',
    help: 'Sound and transcript.',
    kept: 'Kept',
    forEver: 'As long as their calls',
    otherwise: 'They go with their calls.',
    what: ['recording', 'recordings'],
    done: 'deleted',
  },
  maskAfterDays: {
    label: 'Callers’ numbers',
    help: 'Masked as +44 77•• ••••23 in calls and their webhooks. Calls are not found by them any more.',
    kept: 'Masked',
    forEver: 'Never',
    otherwise: 'Nothing is masked.',
    what: ['call', 'calls'],
    done: 'masked',
  },
} as const
export type KeptField = keyof typeof KEPT

/** What can be chosen; what is set otherwise stands beside. */
export const CHOICES = [1, 7, 14, 30, 60, 90, 180, 365, 730, 1_825, 3_650]

export const daysInWords = (days: number, formats: Formats): string =>
  days % 365 === 0 ? plural(formats, days / 365, 'year', 'years') : plural(formats, days, 'day', 'days')

export const plural = (formats: Formats, count: number, one: string, many: string): string =>
  `${formats.count(count)} ${count === 1 ? one : many}`

/** What goes next by a setting, and how much. */
export function dueInWords(
  field: KeptField,
  { before, due, count, nextAt }: Due,
  zone: string,
  formats: Formats,
): string {
  const { what, done } = KEPT[field]
  if (before === null) return KEPT[field].otherwise
  const next = nextAt
    ? ` The next ${field === 'maskAfterDays' ? 'is masked' : 'goes'} on ${formats.day(nextAt, zone)}.`
    : ''
  if (due === 0) return `Nothing is old enough yet.${next}`
  const counted = `${COUNTED[count]}${plural(formats, due, what[0], what[1])}`
  return `${counted} from before ${formats.day(before, zone)} ${due === 1 ? 'is' : 'are'} ${done} next.${next}`
}

const COUNTED = { exact: '', about: 'About ', more: 'More than ' }

/** What a run has done. */
export function doneInWords({ calls, logRows, recordings, masked }: Done, formats: Formats): string {
  const parts = [
    calls > 0 && `${plural(formats, calls, 'call', 'calls')} deleted`,
    logRows > 0 && `${plural(formats, logRows, 'webhook', 'webhooks')} deleted`,
    recordings > 0 && `${plural(formats, recordings, 'recording', 'recordings')} deleted`,
    masked > 0 && `numbers masked in ${plural(formats, masked, 'call', 'calls')}`,
  ].filter((part) => part !== false)
  return parts.length > 0 ? `${parts.join(', ')}.` : 'Nothing was old enough.'
}
