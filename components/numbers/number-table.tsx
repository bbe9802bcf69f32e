'use client'

import { ArrowDown, ArrowUp, Phone, TriangleAlert } from 'lucide-react'
import Link from 'next/link'
import { CallMeButton } from '../call-me/call-me-button'
import { iconButtonLook } from '../ui/button'
import { Answer } from './answer'
import { LabelCell } from './label-cell'
import type { ListedNumber } from './listed-numbers'
import type { Column, Order } from './order'

/** Numbers, one a row; the whole row opens the number, its other actions show up when it is pointed at or focused. */
export function NumberTable({
  numbers,
  order,
  sort,
  at,
  open,
}: {
  numbers: ListedNumber[]
  order: Order
  sort: (order: Order) => void
  /** The other moment, in words. */
  at: string
  open: (number: ListedNumber) => void
}) {
  const heading = { order, sort }
  return (
    <table className="w-full table-fixed text-sm">
      <thead className="max-md:sr-only">
        <tr className="text-left text-quiet text-xs">
          <Heading by="number" title="Number" className="w-52" {...heading} />
          <Heading by="label" title="Label" className="w-32" {...heading} />
          <Heading by="flow" title="Answered by" className="w-60" {...heading} />
          <th className="px-4 pt-1 font-normal">Now</th>
          <th className="px-4 pt-1 font-normal">{at}</th>
          <Heading by="calls" title="Calls today" className="w-28" isCount {...heading} />
          <th className="w-20">
            <span className="sr-only">Actions</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {numbers.map((number) => (
          <Row key={number.e164} number={number} at={at} open={() => open(number)} />
        ))}
      </tbody>
    </table>
  )
}

const Row = ({ number, at, open }: { number: ListedNumber; at: string; open: () => void }) => (
  <tr className="group relative border-line border-t hover:bg-hover max-md:grid max-md:grid-cols-[minmax(0,1fr)_auto] max-md:gap-x-4 max-md:px-4 max-md:py-2.5 max-md:first:border-t-0 md:h-10 md:*:px-4 md:*:py-1">
    <td className="whitespace-nowrap">
      <button
        type="button"
        data-row
        onClick={open}
        className="cursor-pointer font-medium tabular-nums outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:outline-accent focus-visible:after:outline-offset-[-2px]"
      >
        {number.shown}
      </button>
      <span className="ml-2 text-quiet text-xs">{number.carrierTitle}</span>
    </td>
    <td className="max-md:order-3">
      <LabelCell number={number} />
    </td>
    <td className="max-md:order-4 max-md:col-span-2">
      <AnsweredBy number={number} />
    </td>
    <Answers number={number} at={at} />
    <td
      className={`tabular-nums max-md:order-7 md:text-right ${number.callsToday + number.testsToday > 0 ? '' : 'max-md:hidden'}`}
    >
      <Calls {...number} />
    </td>
    <td className="max-md:-mr-3 max-md:order-2 max-md:row-span-2 max-md:self-center">
      <span className="relative z-1 flex justify-end gap-0.5 md:opacity-0 md:group-focus-within:opacity-100 md:group-hover:opacity-100">
        <CallMeButton isIcon from={number.e164} />
        {number.isSandbox && number.flow && !number.now.isTrouble && (
          <Link
            href={`/phone?number=${encodeURIComponent(number.e164)}`}
            aria-label={`Ring ${number.shown}`}
            title={`Ring ${number.shown}`}
            className={iconButtonLook}
          >
            <Phone size={14} aria-hidden />
          </Link>
        )}
      </span>
    </td>
  </tr>
)

/** Who answers at both moments: once where it is the same. What the carrier does with its calls counts before all of it. */
function Answers({ number: { now, later, isSame, linkTrouble }, at }: { number: ListedNumber; at: string }) {
  if (linkTrouble)
    return (
      <td colSpan={2} className="max-md:order-5 max-md:col-span-2">
        <span className="block md:truncate" title={linkTrouble}>
          <TriangleAlert size={14} aria-hidden className="-mt-0.5 mr-1.5 inline text-warn" />
          {linkTrouble} <span className="text-accent">Set it right</span>
        </span>
      </td>
    )
  if (isSame)
    return (
      <td colSpan={2} className="max-md:order-5 max-md:col-span-2">
        <Answer words={now} lead={`Now and ${at.replace(/^At/, 'at')}`} />
      </td>
    )
  return (
    <>
      <td className="max-md:order-5 max-md:col-span-2">
        <Answer words={now} lead="Now" />
      </td>
      <td className="max-md:order-6 max-md:col-span-2">
        <Answer words={later} lead={at} />
      </td>
    </>
  )
}

function AnsweredBy({ number: { flow, liveVersion, pinnedVersion } }: { number: ListedNumber }) {
  if (!flow) return <span className="text-quiet">No flow</span>
  const version =
    pinnedVersion !== null
      ? `always version ${pinnedVersion}`
      : liveVersion !== null
        ? `version ${liveVersion}`
        : 'not published'
  return (
    <span className="flex min-w-0" title={`${flow.name}, ${version}`}>
      <span className="min-w-0 truncate">{flow.name}</span>
      <span className="shrink-0 whitespace-pre text-quiet"> · {version}</span>
    </span>
  )
}

function Calls({ callsToday, testsToday }: ListedNumber) {
  if (callsToday + testsToday === 0) return <span className="text-quiet">–</span>
  return (
    <>
      {callsToday}
      <span className="md:hidden"> {callsToday === 1 ? 'call' : 'calls'} today</span>
      {testsToday > 0 && (
        <span className="text-quiet" title="Calls of the test phone">
          {' '}
          + {testsToday} {testsToday === 1 ? 'test' : 'tests'}
        </span>
      )}
    </>
  )
}

function Heading({
  by,
  title,
  className,
  isCount = false,
  order,
  sort,
}: {
  by: Column
  title: string
  className: string
  isCount?: boolean
  order: Order
  sort: (order: Order) => void
}) {
  const isSorted = order.by === by
  const Arrow = isSorted && order.isDescending ? ArrowDown : ArrowUp
  return (
    <th
      aria-sort={isSorted ? (order.isDescending ? 'descending' : 'ascending') : undefined}
      className={`px-2 pt-1 font-normal ${className}`}
    >
      <button
        type="button"
        // Most calls first, on the first press.
        onClick={() => sort({ by, isDescending: isSorted ? !order.isDescending : isCount })}
        className={`flex h-7 w-full cursor-pointer items-center gap-1 rounded-control px-2 hover:text-text ${isCount ? 'flex-row-reverse' : ''} ${isSorted ? 'font-medium text-text' : ''}`}
      >
        {title}
        <Arrow size={12} aria-hidden className={isSorted ? '' : 'opacity-0'} />
      </button>
    </th>
  )
}
