import type { ReactNode } from 'react'
import type { Formats } from '../format/formats'
import { lasted } from '../format/lasted'
import { phone } from '../format/phone'
import type { ListedCall } from './call-table'
import { Outcome } from './outcome'

export type CallColumn = {
  id: string
  title: string
  cell: (call: ListedCall, now: Date, formats: Formats) => ReactNode
  isNumber?: true
  /** The caller: always there, for it leads to the call. */
  isFixed?: true
}

/** Everything that the list can say of a call, in its order. */
export const CALL_COLUMNS: CallColumn[] = [
  {
    id: 'when',
    title: 'When',
    cell: ({ startedAt, timeZone }, now, { glance, inFull }) => (
      <time dateTime={startedAt} title={inFull(startedAt, timeZone)} suppressHydrationWarning>
        {glance(startedAt, timeZone, now)}
      </time>
    ),
  },
  { id: 'caller', title: 'Caller', cell: () => null, isFixed: true },
  { id: 'called', title: 'Called', cell: ({ called }) => phone(called) },
  { id: 'flow', title: 'Flow', cell: ({ flowName }) => flowName ?? '–' },
  { id: 'version', title: 'Version', cell: ({ version }) => version ?? '–', isNumber: true },
  { id: 'outcome', title: 'Outcome', cell: (call) => <Outcome call={call} /> },
  { id: 'ended-at', title: 'Ended at', cell: ({ endedAtNode }) => endedAtNode ?? '–' },
  { id: 'turns', title: 'Turns', cell: ({ turns }) => turns, isNumber: true },
  {
    id: 'price',
    title: 'Price',
    cell: ({ priceTotal, currency }, _, { decimal }) =>
      priceTotal === null ? '–' : `${decimal(priceTotal, 4)} ${currency ?? ''}`,
    isNumber: true,
  },
  { id: 'carrier', title: 'Carrier', cell: ({ carrier }) => carrier },
  {
    id: 'lasted',
    title: 'Lasted',
    cell: ({ durationSeconds }) => (durationSeconds === null ? '–' : lasted(durationSeconds)),
    isNumber: true,
  },
]

export const USUAL_COLUMNS = ['when', 'caller', 'called', 'flow', 'outcome', 'lasted']

/** In which a browser keeps which columns it shows; the server reads it too, so that none flicker. */
export const COLUMNS_COOKIE = 'patchbay-call-columns'

/** Columns as a cookie or a view names them; the usual ones where it names none that there are. */
export function columnsOf(names: string[] | string | undefined): string[] {
  const wanted = typeof names === 'string' ? names.split('.') : (names ?? [])
  const known = CALL_COLUMNS.filter(({ id, isFixed }) => isFixed || wanted.includes(id)).map(({ id }) => id)
  return known.length > 1 ? known : USUAL_COLUMNS
}
