import Link from 'next/link'
import { phone } from '../format/phone'
import { glance, inFull, lasted } from '../format/time'
import { Outcome } from './outcome'

export type ListedCall = {
  id: string
  caller: string
  called: string
  startedAt: string
  durationSeconds: number | null
  state: string
  outcome: string | null
  endedBy: string | null
  isTest: boolean
  /** Of the flow that answered it. */
  flowName: string | undefined
  timeZone: string
}

/** Calls, newest first. The whole row leads to the call. */
export const CallTable = ({ calls, now }: { calls: ListedCall[]; now: Date }) => (
  <table className="w-full text-sm">
    <thead className="sr-only md:not-sr-only">
      <tr className="text-left text-quiet text-xs *:px-4 *:pt-2 *:pb-1 *:font-normal">
        <th>When</th>
        <th>Caller</th>
        <th>Called</th>
        <th>Flow</th>
        <th>Outcome</th>
        <th className="text-right">Lasted</th>
      </tr>
    </thead>
    <tbody>
      {calls.map((call) => (
        <tr
          key={call.id}
          className="relative border-line border-t hover:bg-hover max-md:grid max-md:grid-cols-[1fr_auto] max-md:gap-x-4 max-md:px-4 max-md:py-2.5 md:h-10 md:*:px-4 md:first:border-t-0"
        >
          <td className="max-md:order-2 max-md:text-right max-md:text-quiet">
            <time dateTime={call.startedAt} title={inFull(call.startedAt, call.timeZone)}>
              {glance(call.startedAt, call.timeZone, now)}
            </time>
          </td>
          <td className="max-md:order-1">
            <Link
              href={`/calls/${encodeURIComponent(call.id)}`}
              className="font-medium outline-offset-[-2px] after:absolute after:inset-0"
            >
              {phone(call.caller)}
            </Link>
            {call.isTest && (
              <span className="ml-2 rounded-sm border border-line-strong px-1 text-quiet text-xs">test</span>
            )}
          </td>
          <td className="max-md:hidden">{phone(call.called)}</td>
          <td className="text-quiet max-md:hidden">{call.flowName ?? '–'}</td>
          <td className="max-md:order-3">
            <Outcome call={call} />
          </td>
          <td className="text-right text-quiet max-md:order-4">
            {call.durationSeconds === null ? '–' : lasted(call.durationSeconds)}
          </td>
        </tr>
      ))}
    </tbody>
  </table>
)
