'use client'

import {
  CircleDashed,
  CircleDot,
  Hourglass,
  type LucideIcon,
  PhoneCall,
  PhoneOff,
  PhoneOutgoing,
  TriangleAlert,
} from 'lucide-react'
import Link from 'next/link'
import { useEffect, useState } from 'react'
import { Button, buttonLook } from '../ui/button'
import { send } from '../ui/send'
import { isOver, type Standing } from './wanted'

const LOOK_EVERY_MS = 700

/** How it stands with a call, as it goes on: a lamp, a word, and what can be done about it. */
export function CallStanding({ first, onAgain }: { first: Standing; onAgain: () => void }) {
  const [call, setCall] = useState(first)
  const [trouble, setTrouble] = useState('')
  const [isEnding, setEnding] = useState(false)
  const over = isOver(call)

  useEffect(() => {
    // A call of which nothing is known may be heard of yet.
    if (over && call.state !== 'unknown') return
    const gone = new AbortController()
    const timer = setInterval(async () => {
      const answer = await send<Standing>('GET', `/internal/calls/${first.id}`, undefined, gone.signal)
      if (answer.ok && !gone.signal.aborted) setCall(answer.data)
    }, LOOK_EVERY_MS)
    return () => {
      gone.abort()
      clearInterval(timer)
    }
  }, [first.id, over, call.state])

  async function hangUp() {
    setEnding(true)
    setTrouble('')
    const done = await send('DELETE', `/internal/calls/${first.id}`)
    setEnding(false)
    if (!done.ok) setTrouble(done.message)
  }

  const { Icon, colour, words } = LOOKS[call.state]
  return (
    <div className="flex min-h-56 flex-col">
      <div role="status" className="flex flex-1 flex-col items-center justify-center gap-2 text-center">
        <Icon
          size={32}
          aria-hidden
          className={`${colour} ${call.state === 'ringing' ? 'motion-safe:animate-pulse' : ''}`}
        />
        <p className="font-semibold text-lg">{words}</p>
        <p className="max-w-sm text-quiet text-sm">{call.reason ?? HINTS[call.state]}</p>
      </div>
      <p role="alert" className={trouble ? 'mb-3 text-bad text-sm' : 'sr-only'}>
        {trouble}
      </p>
      <div className="flex items-center justify-between gap-2">
        {call.callId && call.state !== 'placed' ? (
          <Link href={`/calls/${encodeURIComponent(call.callId)}`} className={buttonLook()}>
            Show the call
          </Link>
        ) : (
          <span />
        )}
        {over ? (
          <Button onClick={onAgain}>
            <PhoneCall size={14} aria-hidden />
            Call again
          </Button>
        ) : (
          <Button onClick={hangUp} disabled={isEnding}>
            <PhoneOff size={14} aria-hidden />
            {isEnding ? 'Hanging up …' : 'Hang up'}
          </Button>
        )}
      </div>
    </div>
  )
}

const LOOKS: Record<Standing['state'], { Icon: LucideIcon; colour: string; words: string }> = {
  waiting: { Icon: Hourglass, colour: 'text-quiet', words: 'Waiting for its turn' },
  asked: { Icon: Hourglass, colour: 'text-quiet', words: 'Asking the carrier' },
  placed: { Icon: PhoneOutgoing, colour: 'text-accent', words: 'On its way' },
  ringing: { Icon: PhoneCall, colour: 'text-accent', words: 'Ringing' },
  answered: { Icon: CircleDot, colour: 'text-good', words: 'Answered' },
  ended: { Icon: CircleDashed, colour: 'text-quiet', words: 'The call is over' },
  refused: { Icon: TriangleAlert, colour: 'text-bad', words: 'Not called' },
  unknown: { Icon: TriangleAlert, colour: 'text-warn', words: 'Nobody knows' },
}

const HINTS: Partial<Record<Standing['state'], string>> = {
  placed: 'Your phone should ring in a moment.',
  ringing: 'Pick up. The flow speaks as soon as you do.',
  answered: 'The flow is speaking. Closing this window does not hang up.',
}
