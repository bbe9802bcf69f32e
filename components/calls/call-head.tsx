import { ArrowUpRight } from 'lucide-react'
import Link from 'next/link'
import { priceOf } from '@/lib/store/call-price'
import type { CallDetail } from '@/lib/store/calls'
import type { Formats } from '../format/formats'
import { lasted } from '../format/lasted'
import { phone } from '../format/phone'
import { PageHeader } from '../ui/page-header'
import { Outcome } from './outcome'

/** Who called whom, when, how long, how it ended and why, what it cost, and which version answered. */
export function CallHead({
  call,
  ending,
  ran,
  timeZone,
  now,
  formats: { glance, inFull, price },
}: {
  call: CallDetail
  ending: string
  ran: { flowId: string; number: number; name: string } | undefined
  timeZone: string
  now: Date
  formats: Formats
}) {
  const { own, dialled, total } = priceOf(call)
  const parts = [
    ...(own ? [`${price(own)} for the ${call.direction === 'outbound' ? 'call' : 'caller’s side'}`] : []),
    ...dialled.map((one) => `${price(one)} for parties dialled`),
  ]
  return (
    <>
      <PageHeader
        title={
          <>
            <span className="whitespace-nowrap">{phone(call.caller)}</span>{' '}
            <span className="font-normal text-quiet">to</span>{' '}
            <span className="whitespace-nowrap">{phone(call.called)}</span>
          </>
        }
      >
        {ran && (
          <Link
            href={`/flows/${ran.flowId}/versions/${ran.number}`}
            className="inline-flex items-center gap-1 text-accent text-sm hover:underline"
          >
            {ran.name}, version {ran.number}
            <ArrowUpRight size={14} aria-hidden />
          </Link>
        )}
      </PageHeader>
      <div className="-mt-3 mb-4 text-sm">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Outcome call={call} />
          {call.durationSeconds !== null && <span>{lasted(call.durationSeconds)}</span>}
          <time dateTime={call.startedAt} title={inFull(call.startedAt, timeZone)}>
            {glance(call.startedAt, timeZone, now)}
          </time>
          {(call.isTest ? [] : total).map((one) => (
            <span key={one.currency} title={parts.join(', ')}>
              {price(one)}
              {parts.length > 1 && <span className="text-quiet"> in all ({parts.join(', ')})</span>}
            </span>
          ))}
          <span className="rounded-sm border border-line-strong px-1 text-quiet text-xs">
            {call.isTest ? 'test' : 'real'}
          </span>
          {call.direction === 'outbound' && <span className="text-quiet">placed from here</span>}
        </p>
        <p className="mt-1 text-quiet">{ending}</p>
      </div>
    </>
  )
}
