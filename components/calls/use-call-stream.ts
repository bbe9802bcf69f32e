'use client'

import { useEffect, useRef, useState } from 'react'
import type { ChangedCall } from '@/lib/store/changed-calls'

export type CallNews = {
  /** Calls that are new or have changed, as they stand now. */
  onCalls: (calls: ChangedCall[]) => void
  /** So much has happened that it is better to look again. */
  onMany: () => void
}

/**
 * Hears of new and changed calls while the page is looked at; whatever happened while it was not, is told when it is again.
 *
 * @param since `lastChangeOfCalls` as it was before the page read what it shows; nothing is missed then
 * @returns whether it hears: false while the dashboard or its database cannot be reached
 */
export function useCallStream(since: string | undefined, news: CallNews): boolean {
  const [isHearing, setIsHearing] = useState(true)
  const last = useRef(since)
  const current = useRef(news)
  useEffect(() => {
    current.current = news
  })

  useEffect(() => {
    let source: EventSource | undefined

    function open() {
      const from = last.current === undefined ? '' : `?since=${encodeURIComponent(last.current)}`
      source = new EventSource(`/internal/calls/stream${from}`)
      source.onopen = () => setIsHearing(true)
      source.onerror = () => {
        setIsHearing(false)
        // The browser comes back by itself unless the answer was no stream: then it is for us.
        if (source?.readyState === EventSource.CLOSED) later = setTimeout(reopen, AGAIN_MS)
      }
      source.addEventListener('calls', (event) => {
        last.current = event.lastEventId
        current.current.onCalls(JSON.parse(event.data) as ChangedCall[])
      })
      source.addEventListener('many', (event) => {
        last.current = event.lastEventId
        current.current.onMany()
      })
    }
    function close() {
      clearTimeout(later)
      source?.close()
      source = undefined
    }
    function reopen() {
      close()
      // A browser has few connections to one server: pages that nobody looks at keep none.
      if (document.visibilityState === 'visible') open()
    }

    let later: ReturnType<typeof setTimeout> | undefined
    reopen()
    document.addEventListener('visibilitychange', reopen)
    return () => {
      document.removeEventListener('visibilitychange', reopen)
      close()
    }
  }, [])

  return isHearing
}

const AGAIN_MS = 5_000
