'use client'

import { MoveRight, PhoneOff } from 'lucide-react'
import Link from 'next/link'
import type { LiveCall } from '@/lib/store/live-calls'
import { phone } from '../../format/phone'
import { Button } from '../../ui/button'
import { Running } from './running'
import type { Standing } from './standing'

/** One caller: who, how long, where they stand, and what can be done. */
export const LiveRow = ({
  call,
  standing,
  now,
  isMarked,
  mayAct,
  onMove,
  onEnd,
}: {
  call: LiveCall
  standing: Standing
  now: number
  /** The node that is selected on the canvas is where they stand. */
  isMarked: boolean
  mayAct: boolean
  onMove: () => void
  onEnd: () => void
}) => (
  <li
    className={`flex flex-wrap items-center gap-x-3 gap-y-1 border-line border-t px-4 py-2 first:border-t-0 ${isMarked ? 'bg-hover' : ''}`}
  >
    <div className="min-w-0 flex-1 basis-36">
      <p className="flex items-center gap-2">
        <Link href={`/calls/${encodeURIComponent(call.id)}`} className="truncate font-medium hover:underline">
          {phone(call.caller)}
        </Link>
        {call.isTest && (
          <span className="rounded-sm border border-line-strong px-1 text-quiet text-xs">test</span>
        )}
      </p>
      <p className="truncate text-quiet text-xs">
        {call.direction === 'outbound' ? 'rung by' : 'on'} {phone(call.called)}
      </p>
    </div>
    <div className="min-w-0 flex-1 basis-28">
      <p className="truncate text-sm" title={standing.what}>
        {standing.what}
      </p>
      <p className="truncate text-quiet text-xs">{standing.detail ?? ' '}</p>
    </div>
    <Running since={call.startedAt} now={now} />
    {mayAct && (
      <div className="flex gap-1.5">
        <Button
          onClick={onMove}
          aria-label={`Move ${phone(call.caller)}`}
          disabled={standing.isTalking || !call.standing}
          title={standing.isTalking ? 'They talk with somebody, and would be torn away from them' : undefined}
        >
          <MoveRight size={14} aria-hidden />
          Move
        </Button>
        <Button onClick={onEnd} aria-label={`Hang up on ${phone(call.caller)}`}>
          <PhoneOff size={14} aria-hidden />
          Hang up
        </Button>
      </div>
    )}
  </li>
)
