import { useRouter } from 'next/navigation'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { LiveCall } from '@/lib/store/live-calls'
import { send } from '../../ui/send'
import { useSoon } from '../../ui/use-soon'
import { useCallStream } from '../use-call-stream'

export type Live = { calls: LiveCall[]; total: number }

/** A caller who goes on is told of several times within a moment. */
const SETTLE_MS = 200
/** Whatever could not be asked is asked again. */
const AGAIN_MS = 3_000

/**
 * The calls that go on, kept up to date.
 *
 * @param since up to when the page knows everything
 * @param known the versions whose documents the page has; for another it is asked for anew
 */
export function useLiveCalls(first: Live, since: string | undefined, known: ReadonlySet<string>) {
  const router = useRouter()
  const [live, setLive] = useState(first)
  const [isAway, setAway] = useState(false)
  const asked = useRef(new Set<string>())

  const look = useCallback(async () => {
    const answer = await send<Live>('GET', '/internal/calls/live')
    setAway(!answer.ok)
    // What says the same again draws nothing anew.
    if (answer.ok)
      setLive((before) => (JSON.stringify(before) === JSON.stringify(answer.data) ? before : answer.data))
  }, [])

  const lookSoon = useSoon(look, SETTLE_MS)
  const isHearing = useCallStream(since, { onCalls: lookSoon, onMany: lookSoon })
  useEffect(() => {
    if (!isAway) return
    const timer = setInterval(look, AGAIN_MS)
    return () => clearInterval(timer)
  }, [isAway, look])

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

  return { live, isAway: isAway || !isHearing, look }
}
