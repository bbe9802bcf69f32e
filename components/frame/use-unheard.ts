import { useState } from 'react'
import { useCallStream } from '../calls/use-call-stream'
import { send } from '../ui/send'
import { useSoon } from '../ui/use-soon'

/** How many voicemails nobody has heard, and up to when that is known. */
export type Unheard = { count: number; since: string | undefined }

const SETTLE_MS = 300

/** How many voicemails nobody has heard, kept up to date on every page. */
export function useUnheard(given: Unheard): number {
  const [count, setCount] = useState(given.count)
  const [seen, setSeen] = useState(given)
  if (seen !== given) {
    setSeen(given)
    setCount(given.count)
  }
  const lookSoon = useSoon(async () => {
    const asked = await send<{ unheard: number }>('GET', '/internal/recordings/unheard')
    if (asked.ok) setCount(asked.data.unheard)
  }, SETTLE_MS)
  useCallStream(given.since, {
    onCalls: (calls) => {
      if (calls.some(({ isRecorded }) => isRecorded)) lookSoon()
    },
    onMany: lookSoon,
  })
  return count
}
