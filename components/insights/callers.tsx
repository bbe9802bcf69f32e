'use client'

import Link from 'next/link'
import { useEffect, useState } from 'react'
import type { LastCaller } from '@/lib/store/insights/last-callers'
import { Outcome } from '../calls/outcome'
import { phone } from '../format/phone'
import { useFormats } from '../format/use-formats'
import { type Answer, send } from '../ui/send'

export type Where = {
  versionId: string
  nodeId: string
  exit?: string
  hungUp?: boolean
  from: string
  to: string
  calls: 'test' | 'real'
  timeZone: string
}

/** The last callers of a place, each with the way to their call. */
export function Callers({ where }: { where: Where }) {
  const { glance, inFull } = useFormats()
  const { timeZone, hungUp, ...rest } = where
  const query = String(new URLSearchParams({ ...rest, ...(hungUp && { hungUp: 'true' }) }))
  const [answer, setAnswer] = useState<{ query: string; given: Answer<{ callers: LastCaller[] }> }>()
  useEffect(() => {
    const stop = new AbortController()
    void send<{ callers: LastCaller[] }>(
      'GET',
      `/internal/insights/callers?${query}`,
      undefined,
      stop.signal,
    ).then((given) => !stop.signal.aborted && setAnswer({ query, given }))
    return () => stop.abort()
  }, [query])

  if (answer?.query !== query)
    return (
      <p role="status" className="text-quiet text-sm">
        Looking for callers…
      </p>
    )
  const { given } = answer
  if (!given.ok) return <p role="alert">{given.message}</p>
  return (
    <section aria-label="Last callers">
      <h3 className="mb-1 font-medium text-sm">Last callers</h3>
      {given.data.callers.length === 0 && (
        <p className="text-quiet text-sm">No call of these is kept any more; what was counted stays.</p>
      )}
      <ul>
        {given.data.callers.map(({ callId, caller, at, outcome }) => (
          <li key={callId} className="border-line border-t">
            <Link
              href={`/calls/${encodeURIComponent(callId)}`}
              className="block px-2 py-1.5 text-sm hover:bg-hover"
            >
              <span className="flex justify-between gap-2">
                <span className="truncate font-medium">{phone(caller)}</span>
                <time dateTime={at} title={inFull(at, timeZone)} className="shrink-0 text-quiet">
                  {glance(at, timeZone, new Date())}
                </time>
              </span>
              <span className="text-quiet text-xs">
                <Outcome call={{ state: outcome === null ? 'in-progress' : 'ended', outcome }} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
