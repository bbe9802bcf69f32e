'use client'

import { useRouter } from 'next/navigation'
import { useSoon } from '../ui/use-soon'
import { useCallStream } from './use-call-stream'

/** The page is read anew this often at most; a call tells of several states within a moment. */
const AT_MOST_EVERY_MS = 400

/** Keeps the page of a call up to date while it goes on, and says where that does not work. */
export function FollowCall({ callId, since }: { callId: string; since: string | undefined }) {
  const router = useRouter()
  const refresh = useSoon(() => router.refresh(), AT_MOST_EVERY_MS)
  const isHearing = useCallStream(since, {
    onCalls: (calls) => {
      if (calls.some(({ id }) => id === callId)) refresh()
    },
    onMany: refresh,
  })
  return (
    <p role="status" className="text-quiet text-sm empty:hidden">
      {!isHearing && 'The dashboard cannot be reached just now; what happens meanwhile shows up when it can.'}
    </p>
  )
}
