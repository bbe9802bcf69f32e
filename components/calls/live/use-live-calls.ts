import { useRouter } from 'next/navigation'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { LiveCall } from '@/lib/store/live-calls'
import { send } from '../../ui/send'

export type Live = { calls: LiveCall[]; total: number }

/** How often it is looked who is on the phone, while somebody looks at the page. */
const LOOK_EVERY_MS = 1_500

/**
 * The calls that go on, kept up to date.
 *
 * @param known the versions whose documents the page has; for another it is asked for anew
 */
export function useLiveCalls(first: Live, known: ReadonlySet<string>) {
  const router = useRouter()
  const [live, setLive] = useState(first)
  const [isAway, setAway] = useState(false)
  const asked = useRef(new Set<string>())

  const look = useCallback(async (signal?: AbortSignal) => {
    const answer = await send<Live>('GET', '/internal/calls/live', undefined, signal)
    if (signal?.aborted) return
    setAway(!answer.ok)
    // What says the same again draws nothing anew.
    if (answer.ok)
      setLive((before) => (JSON.stringify(before) === JSON.stringify(answer.data) ? before : answer.data))
  }, [])

  useEffect(() => {
    const gone = new AbortController()
    const refresh = () => {
      if (document.visibilityState === 'visible') void look(gone.signal)
    }
    const timer = setInterval(refresh, LOOK_EVERY_MS)
    document.addEventListener('visibilitychange', refresh)
    return () => {
      gone.abort()
      clearInterval(timer)
      document.removeEventListener('visibilitychange', refresh)
    }
  }, [look])

  useEffect(() => {
    const unknown = live.calls.flatMap(({ standing }) =>
      standing && !known.has(standing.versionId) && !asked.current.has(standing.versionId)
        ? [standing.versionId]
        : [],
    )
    if (unknown.length === 0) return
    for (const id of unknown) asked.current.add(id)
    router.refresh()
  }, [live, known, router])

  return { live, isAway, look }
}
