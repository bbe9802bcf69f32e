'use client'

import { useEffect, useRef, useSyncExternalStore } from 'react'
import { type CallNews, hearing, listenToCalls } from './call-news'

/**
 * Hears of new and changed calls while the page is looked at; whatever happened while it was not, is told when it is again.
 *
 * @param since `lastChangeOfCalls` as it was before the page read what it shows; nothing is missed then
 * @returns whether it hears: false while the dashboard or its database cannot be reached
 */
export function useCallStream(since: string | undefined, news: CallNews): boolean {
  const first = useRef(since)
  const current = useRef(news)
  useEffect(() => {
    current.current = news
  })
  useEffect(
    () =>
      listenToCalls(
        {
          onCalls: (calls) => current.current.onCalls(calls),
          onMany: () => current.current.onMany(),
        },
        first.current,
      ),
    [],
  )
  return useSyncExternalStore(hearing.subscribe, hearing.is, () => true)
}
