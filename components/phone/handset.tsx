'use client'

import { Phone, PhoneOff, SkipForward } from 'lucide-react'
import Link from 'next/link'
import { type FormEvent, useState } from 'react'
import { Button, buttonLook } from '../ui/button'
import { inputLook } from '../ui/field'
import { CalleePanel } from './callee-panel'
import { Keypad } from './keypad'
import type { CallInHand } from './use-live-call'

/** What the tester's hand does: keys, words, silence, the callee's part, and hanging up; and where to go when it is over. */
export function Handset({
  call: { phone, view, callId },
  onKey,
  onAgain,
  onForget,
}: {
  call: CallInHand
  onKey: (key: string) => void
  onAgain: () => void
  onForget: () => void
}) {
  const { waiting, isPrompting } = view
  if (waiting.for === 'nothing')
    return (
      <AfterCall
        callId={callId}
        isUnanswered={waiting.over.why === 'no instructions came'}
        {...{ onAgain, onForget }}
      />
    )
  const isAwaited = waiting.for === 'input' || waiting.for === 'recording'
  return (
    <div className="flex flex-col gap-3">
      {/* What is hung up with stays where it is. */}
      <div className="flex min-h-[18.5rem] flex-col gap-3 @3xl:min-h-80">
        {waiting.for === 'callee' || waiting.for === 'joined' ? (
          <CalleePanel waiting={waiting} onCallee={phone.callee} onHangUp={() => phone.hangUp('callee')} />
        ) : (
          <>
            <Keypad onKey={onKey} />
            <SaySomething onSay={phone.say} />
            <div className="grid grid-cols-2 gap-2">
              <Button
                disabled={!isAwaited}
                onClick={phone.staySilent}
                title="Do not wait for the silence to pass"
              >
                Say nothing
              </Button>
              <Button disabled={!isPrompting && waiting.for !== 'pause'} onClick={phone.skip}>
                <SkipForward size={15} aria-hidden />
                Skip
              </Button>
            </div>
          </>
        )}
      </div>
      <button
        type="button"
        onClick={() => phone.hangUp()}
        className="flex h-11 w-full cursor-pointer items-center justify-center gap-2 rounded-control bg-bad font-semibold text-panel hover:opacity-90"
      >
        <PhoneOff size={17} aria-hidden />
        Hang up
      </button>
    </div>
  )
}

function SaySomething({ onSay }: { onSay: (text: string) => void }) {
  const [text, setText] = useState('')
  const say = (event: FormEvent) => {
    event.preventDefault()
    onSay(text)
    setText('')
  }
  return (
    <form onSubmit={say} className="flex gap-2">
      <input
        value={text}
        onChange={(event) => setText(event.target.value)}
        aria-label="Say something"
        placeholder="Say something"
        className={`${inputLook} min-w-0 flex-1`}
      />
      <Button type="submit" disabled={text.trim() === ''}>
        Say
      </Button>
    </form>
  )
}

const AfterCall = ({
  callId,
  isUnanswered,
  onAgain,
  onForget,
}: {
  callId: string | undefined
  isUnanswered: boolean
  onAgain: () => void
  onForget: () => void
}) => (
  <div className="flex flex-col gap-3">
    <p className="text-quiet text-sm">
      {isUnanswered
        ? 'The voice server gave no answer that could be played. Does it run, and is PUBLIC_URL right?'
        : 'This call is in the call log, marked as a test. It counts in no statistics.'}
    </p>
    {callId && (
      <Link href={`/calls/${encodeURIComponent(callId)}`} className={`${buttonLook()} !h-11`}>
        See what happened on it
      </Link>
    )}
    <button
      type="button"
      onClick={onAgain}
      className="flex h-11 w-full cursor-pointer items-center justify-center gap-2 rounded-control bg-good font-semibold text-panel hover:opacity-90"
    >
      <Phone size={17} aria-hidden />
      Call again
    </button>
    <Button look="quiet" onClick={onForget}>
      Another number or caller
    </Button>
  </div>
)
