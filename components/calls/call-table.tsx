'use client'

import Link from 'next/link'
import type { CallRecord } from '@/lib/store/calls'
import { phone } from '../format/phone'
import { useFormats } from '../format/use-formats'
import { CALL_COLUMNS, USUAL_COLUMNS } from './call-columns'

export type ListedCall = Omit<CallRecord, 'logId'> & {
  /** Of the flow that answered it. */
  flowName: string | undefined
  timeZone: string
  /** The number of the version that it ran. */
  version: number | undefined
  /** What the node is called at which it stands, or stood at its end. */
  endedAtNode: string | undefined
}

/** Calls, newest first. The whole row leads to the call. On a phone each is a card of the four things that matter most. */
export function CallTable({
  calls,
  now,
  columns = USUAL_COLUMNS,
}: {
  calls: ListedCall[]
  now: Date
  columns?: string[]
}) {
  const formats = useFormats()
  const shown = CALL_COLUMNS.filter(({ id }) => columns.includes(id) || ON_CARDS[id])
  const place = (id: string) =>
    `${ON_CARDS[id] ?? 'max-md:hidden'} ${columns.includes(id) ? '' : 'md:hidden'}`
  return (
    <table className="w-full text-sm">
      <thead className="sr-only md:not-sr-only">
        <tr className="text-left text-quiet text-xs *:whitespace-nowrap *:px-4 *:pt-2 *:pb-1 *:font-normal">
          {shown.map(({ id, title, isNumber }) => (
            <th
              key={id}
              className={`${isNumber ? 'text-right' : ''} ${columns.includes(id) ? '' : 'md:hidden'}`}
            >
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {calls.map((call) => (
          <tr
            key={call.id}
            className="relative border-line border-t hover:bg-hover has-focus-visible:bg-hover max-md:grid max-md:grid-cols-[1fr_auto] max-md:gap-x-4 max-md:px-4 max-md:py-2.5 md:h-10 md:*:px-4 md:first:border-t-0"
          >
            {shown.map(({ id, cell, isNumber, isFixed }) => (
              <td
                key={id}
                className={`${place(id)} ${isNumber ? 'text-right tabular-nums' : ''} ${QUIET.includes(id) ? 'text-quiet' : ''}`}
              >
                {isFixed ? <Caller call={call} /> : cell(call, now, formats)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Which columns are on a card, and where. */
const ON_CARDS: Record<string, string> = {
  caller: 'max-md:order-1',
  when: 'max-md:order-2 max-md:text-right max-md:text-quiet',
  outcome: 'max-md:order-3',
  lasted: 'max-md:order-4',
}
const QUIET = ['flow', 'version', 'ended-at', 'turns', 'price', 'carrier', 'lasted']

const Caller = ({ call }: { call: ListedCall }) => (
  <>
    <Link
      data-row
      href={`/calls/${encodeURIComponent(call.id)}`}
      className="whitespace-nowrap font-medium outline-offset-[-2px] after:absolute after:inset-0"
    >
      {phone(call.caller) || 'Withheld'}
    </Link>
    {call.isTest && (
      <span className="ml-2 rounded-sm border border-line-strong px-1 text-quiet text-xs">test</span>
    )}
  </>
)
