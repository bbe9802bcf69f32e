'use client'

import { useRouter } from 'next/navigation'
import { useCallStream } from '../calls/use-call-stream'
import { useSoon } from '../ui/use-soon'

const AT_MOST_EVERY_MS = 400

/** Shows new messages, and what becomes of those that are there, by itself; says where that does not work. */
export function FollowMessages({ since }: { since: string | undefined }) {
  const router = useRouter()
  const refresh = useSoon(() => router.refresh(), AT_MOST_EVERY_MS)
  const isHearing = useCallStream(since, {
    onCalls: (calls) => {
      if (calls.some(({ isRecorded }) => isRecorded)) refresh()
    },
    onMany: refresh,
  })
  return (
    <p role="status" className={isHearing ? 'sr-only' : 'mb-3 text-quiet text-sm'}>
      {!isHearing &&
        'New messages do not show up just now: the dashboard cannot be reached. It is tried again.'}
    </p>
  )
}
