'use client'

import {
  Archive,
  ArchiveRestore,
  ArrowDown,
  ArrowUp,
  CircleCheck,
  CircleDashed,
  CircleDot,
  Copy,
  Download,
  PhoneCall,
  TriangleAlert,
} from 'lucide-react'
import Link from 'next/link'
import { IconButton, iconButtonLook } from '../ui/button'
import type { ListedFlow } from './listed-flows'
import type { Column, Order } from './order'

type Actions = Record<'archive' | 'duplicate' | 'callMe', (flow: ListedFlow) => void>

const COLUMNS: { by: Column; title: string; isCount?: boolean }[] = [
  { by: 'name', title: 'Name' },
  { by: 'state', title: 'State' },
  { by: 'numbers', title: 'Numbers' },
  { by: 'problems', title: 'Problems' },
  { by: 'calls', title: 'Calls today', isCount: true },
  { by: 'updated', title: 'Last edited' },
]

/** Flows, one a row; the whole row leads to the flow, and its other actions show up when it is pointed at or focused. */
export const FlowTable = ({
  flows,
  order,
  sort,
  actions,
}: {
  flows: ListedFlow[]
  order: Order
  sort: (order: Order) => void
  actions: Actions
}) => (
  <table className="w-full text-sm">
    <thead className="max-md:sr-only">
      <tr className="text-left text-quiet text-xs">
        {COLUMNS.map((column) => (
          <Heading key={column.by} {...column} order={order} sort={sort} />
        ))}
        <th className="w-28">
          <span className="sr-only">Actions</span>
        </th>
      </tr>
    </thead>
    <tbody>
      {flows.map((flow) => (
        <tr
          key={flow.id}
          className="group relative border-line border-t hover:bg-hover max-md:grid max-md:grid-cols-[minmax(0,1fr)_auto] max-md:gap-x-4 max-md:px-4 max-md:py-2.5 max-md:first:border-t-0 md:h-10 md:*:px-4 md:*:py-1.5"
        >
          <td className="max-md:order-1">
            <Link
              data-row
              href={`/flows/${flow.id}`}
              className="break-words font-medium outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:outline-accent focus-visible:after:outline-offset-[-2px]"
            >
              {flow.name}
            </Link>
          </td>
          <td className="max-md:order-3">
            <State {...flow} />
          </td>
          <td className={`max-md:col-start-1 max-md:order-4 ${flow.numbers.length ? '' : 'max-md:hidden'}`}>
            <Numbers numbers={flow.numbers} />
          </td>
          <td className="max-md:col-start-1 max-md:order-5">
            <Problems {...flow} />
          </td>
          <td
            className={`max-md:order-5 max-md:col-start-1 md:text-right ${flow.callsToday > 0 ? '' : 'max-md:hidden'}`}
          >
            {flow.callsToday > 0 ? flow.callsToday : <span className="text-quiet">–</span>}
            <span className="md:hidden"> {flow.callsToday === 1 ? 'call' : 'calls'} today</span>
          </td>
          <td className="whitespace-nowrap text-quiet max-md:order-2 max-md:text-right">
            <time dateTime={flow.updatedAt} title={flow.updatedInFull}>
              {flow.updated}
            </time>
          </td>
          <td className="max-md:-mr-3 max-md:-mb-2 max-md:col-start-2 max-md:row-span-4 max-md:row-start-2 max-md:self-end md:w-28">
            <RowActions flow={flow} actions={actions} />
          </td>
        </tr>
      ))}
    </tbody>
  </table>
)

function Heading({
  by,
  title,
  isCount = false,
  order,
  sort,
}: (typeof COLUMNS)[number] & { order: Order; sort: (order: Order) => void }) {
  const isSorted = order.by === by
  const Arrow = isSorted && order.isDescending ? ArrowDown : ArrowUp
  return (
    <th
      aria-sort={isSorted ? (order.isDescending ? 'descending' : 'ascending') : undefined}
      className="px-2 pt-1 font-normal"
    >
      <button
        type="button"
        // Most calls and worst problems first, on the first press.
        onClick={() =>
          sort({
            by,
            isDescending: isSorted ? !order.isDescending : ['calls', 'problems', 'updated'].includes(by),
          })
        }
        className={`flex h-7 w-full cursor-pointer items-center gap-1 rounded-control px-2 hover:text-text aria-[current]:text-text ${isCount ? 'flex-row-reverse' : ''} ${isSorted ? 'font-medium text-text' : ''}`}
      >
        {title}
        <Arrow size={12} aria-hidden className={isSorted ? '' : 'opacity-0'} />
      </button>
    </th>
  )
}

