import type { Shelf } from '@/lib/store/recordings'

/** What is chosen in the address: which voicemails are wanted. */
export type Filters = { flow: string; number: string; show: 'all' | 'unheard' | 'heard'; period: Period }
export type Period = 'any' | 'day' | 'week' | 'month'

const DAYS: Record<Period, number | undefined> = { any: undefined, day: 1, week: 7, month: 30 }
export const PERIODS: { is: Period; label: string }[] = [
  { is: 'any', label: 'Any time' },
  { is: 'day', label: 'Last 24 hours' },
  { is: 'week', label: 'Last 7 days' },
  { is: 'month', label: 'Last 30 days' },
]
const SHELVES: Record<Filters['show'], Shelf[]> = {
  all: ['unheard', 'heard'],
  unheard: ['unheard'],
  heard: ['heard'],
}

type Query = Record<string, string | string[] | undefined>

/** Reads an address; what makes no sense narrows nothing. */
export function readFilters({ flow, number, show, period }: Query): Filters {
  return {
    flow: typeof flow === 'string' ? flow.slice(0, 64) : '',
    number: typeof number === 'string' ? number.slice(0, 32) : '',
    show: show === 'unheard' || show === 'heard' ? show : 'all',
    period: PERIODS.find(({ is }) => is === period)?.is ?? 'any',
  }
}

/** The address for a choice; what narrows nothing is left out. */
export function writeFilters({ flow, number, show, period }: Filters, before?: string): string {
  const query = new URLSearchParams({
    ...(flow && { flow }),
    ...(number && { number }),
    ...(show !== 'all' && { show }),
    ...(period !== 'any' && { period }),
    ...(before && { before }),
  })
  return query.size > 0 ? `/voicemail?${query}` : '/voicemail'
}

/** The choice in the words of the store. */
export function wantedBy({ flow, number, show, period }: Filters, now: Date) {
  const days = DAYS[period]
  return {
    shelves: SHELVES[show],
    filters: {
      ...(flow && { flowId: flow }),
      ...(number && { called: number }),
      ...(days !== undefined && { from: new Date(now.getTime() - days * 86_400_000).toISOString() }),
    },
  }
}

export const isNarrowed = (filters: Filters): boolean => writeFilters(filters) !== '/voicemail'
