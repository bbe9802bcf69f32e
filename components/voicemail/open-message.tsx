'use client'

import { useEffect, useState } from 'react'
import type { PlayedRecording } from '../recordings/played-recording'
import { Player } from '../recordings/player'
import { Failed, Waiting } from '../settings/notes'
import { send } from '../ui/send'
import type { ListedMessage } from './voicemail-page'

/** A message that was opened: its sound, and what was said. It is asked for anew when its state changes. */
export function OpenMessage({ message, onHeard }: { message: ListedMessage; onHeard: () => void }) {
  const { id, audio, transcriptState } = message
  const [recording, setRecording] = useState<PlayedRecording>()
  const [refused, setRefused] = useState('')

  // biome-ignore lint/correctness/useExhaustiveDependencies: another state is another answer
  useEffect(() => {
    const aborter = new AbortController()
    send<{ recording: PlayedRecording }>('GET', `/internal/recordings/${id}`, undefined, aborter.signal).then(
      (asked) => {
        if (aborter.signal.aborted) return
        if (asked.ok) setRecording(asked.data.recording)
        else setRefused(asked.message)
      },
    )
    return () => aborter.abort()
  }, [id, audio, transcriptState])

  if (refused) return <Failed message={refused} />
  if (!recording) return <Waiting>Opening the message…</Waiting>
  return <Player recording={recording} onPlayed={onHeard} />
}
