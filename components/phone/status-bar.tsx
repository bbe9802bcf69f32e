'use client'

import { Volume2, VolumeX } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { Waiting } from '@/lib/carriers/sandbox/player'
import { phone } from '../format/phone'
import { IconButton } from '../ui/button'
import type { CallInHand } from './use-live-call'

/** Who is on the line, where the call stands, and whether it may be heard. */
export function StatusBar({
  shown,
  flowName,
  isMuted,
  onMute,
}: {
  shown: CallInHand | undefined
  flowName: string | undefined
  isMuted: boolean
  onMute: (isMuted: boolean) => void
}) {
  const waiting = shown?.view.waiting
  const isOver = waiting?.for === 'nothing'
  const took = shown?.view.turnMilliseconds
  return (
    <header className="flex min-h-14 items-center gap-3 border-line border-b py-2 pr-2 pl-4">
      <Lamp state={!shown || isOver ? 'off' : waiting?.for === 'callee' ? 'rings' : 'on'} />
      <div className="min-w-0 flex-1">
        <p className="truncate font-semibold">
          {shown ? phone(shown.to) : 'No call'}
          {flowName && shown && <span className="font-normal text-quiet"> · {flowName}</span>}
        </p>
        <p className="flex flex-wrap gap-x-2 text-quiet text-xs">
          {shown && waiting ? (
            <>
              <span>{stateText(waiting)}</span>
              <Duration key={shown.startedAt} since={shown.startedAt} isOver={isOver} />
              {took !== undefined && <span>answered in {tookText(took)}</span>}
            </>
          ) : (
            <span>Rings only inside Patchbay, and costs nothing</span>
          )}
        </p>
      </div>
      <IconButton
        label={isMuted ? 'Sound on' : 'Sound off'}
        aria-pressed={isMuted}
        onClick={() => onMute(!isMuted)}
      >
        {isMuted ? <VolumeX size={16} aria-hidden /> : <Volume2 size={16} aria-hidden />}
      </IconButton>
    </header>
  )
}

function stateText(waiting: Waiting): string {
  switch (waiting.for) {
    case 'reply':
      return 'Waiting for Patchbay'
    case 'prompt':
      return waiting.by === 'callee' ? 'Whispering to the callee' : 'Speaking'
    case 'input':
      if (waiting.isPrompting) return 'Speaking, and listening'
      return waiting.keys
        ? waiting.words
          ? 'Listening for keys or words'
          : 'Listening for keys'
        : 'Listening'
    case 'recording':
      return 'Recording'
    case 'pause':
      return 'A moment'
    case 'callee':
      return 'Ringing'
    case 'joined':
      return 'Connected'
    case 'room':
      return 'In a conference'
    case 'nothing':
      return 'Over'
  }
}

const tookText = (milliseconds: number): string =>
  milliseconds < 1_000
    ? `${Math.max(1, Math.round(milliseconds))} ms`
    : `${(milliseconds / 1_000).toFixed(1)} s`

function Duration({ since, isOver }: { since: number; isOver: boolean }) {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    if (isOver) return
    const timer = setInterval(() => setNow(Date.now()), 500)
    return () => clearInterval(timer)
  }, [isOver])
  const seconds = Math.max(0, Math.floor((now - since) / 1_000))
  return (
    <span>
      {Math.floor(seconds / 60)}:{String(seconds % 60).padStart(2, '0')}
    </span>
  )
}

const Lamp = ({ state }: { state: 'off' | 'rings' | 'on' }) => (
  <span aria-hidden className="relative flex size-2.5 shrink-0">
    {state !== 'off' && (
      <span
        className={`absolute inset-0 rounded-full opacity-60 motion-safe:animate-ping ${state === 'rings' ? 'bg-warn' : 'bg-good'}`}
      />
    )}
    <span
      className={`relative size-2.5 rounded-full ${state === 'off' ? 'bg-line-strong' : state === 'rings' ? 'bg-warn' : 'bg-good'}`}
    />
  </span>
)