function State({ isReadable, liveVersion, hasUnpublishedChanges }: ListedFlow) {
  const [Icon, colour, words] = !isReadable
    ? ([TriangleAlert, 'text-bad', 'Cannot be read'] as const)
    : liveVersion === null
      ? ([CircleDashed, 'text-faint', 'Not published'] as const)
      : hasUnpublishedChanges
        ? ([CircleDot, 'text-accent', `Version ${liveVersion} live`] as const)
        : ([CircleCheck, 'text-good', `Version ${liveVersion} live`] as const)
  return (
    <span className="inline-flex items-center gap-1.5 align-middle">
      <Icon size={14} aria-hidden className={`shrink-0 ${colour}`} />
      <span className={liveVersion === null && isReadable ? 'text-quiet' : ''}>
        {words}
        {liveVersion !== null && hasUnpublishedChanges && (
          <span className="text-quiet"> · unpublished changes</span>
        )}
      </span>
    </span>
  )
}

const SHOWN_NUMBERS = 2

function Numbers({ numbers }: Pick<ListedFlow, 'numbers'>) {
  if (numbers.length === 0) return <span className="text-quiet">–</span>
  const more = numbers.slice(SHOWN_NUMBERS)
  return (
    <span title={numbers.map(({ shown }) => shown).join('\n')}>
      {numbers.slice(0, SHOWN_NUMBERS).map(({ e164, shown, pinnedVersion }, at) => (
        <span key={e164} className="whitespace-nowrap">
          {at > 0 && ', '}
          {shown}
          {pinnedVersion !== null && <span className="text-quiet"> always version {pinnedVersion}</span>}
        </span>
      ))}
      {more.length > 0 && <span className="text-quiet"> and {more.length} more</span>}
    </span>
  )
}

function Problems({ isReadable, errors, warnings }: ListedFlow) {
  if (!isReadable || errors + warnings === 0)
    return <span className="text-quiet max-md:hidden">{isReadable ? 'None' : '–'}</span>
  return (
    <span className="inline-flex items-center gap-1.5 align-middle">
      <TriangleAlert size={14} aria-hidden className={`shrink-0 ${errors > 0 ? 'text-bad' : 'text-warn'}`} />
      {[errors > 0 && `${errors} to correct`, warnings > 0 && `${warnings} to look at`]
        .filter(Boolean)
        .join(', ')}
    </span>
  )
}

const RowActions = ({ flow, actions }: { flow: ListedFlow; actions: Actions }) => (
  <span className="relative z-1 flex justify-end gap-0.5 md:opacity-0 md:group-focus-within:opacity-100 md:group-hover:opacity-100">
    {flow.liveVersion !== null && (
      <IconButton label={`Call me with “${flow.name}”`} onClick={() => actions.callMe(flow)}>
        <PhoneCall size={14} aria-hidden />
      </IconButton>
    )}
    <IconButton label={`Duplicate “${flow.name}”`} onClick={() => actions.duplicate(flow)}>
      <Copy size={14} aria-hidden />
    </IconButton>
    <a
      href={`/internal/flows/${flow.id}/export`}
      download
      aria-label={`Export “${flow.name}”`}
      title={`Export “${flow.name}”`}
      className={iconButtonLook}
    >
      <Download size={14} aria-hidden />
    </a>
    <IconButton
      label={flow.isArchived ? `Take “${flow.name}” out of the archive` : `Archive “${flow.name}”`}
      onClick={() => actions.archive(flow)}
    >
      {flow.isArchived ? <ArchiveRestore size={14} aria-hidden /> : <Archive size={14} aria-hidden />}
    </IconButton>
  </span>
)
