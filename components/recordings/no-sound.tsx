'use client'

import { CloudDownload, CloudOff, VolumeX } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button } from '../ui/button'
import { send } from '../ui/send'
import type { PlayedRecording } from './played-recording'

/** Why there is nothing to hear, or not yet. */
export function NoSound({ recording: { id, audio, trouble } }: { recording: PlayedRecording }) {
  const router = useRouter()
  const [refused, setRefused] = useState('')

  async function again() {
    const asked = await send('POST', '/internal/recordings', { do: 'fetch-again', ids: [id] })
    if (asked.ok) router.refresh()
    else setRefused(asked.message)
  }

  const { Icon, title, words } = STATES[audio === 'stored' ? 'waiting' : audio]
  return (
    <div className="flex gap-3 text-sm">
      <Icon size={18} aria-hidden className="mt-0.5 shrink-0 text-quiet" />
      <div className="grid gap-1">
        <p className="font-medium">{title}</p>
        <p className="max-w-prose text-quiet">{trouble || words}</p>
        {audio === 'waiting' && trouble && <p className="text-quiet">It is tried again by itself.</p>}
        {audio === 'gone' && (
          <div className="mt-1">
            <Button onClick={again}>Try again</Button>
          </div>
        )}
        <p role="alert" className="text-bad empty:hidden">
          {refused}
        </p>
      </div>
    </div>
  )
}

const STATES = {
  waiting: {
    Icon: CloudDownload,
    title: 'Still being fetched',
    words: 'The carrier has it ready; it is on its way here.',
  },
  gone: { Icon: CloudOff, title: 'The recording is gone', words: 'The carrier does not have it any more.' },
  silent: {
    Icon: VolumeX,
    title: 'No sound',
    words:
      'It was left in the sandbox from a terminal or without a microphone, where nothing can be said aloud.',
  },
} as const
